"""`samenscan check`: every problem of a questionnaire with file and line, or what it holds."""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import override

from samenscan.core.questionnaire import (
    Gap,
    Problem,
    Questionnaire,
    QuestionnaireErrors,
    decode,
    gaps,
    read_set,
    schema,
)
from samenscan.core.text import Text, text
from samenscan.reports.without_site import LANGUAGES, make_ready
from samenscan.reports.words import tell

HELP = "say what is wrong with a questionnaire, or what it holds; needs no server or database"

# A file with these keys is a questionnaire; sections and banks have others.
_QUESTIONNAIRE = (re.compile(r"^version\s*:", re.M), re.compile(r"^sections\s*:", re.M))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `check` can be told on the command line."""
    parser.add_argument("path", type=Path, nargs="?", help="a YAML file, or a folder of them")
    parser.add_argument("--gaps", action="store_true", help="list the texts that lack a language")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema for editors")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run(arguments: argparse.Namespace) -> int:
    """Print problems or what is there; 0 when all is well, 1 when something has to be mended."""
    if arguments.schema:
        sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
        return 0
    make_ready()
    with override(arguments.language):
        try:
            found = _mains(arguments.path)
            return max(
                _check(files, main, gaps_too=arguments.gaps, language=arguments.language)
                for files, main in found
            )
        except _NoPath as none:
            _say(f"{arguments.path or 'samenscan check'}: {tell(none.what)} {tell(none.remedy)}")
        except OSError as error:
            _say(f"{error.filename}: {tell(_UNREADABLE)}")
        return 1


_UNREADABLE = text("This cannot be read. Check whether you may use this place.")


class _NoPath(Exception):
    """There is nothing to check at the path given."""

    def __init__(self, what: Text, remedy: Text) -> None:
        super().__init__()
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True)
class _Folder(Mapping[str, str]):
    """The YAML files of a folder by their path from it, each decoded when it is asked for."""

    root: Path
    paths: frozenset[str]

    def __getitem__(self, path: str) -> str:
        if path not in self.paths:
            raise KeyError(path)
        return decode((self.root / path).read_bytes(), path)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.paths))

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, path: object) -> bool:
        return path in self.paths

    def shown(self, path: str) -> str:
        """The path from where the person at the command line stands."""
        return os.path.relpath(self.root / path)


def _folder(root: Path, paths: Iterable[Path]) -> _Folder:
    return _Folder(
        root,
        frozenset(
            path.relative_to(root).as_posix()
            for path in paths
            if path.suffix in (".yaml", ".yml") and path.is_file()
        ),
    )


def _mains(path: Path | None) -> list[tuple[_Folder, str]]:
    """Every questionnaire at this path, with the files that belong to it."""
    if path is None:
        raise _NoPath(
            text("There is no file or folder named."),
            text("Write samenscan check scan.yaml, or samenscan check --schema."),
        )
    if path.is_dir():
        folder = _folder(path, path.rglob("*"))
        mains = [name for name in folder if _starts_a_questionnaire(path / name)]
        if not mains:
            raise _NoPath(
                text("There is no questionnaire in this folder."),
                text("A questionnaire is a YAML file with “version:” and “sections:”."),
            )
        return [(folder, name) if "/" in name else _alone(path / name) for name in mains]
    if not path.is_file():
        raise _NoPath(
            text("There is no file with this name."),
            text("Check the name and whether you may use this place."),
        )
    return [_alone(path)]


def _starts_a_questionnaire(path: Path) -> bool:
    source = path.read_bytes().decode("utf-8", errors="replace")
    return all(key.search(source) for key in _QUESTIONNAIRE)


def _alone(path: Path) -> tuple[_Folder, str]:
    """One questionnaire; its banks may stand in a folder beside its own."""
    own = path.resolve().parent
    beside = own.parent.glob("*/*.y*ml") if b"../" in path.read_bytes() else ()
    root = own.parent if beside else own
    folder = _folder(root, [*own.rglob("*.y*ml"), *beside])
    main = path.resolve().relative_to(root).as_posix()
    return _Folder(root, folder.paths | {main}), main


def _check(files: _Folder, main: str, *, gaps_too: bool, language: str) -> int:
    try:
        questionnaire = read_set(files, main)
    except QuestionnaireErrors as errors:
        for problem in errors.problems:
            _say(_line(files, problem))
        _say(tell(errors.what))
        return 1
    _say_contents(questionnaire, language)
    lacking = gaps(questionnaire)
    if gaps_too:
        for gap in lacking:
            _say(_gap(files, gap, main))
    return 0


def _line(files: _Folder, problem: Problem) -> str:
    place = f"{files.shown(problem.file)}:{problem.line}"
    return f"{place}: {tell(problem.what)} {tell(problem.remedy)}"


def _gap(files: _Folder, gap: Gap, main: str) -> str:
    place = f"{files.shown(gap.file or main)}:{gap.line or 1}"
    return f"{place}: {gap.code} {gap.part} – {gap.language}"


def _say_contents(questionnaire: Questionnaire, language: str) -> None:
    _say(f"{questionnaire.code} {questionnaire.version} · {questionnaire.title.told(language)}")
    _say(
        tell(
            text(
                "Sections: %(sections)s. Questions: %(questions)s.",
                sections=len(questionnaire.sections),
                questions=len(questionnaire.questions()),
            )
        )
    )
    minutes: dict[str, int] = {}
    for section in questionnaire.sections:
        who = questionnaire.respondent(section.who or "")
        name = who.title.told(language) if who else section.who or tell(text("nobody named"))
        minutes[name] = minutes.get(name, 0) + section.minutes
    each = ", ".join(f"{name} {n}" for name, n in minutes.items())
    _say(tell(text("Minutes: %(n)s (%(each)s).", n=sum(minutes.values()), each=each)))
    lacking = gaps(questionnaire)
    counts = ", ".join(
        f"{code} {sum(gap.language == code for gap in lacking)}" for code in questionnaire.languages
    )
    _say(tell(text("Texts that lack a language: %(counts)s.", counts=counts)))


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
