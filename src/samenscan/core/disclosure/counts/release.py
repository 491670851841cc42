"""Releases tables of counts of a large round: left out, audited and attacked, or not told (D20)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samenscan.core.answers.asked import as_counted
from samenscan.core.answers.dataset import Dataset
from samenscan.core.disclosure.counts.attack import CountsAttack, Told, attack_counts
from samenscan.core.disclosure.counts.categories import (
    categories,
    category_of,
    counted_questions,
)
from samenscan.core.disclosure.counts.groups import CountsPlan
from samenscan.core.disclosure.counts.suppress import Method, Suppressed, suppress
from samenscan.core.disclosure.counts.system import Counts, System, system
from samenscan.core.disclosure.gate import NotReleased, refuse_many_in_one_hand
from samenscan.core.disclosure.ledger import ReleasedEntry, ledger_allows
from samenscan.core.disclosure.named import apart_from_names
from samenscan.core.disclosure.policy import HOUSE, Floors
from samenscan.core.disclosure.released import _DOOR_KEY, Members, Released
from samenscan.core.disclosure.solver import NotSolved
from samenscan.core.questionnaire.model import Question
from samenscan.core.text import text

Row = tuple[int | None, ...]


@dataclass(frozen=True)
class CountTable:
    """The counts of one question: a row per group of the plan, a column per answer.

    None is left out. `method` is how the cells left out were chosen, `audit` what the attack made
    of what remains.
    """

    code: str
    answers: tuple[str, ...]
    rows: tuple[Row, ...]
    method: Method
    audit: CountsAttack

    @property
    def n_left_out(self) -> int:
        """How many cells are left out."""
        return sum(cell is None for row in self.rows for cell in row)


@dataclass(frozen=True)
class CountsTold:
    """The tables of a round under one plan, and the questions of which nothing could be proven."""

    plan: CountsPlan
    tables: tuple[CountTable, ...]
    withheld: tuple[str, ...]


def counts_entry(
    audience: Members,
    plan: CountsPlan,
    dataset: Dataset,
    group_of: Mapping[str, str],
    left_out: frozenset[str] = frozenset(),
) -> ReleasedEntry:
    """What the ledger keeps: every counted question, those withheld too (a refusal is told)."""
    organisations = frozenset(sheet.organisation for sheet in dataset.sheets)
    return ReleasedEntry(
        round=audience.round,
        plan_hash=plan.content_hash,
        questions=frozenset(question.code for question in _counted(dataset, left_out)),
        organisations=organisations,
        group_of={one: group_of[one] for one in organisations if one in group_of},
    )


def _counted(dataset: Dataset, left_out: frozenset[str]) -> tuple[Question, ...]:
    every = counted_questions(tuple(dataset.questionnaire.questions()))
    left = apart_from_names(dataset.questionnaire) - left_out
    return tuple(question for question in every if question.code in left)


def release_counts(
    plan: CountsPlan,
    atom_of: Mapping[str, int],
    dataset: Dataset,
    audience: Members,
    *,
    earlier: Sequence[ReleasedEntry],
    hands: Iterable[frozenset[str]] = (),
    left_out: frozenset[str] = frozenset(),
    floors: Floors = HOUSE,
) -> Released[Members, CountsTold]:
    """The tables of every counted question, in the order of the questionnaire.

    `atom_of`: organisation to atom of the plan. The rest as for `release_bands`. Raises
    NotReleased below today's floors, for another participation, for too many answers in one hand
    (D11), or where nothing is counted; AlreadyReleased by the ledger (D9): none of these looks at
    an answer. A question of which no choice of cells passes its audit and the attack is withheld
    whole; that does rest on answers.
    """
    _refuse_another_participation(plan, atom_of, dataset, floors)
    respondents = frozenset(sheet.organisation for sheet in dataset.sheets)
    refuse_many_in_one_hand(plan, respondents, hands)
    questions = _counted(dataset, left_out)
    if not questions:
        raise NotReleased(text("No question of this questionnaire has a collective result."))
    refused = ledger_allows(earlier, counts_entry(audience, plan, dataset, {}, left_out))
    if refused is not None:
        raise refused
    sheets = as_counted(dataset.questionnaire, dataset.sheets)
    tables, withheld = [], []
    for question in questions:
        answers = tuple(one.code for one in categories(question))
        given = Counter(
            (atom_of[sheet.organisation], category_of(question, sheet.answer(question.code)))
            for sheet in sheets
        )
        counts = [[given[atom, code] for code in answers] for atom in range(len(plan.atoms))]
        table = protected(plan, question.code, answers, counts)
        if table is None:
            withheld.append(question.code)
        else:
            tables.append(table)
    return Released(audience, CountsTold(plan, tuple(tables), tuple(withheld)), _DOOR_KEY)


def protected(
    plan: CountsPlan, code: str, answers: tuple[str, ...], counts: Counts
) -> CountTable | None:
    """The table of one question with cells left out; None where nothing passes audit and attack.

    The caller holds the counts already and tells nobody: only `release_counts` lets them out.
    """
    cells = system(plan, counts)
    chosen = suppress(cells)
    if chosen is None:
        return None
    rows = tuple(_row(cells, chosen, at) for at in range(len(plan.groups)))
    told: Told = {
        (group.atoms, answer): cell
        for group, row in zip(plan.groups, rows, strict=True)
        for answer, cell in enumerate(row)
    }
    try:
        audit = attack_counts(plan.atoms, told, counts, plan.coalition)
    except NotSolved:
        return None
    if audit.n_exact:
        return None
    return CountTable(code, answers, rows, chosen.method, audit)


def _row(cells: System, chosen: Suppressed, group: int) -> Row:
    return tuple(
        None if place in chosen.left_out else cells.table.values[place]
        for place in cells.shown[group]
    )


def _refuse_another_participation(
    plan: CountsPlan, atom_of: Mapping[str, int], dataset: Dataset, floors: Floors
) -> None:
    found = Counter(atom_of.get(sheet.organisation) for sheet in dataset.sheets)
    if found != dict(enumerate(plan.atoms)):
        raise NotReleased(text("The plan was made for another participation."))
    if plan.n < floors.counts_from or plan.coalition < floors.coalition:
        raise NotReleased(text("The floors were raised since the plan of this result was made."))
