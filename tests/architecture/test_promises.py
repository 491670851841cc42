"""What documents promise exists: links lead somewhere, commands can be run."""

import ast
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.core.management import get_commands

from tests.architecture.source import ROOT, told

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# A command stands in backticks or opens a line of a fenced block.
MAKE = re.compile(r"(?:`|^\s*\$?\s*)make ([a-z][a-z-]*)", re.MULTILINE)
COMMAND = re.compile(
    r"(?:`|^\s*\$?\s*)(?:\.venv/bin/)?samenscan (--?\w[\w-]*|[a-z][\w-]*)", re.MULTILINE
)

MANAGE = re.compile(r"samenscan manage ([a-z]\w*)")


def documents(root: Path = ROOT) -> dict[Path, str]:
    """Every page of the documentation and the pages at the root."""
    paths = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    return {path: path.read_text() for path in sorted(paths)}


def anchor(heading: str) -> str:
    """The name of a heading in a link, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def dead_links(pages: Mapping[Path, str]) -> list[str]:
    """Relative links to a file or heading that is not there."""
    problems = []
    for path, page in pages.items():
        for link in LINK.findall(FENCED.sub("", page)):
            if re.match(r"[a-z]+:", link):
                continue
            file, _, fragment = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            if not target.exists():
                problems.append(f"{path.name}: {link} leads nowhere")
            elif fragment and target.suffix == ".md":
                names = {anchor(heading) for heading in HEADING.findall(target.read_text())}
                if fragment not in names:
                    problems.append(f"{path.name}: {link} has no such heading")
    return problems


def targets(makefile: str) -> set[str]:
    """What `make` can be asked for."""
    return set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))


def unknown(pages: Mapping[Path, str], mention: re.Pattern[str], known: Iterable[str]) -> list[str]:
    """Mentions in the pages of a command that does not exist."""
    known = set(known)
    return [
        f"{path.name}: `{found}` is not a command"
        for path, page in pages.items()
        for found in mention.findall(page)
        if found not in known and not found.startswith("-")
    ]


def own_commands() -> set[str]:
    """The subcommands of `samenscan`, read from its table of commands."""
    tree = ast.parse((ROOT / "src" / "samenscan" / "cli.py").read_text())
    return {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "command"
        and isinstance(node.args[0], ast.Constant)
    }


def undocumented(pages: Mapping[Path, str], commands: Iterable[str]) -> list[str]:
    """Commands of our own that no page explains."""
    everything = "\n".join(pages.values())
    return [name for name in commands if f"samenscan {name}" not in everything]


def test_links_lead_somewhere() -> None:
    problems = dead_links(documents())
    assert not problems, told(problems)


def test_make_targets_exist() -> None:
    known = targets((ROOT / "Makefile").read_text())
    problems = unknown(documents(), MAKE, known)
    assert not problems, told(problems)


def test_commands_exist() -> None:
    own = own_commands()
    assert {"demo", "interpret", "verify-journal"} <= own, "the table of commands was not read"
    problems = unknown(documents(), COMMAND, own)
    problems += unknown(documents(), MANAGE, get_commands())
    assert not problems, told(problems)


def test_commands_are_documented() -> None:
    problems = undocumented(documents(), own_commands())
    assert not problems, told(problems)


def test_catch_planted_dead_links(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here it is\n")
    for link in ("gone.md", "page.md#nowhere", "#nowhere"):
        assert dead_links({page: f"[see]({link})"}), link
    for link in ("page.md", "page.md#here-it-is", "#here-it-is", "https://example.org"):
        assert not dead_links({page: f"[see]({link})"}), link


def test_catch_planted_commands() -> None:
    pages = {Path("page.md"): "Run `make tea`.\n\n    samenscan fly\n"}
    assert unknown(pages, MAKE, {"test"})
    assert unknown(pages, COMMAND, {"work"})
    assert not unknown({Path("page.md"): "`make test`, samenscan is nice"}, MAKE, {"test"})
    assert undocumented(pages, ["work"]) == ["work"]


def unexplained_dependencies(pyproject: str, explained: str) -> list[str]:
    """Direct dependencies that have no line of reason."""
    project = tomllib.loads(pyproject)["project"]
    groups = [project["dependencies"], *project.get("optional-dependencies", {}).values()]
    names = [
        re.split(r"[^\w.-]", requirement)[0].lower() for group in groups for requirement in group
    ]
    lines = {
        found.group(1).lower(): found.group(2)
        for found in re.finditer(r"^\| ([\w.-]+) \| (.+?) \|", explained, re.MULTILINE)
    }
    return [name for name in names if len(lines.get(name, "")) < 20]


def test_dependencies_have_a_reason() -> None:
    problems = unexplained_dependencies(
        (ROOT / "pyproject.toml").read_text(), (ROOT / "docs" / "dependencies.md").read_text()
    )
    assert not problems, told(problems)


def test_catch_a_planted_dependency() -> None:
    pyproject = '[project]\ndependencies = ["left-pad>=1"]\n'
    assert unexplained_dependencies(pyproject, "| django | the frame of the whole product |")
    assert not unexplained_dependencies(pyproject, "| left-pad | aligns the columns of the list |")
