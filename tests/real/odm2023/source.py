"""What the published files say, row by row, and nothing that they do not say."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

FILES = (
    "questionnaire-questionnaire.csv",
    "questionnaire-answeroptions.csv",
    "questionnaire-scoring.csv",
)
_QUESTION = re.compile(r"\d+[a-e]?")
_DIMENSION = re.compile(r"Dimension (\d): (.+)")
_INDICATOR = re.compile(r"(\d\.\d[a-d]?)\.? (.+)")
_SELECT = re.compile(r"Select answer for Q(\w+)")
_JUSTIFY = re.compile(r"\s*for justification", re.IGNORECASE)


@dataclass(frozen=True)
class AskedQuestion:
    """A question with the answers offered; `full` is its published weight, None when unscored.

    `indicator` is the innermost one it stands under: “2.3a” rather than “2.3”.
    """

    code: str
    dimension: str
    indicator: str
    text: str
    guide: str
    options: tuple[str, ...]
    full: int | None


@dataclass(frozen=True)
class Given:
    """A published answer and its published score; None where the file says N/A or nothing."""

    answer: str
    score: int | None

    @property
    def blank(self) -> bool:
        """Whether the form still shows its invitation to choose."""
        return self.answer.startswith("select answer") or self.answer in ("", "n/a")


@dataclass(frozen=True)
class Country:
    """One country's file: its answers by question and the scores published for it.

    The total is published too less what reviewers were unsure of; it is the whole one here.
    """

    code: str
    name: str
    given: Mapping[str, Given]
    indicators: Mapping[str, int]
    dimensions: Mapping[str, int]
    total: int


@dataclass(frozen=True)
class Source:
    """The whole data set."""

    dimensions: Mapping[str, str]
    indicators: Mapping[str, str]
    questions: tuple[AskedQuestion, ...]
    countries: tuple[Country, ...]

    def left_open(self) -> frozenset[str]:
        """The questions at which some country left the form at its invitation to choose."""
        return frozenset(
            code
            for country in self.countries
            for code, given in country.given.items()
            if given.blank and given.score is not None
        )

    def published_scores(self) -> dict[tuple[str, str], Counter[int]]:
        """Per question and answer: which scores were published for it, and how often."""
        scores: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        for country in self.countries:
            for code, given in country.given.items():
                if given.score is not None and not given.blank:
                    scores[code, given.answer][given.score] += 1
        return dict(scores)


def read_source(folder: Path) -> Source:
    """Read the questionnaire and the 35 country files from this folder."""
    options = _options(_rows(folder / "questionnaire-answeroptions.csv"))
    weights = {row[0]: row[2] for row in _rows(folder / "questionnaire-scoring.csv")[1:]}
    dimensions: dict[str, str] = {}
    indicators: dict[str, str] = {}
    questions = []
    dimension = indicator = ""
    for row in _rows(folder / "questionnaire-questionnaire.csv"):
        if found := _DIMENSION.fullmatch(row[1].strip()):
            dimension = found[1]
            dimensions[dimension] = found[2]
        elif (found := _INDICATOR.fullmatch(row[1].strip())) and not row[0] and dimension:
            indicator = found[1]
            indicators[indicator] = found[2]
        elif _QUESTION.fullmatch(row[0]) and row[0] in options:
            weight = weights[row[0]]
            questions.append(
                AskedQuestion(
                    code=row[0],
                    dimension=dimension,
                    indicator=indicator,
                    text=_one_line(_JUSTIFY.split(row[1])[0]),
                    guide=_one_line(row[4]),
                    options=options[row[0]],
                    full=int(weight) if weight.isdecimal() and weight != "0" else None,
                )
            )
    stands_under = {question.code: question.indicator for question in questions}
    paths = sorted(folder.glob("??_ODM_2023.csv"))
    countries = [_country(path, stands_under) for path in paths]
    return Source(dimensions, indicators, tuple(questions), tuple(countries))


def plain(answer: str) -> str:
    """One spelling per answer: case, doubled and hard spaces, `100 %` and `100%` fall together."""
    return re.sub(r"\s+(?=%)", "", _one_line(answer)).casefold()


def _country(path: Path, stands_under: Mapping[str, str]) -> Country:
    given: dict[str, Given] = {}
    dimensions: dict[str, int] = {}
    name, total = "", 0
    rows = _rows(path)[1:]
    for row in rows:
        score = _whole(row[6])
        if _QUESTION.fullmatch(row[0]):
            given[row[0]] = Given(plain(row[1]), score)
        elif row[0] == "R1":
            name = _one_line(row[2])
        elif row[0] == "TotalScore":
            total = score or 0
        elif re.fullmatch(r"D[1-4]", row[0]) and score is not None:
            dimensions[row[0][1:]] = score
    indicators = _indicators(rows, stands_under)
    return Country(path.name[:2], name, given, indicators, dimensions, total)


def _indicators(rows: list[list[str]], stands_under: Mapping[str, str]) -> dict[str, int]:
    """The published score of each indicator.

    A row belongs to the indicator of the question below it, whatever its label says: in Belgium
    and twelve other files “D2.3b” is written above the questions of 2.3c too. A row right above
    another one (D2.3) holds what nests in it.
    """
    found: dict[str, int] = {}
    for row, below in pairwise(rows):
        score = _whole(row[6])
        if score is None or not re.fullmatch(r"D\d\.\d[a-d]?", row[0]):
            continue
        code = stands_under[below[0]] if below[0] in stands_under else row[0][1:]
        if code in found:
            raise ValueError(f"two rows for indicator {code}")
        found[code] = score
    return found


def _whole(cell: str) -> int | None:
    # Decimal commas occur in the files; no published score has a fraction.
    text = cell.strip().replace(",", ".")
    return int(float(text)) if re.fullmatch(r"\d+(\.0+)?", text) else None


def _options(rows: list[list[str]]) -> dict[str, tuple[str, ...]]:
    return {
        found[1]: tuple(_one_line(cell) for cell in row[2:] if cell.strip())
        for row in rows
        if (found := _SELECT.fullmatch(row[1].strip()))
    }


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _rows(path: Path) -> list[list[str]]:
    # utf-8-sig: some copies of these files open with a byte-order mark.
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
