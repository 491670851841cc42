"""Counts per question and prefecture, cell by cell in plain Python, beside those of the product."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samenscan.core.answers.measures import State
from samenscan.core.statistics.histograms import ALL, Histograms, histograms
from tests.real.japan2020.compare import Imported
from tests.real.japan2020.importer import choice_code
from tests.real.japan2020.source import MARK, AskedQuestion, Source

ROUND = "2020"
SUBMITTED = "提出済"


@dataclass(frozen=True)
class Counted:
    """How often one question was answered in one group, by number of the choice (from 1).

    `n_marked` is how many authorities marked any choice, `n_open` how many submitted without one,
    `n_silent` how many handed nothing in.
    """

    choices: Mapping[int, int]
    n_marked: int
    n_open: int
    n_silent: int


def prefecture(code: str) -> str:
    """The first two digits of a code of local government are its prefecture."""
    return code[:2]


def plainly(source: Source) -> dict[tuple[str, str], Counted]:
    """Per group (everybody, and every prefecture) and question, straight from the raw cells."""
    groups: dict[str, list[int]] = defaultdict(list)
    for row, authority in enumerate(source.authorities):
        groups[ALL].append(row)
        groups[prefecture(authority.code)].append(row)
    return {
        (group, question.code): _counted(source, rows, question)
        for group, rows in groups.items()
        for question in source.questions
        if question.choices
    }


def _counted(source: Source, rows: list[int], question: AskedQuestion) -> Counted:
    choices: Counter[int] = Counter()
    n_marked = n_silent = 0
    for row in rows:
        authority = source.authorities[row]
        if authority.state != SUBMITTED:
            n_silent += 1
            continue
        marked = [
            number
            for number, column in enumerate(question.columns, 1)
            if authority.cells[column] == MARK
        ]
        choices.update(marked)
        n_marked += bool(marked)
    return Counted(choices, n_marked, len(rows) - n_silent - n_marked, n_silent)


def by_the_product(imported: Imported) -> Histograms:
    """The same groups, counted in one pass over what our readers read."""
    dataset = imported.answers.dataset
    groups: dict[str, set[str]] = defaultdict(set)
    for asked, authority in zip(dataset.population, imported.source.authorities, strict=True):
        groups[prefecture(authority.code)].add(asked.organisation)
    return histograms({ROUND: dataset}, groups)


def differences(imported: Imported) -> Iterator[str]:
    """Every count that is not the same both ways."""
    counted = by_the_product(imported)
    questions = {question.code: question for question in imported.source.questions}
    for (group, code), one in plainly(imported.source).items():
        ours = seen(counted, group, questions[code])
        if ours != one:
            yield f"{group} {code}: {one} by cell, {ours} by the product"


def seen(counted: Histograms, group: str, question: AskedQuestion) -> Counted:
    """What the product counted for this question in this group."""
    numbers = range(1, len(question.choices) + 1)
    if question.kind == "single":
        one = counted.at(ROUND, group, question.code)
        choices = {n: one.counts[n - 1] for n in numbers}
    else:
        each = {n: counted.at(ROUND, group, f"{question.code}={choice_code(n)}") for n in numbers}
        one = each[1]
        if any(other.states != one.states for other in each.values()):
            raise ValueError(f"{question.code}: choices of one question have other states")
        choices = {n: other.counts[1] for n, other in each.items()}
    return Counted(
        Counter({n: count for n, count in choices.items() if count}),
        one.n_answers,
        one.states[State.NOT_ANSWERED],
        one.states[State.NO_SHEET],
    )
