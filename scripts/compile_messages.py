"""Compiles each translation catalogue that is newer than its compiled form; needs no gettext."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def compile_catalogue(source: Path) -> bool:
    """Write the .mo beside this .po; False when it was up to date."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    with source.open("rb") as opened:
        catalogue = read_po(opened, locale=source.parents[1].name)
    half_written = target.with_suffix(".mo.part")
    with half_written.open("wb") as opened:
        write_mo(opened, catalogue)
    half_written.replace(target)
    return True


def main() -> None:
    """Compile every catalogue of the product."""
    catalogues = sorted((ROOT / "src").glob("**/locale/*/LC_MESSAGES/*.po"))
    done = [path for path in catalogues if compile_catalogue(path)]
    if done:
        sys.stdout.write(f"Translations compiled: {len(done)}\n")


if __name__ == "__main__":
    main()
