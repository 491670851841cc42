"""Every text has its translation in every language, with the same blanks to fill."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.source import ROOT, Source, sources, told, written

LANGUAGES = ("nl", "fr", "de")
BLANK = re.compile(r"%(?:\(\w+\))?[sd]|%%")
MARKS = ("text", "_", "gettext", "gettext_lazy", "ngettext", "pgettext")
TEXTS = ("*.py", "*.html", "*.txt")


def catalogue(package: Path, language: str) -> Catalog:
    """The texts of one language; empty when nobody translated into it."""
    path = package / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(language)
    with path.open("rb") as opened:
        return read_po(opened, locale=language)


def forms(words: str | list[str] | tuple[str, ...] | None) -> list[str]:
    """Singular and plural, or the one form there is."""
    return [words] if isinstance(words, str) else list(words or [""])


def fault(message: Message) -> str | None:
    """What is wrong with one translation."""
    meant, said = forms(message.id), forms(message.string)
    if not all(said):
        return "is not translated"
    if message.fuzzy:
        return "is only guessed (fuzzy)"
    blanks = [sorted(BLANK.findall(form)) for form in (meant[-1], *said)]
    if any(found != blanks[0] for found in blanks[1:]) and len(meant) == 1:
        return "has other blanks than the text"
    return None


def faults(texts: Catalog, language: str) -> list[str]:
    """Every faulty translation of one language."""
    return [
        f"{language}: {forms(message.id)[0]!r} {found}"
        for message in texts
        if message.id and (found := fault(message))
    ]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product whose catalogues were collected a moment ago."""
    if shutil.which("xgettext") is None:
        assert os.environ.get("CI") != "true", "gettext is missing, and here it must be there"
        pytest.skip("no gettext on this machine (Debian or Ubuntu: apt install gettext)")
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("static", "tests", "*.pyc")
    )
    shutil.copytree(ROOT / "scripts", copy / "scripts")
    subprocess.run(
        [sys.executable, "scripts/collect_messages.py"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "SAMENSCAN_DATA_DIR": str(copy)},
        check=True,
        capture_output=True,
    )
    return copy / "src" / "samenscan"


@pytest.mark.parametrize("language", LANGUAGES)
def test_exist_for_every_text(collected: Path, language: str) -> None:
    texts = catalogue(collected, language)
    assert len(texts) > 100, "no texts were collected"
    problems = faults(texts, language)
    assert not problems, f"{len(problems)} texts; `make messages` collects them" + told(problems)


def test_are_collected_from_core_too(collected: Path) -> None:
    places = {path for message in catalogue(collected, "nl") for path, _ in message.locations}
    assert any(place.startswith("core/") for place in places)


def hidden(source: Source) -> list[str]:
    """Texts inside an f-string: nothing collects those, so nobody is asked to translate them."""
    return [
        source.at(call, "has a text inside an f-string")
        for joined in ast.walk(source.tree)
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKS
    ]


def test_are_never_inside_an_f_string() -> None:
    found = [line for source in sources() if source.in_product for line in hidden(source)]
    assert not found, told(found)
    assert hidden(written("src/samenscan/x.py", "f\"{tell(text('Own'))}: {name}\""))


def test_catch_planted_faults() -> None:
    texts = Catalog("nl")
    texts.add("Saved at %(time)s", "Bewaard om %(time)s")
    assert not faults(texts, "nl")
    for said, flags in (("", ()), ("Bewaard om %(tijd)s", ()), ("Bewaard om %(time)s", ("fuzzy",))):
        texts = Catalog("nl")
        texts.add("Saved at %(time)s", said, flags=flags)
        assert faults(texts, "nl"), said
