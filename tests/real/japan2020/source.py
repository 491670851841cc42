"""What the published files say, cell by cell: 1 788 rows of marks and texts under 35 questions."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILES = ("r2_survey_questions.csv", "r2_survey_answers.csv", "r2_survey_answers_parsed.csv")
MARK = "○"
_ABOUT = 3
_HEAD_ROWS = 2


@dataclass(frozen=True)
class AskedQuestion:
    """A question with its type, its choices in order, and the columns of the raw file it has."""

    code: str
    kind: str
    text: str
    choices: tuple[str, ...]
    columns: range


@dataclass(frozen=True)
class Authority:
    """One row of the raw file: code, name, state, and every cell as it stands there."""

    code: str
    name: str
    state: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """The questions, and one row per authority in the order of the file."""

    questions: tuple[AskedQuestion, ...]
    authorities: tuple[Authority, ...]
    headings: tuple[str, ...]


def read_source(folder: Path) -> Source:
    """Read the list of questions and the raw answers from this folder."""
    raw = _rows(folder / FILES[1])
    at = _ABOUT
    questions = []
    for number, row in enumerate(_rows(folder / FILES[0])[1 + _ABOUT :], 1):
        choices = tuple(row[3 : 3 + int(row[2])]) if row[1] != "free" else ()
        columns = range(at, at + max(1, len(choices)))
        questions.append(AskedQuestion(f"Q{number}", row[1], row[0].strip(), choices, columns))
        at = columns.stop
    authorities = tuple(Authority(row[0], row[1], row[2], tuple(row)) for row in raw[_HEAD_ROWS:])
    return Source(tuple(questions), authorities, tuple(raw[1]))


def read_parsed(folder: Path) -> list[list[str]]:
    """The other published form: one cell per question, such as `v---` for the first of four."""
    return _rows(folder / FILES[2])[1:]


def _rows(path: Path) -> list[list[str]]:
    # utf-8-sig: some of these files open with a byte-order mark.
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
