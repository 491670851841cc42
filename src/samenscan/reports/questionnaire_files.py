"""Questionnaires on disk: a file with its sections and banks, or all those in a folder."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from samenscan.core.questionnaire import (
    Problem,
    Questionnaire,
    QuestionnaireErrors,
    decode,
    read_set,
)
from samenscan.core.questionnaire.head import starts_a_questionnaire
from samenscan.core.text import Text, text


class NoQuestionnaire(Exception):
    """There is nothing to check at the path given."""

    def __init__(self, what: Text, remedy: Text) -> None:
        super().__init__()
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True)
class Folder(Mapping[str, str]):
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


def _folder(root: Path, paths: Iterable[Path]) -> Folder:
    return Folder(
        root,
        frozenset(
            path.relative_to(root).as_posix()
            for path in paths
            if path.suffix in (".yaml", ".yml") and path.is_file()
        ),
    )


def questionnaires_at(path: Path | None) -> list[tuple[Folder, str]]:
    """Every questionnaire at this path, with the files that belong to it.

    Raises NoQuestionnaire when there is none, OSError when something cannot be read.
    """
    if path is None:
        raise NoQuestionnaire(
            text("There is no file or folder named."),
            text("Write samenscan check scan.yaml, or samenscan check --schema."),
        )
    if path.is_dir():
        folder = _folder(path, path.rglob("*"))
        mains = [name for name in folder if _starts_a_questionnaire(path / name)]
        if not mains:
            raise NoQuestionnaire(
                text("There is no questionnaire in this folder."),
                text("A questionnaire is a YAML file with “version:” and “sections:”."),
            )
        return [(folder, name) if "/" in name else _alone(path / name) for name in mains]
    if not path.is_file():
        raise NoQuestionnaire(
            text("There is no file with this name."),
            text("Check the name and whether you may use this place."),
        )
    return [_alone(path)]


def _starts_a_questionnaire(path: Path) -> bool:
    source = path.read_bytes().decode("utf-8", errors="replace")
    return starts_a_questionnaire(source)


def _alone(path: Path) -> tuple[Folder, str]:
    """One questionnaire; its banks may stand in a folder beside its own."""
    own = path.resolve().parent
    beside = own.parent.glob("*/*.y*ml") if b"../" in path.read_bytes() else ()
    root = own.parent if beside else own
    folder = _folder(root, [*own.rglob("*.y*ml"), *beside])
    main = path.resolve().relative_to(root).as_posix()
    return Folder(root, folder.paths | {main}), main


def the_questionnaire_at(path: Path, problems: list[Problem]) -> Questionnaire | None:
    """The one questionnaire at this path; None, with the reasons in `problems`, when not so."""
    try:
        found = questionnaires_at(path)
        if len(found) > 1:
            raise NoQuestionnaire(
                text("There are %(n)s questionnaires in this folder.", n=len(found)),
                text(
                    "Name one of them: %(names)s.",
                    names=", ".join(sorted(main for _, main in found))[:400],
                ),
            )
        files, main = found[0]
        return read_set(files, main)
    except NoQuestionnaire as none:
        problems.append(Problem(str(path), 0, none.what, none.remedy))
    except QuestionnaireErrors as errors:
        problems.extend(errors.problems)
    return None
