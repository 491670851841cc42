"""The submitted sheets of a closed round as the table that core reads."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from samenscan.base import journal
from samenscan.core.access import Actor, Role
from samenscan.core.answers import Answer, Asked, Dataset, Submission, from_plain
from samenscan.core.answers import Sheet as AnswerSheet
from samenscan.core.disclosure import Layout
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.members.models import Hat
from samenscan.members.succession import Predecessor, heirs_of
from samenscan.scans.doors import RoundState, done_on, placed_round, placed_sheet, state_of
from samenscan.scans.frozen import as_submitted
from samenscan.scans.models import Round, Sheet
from samenscan.scans.questionnaires import questionnaire_of


class RoundStillOpen(Refused):
    """Nothing is told about a round before it has closed."""

    def __init__(self) -> None:
        super().__init__(
            text("This round is still open, so there are no results yet."),
            text("Come back after the closing date."),
        )


class NothingSubmitted(Refused):
    """An organisation that did not submit has no result."""

    def __init__(self) -> None:
        super().__init__(
            text("This scan was not submitted, so there is no result."),
            text("Submit the next scan before its closing date to see where you stand."),
        )


class Erased(Refused):
    """Of answers that were erased nothing can be told any more."""

    def __init__(self) -> None:
        super().__init__(
            text("The answers of this scan were erased, so there is no result any more."),
            text("What was published together stays on the page of the round."),
        )


@dataclass(frozen=True)
class ClosedRound:
    """All submitted sheets of a round and everybody asked, by opaque id, with who belongs where.

    `hands`: per person, the organisations among them whose answers that person can have read.
    """

    row: Round
    dataset: Dataset
    group_of: dict[str, str]
    layout: Layout
    hands: tuple[frozenset[str], ...]


def closed_round(actor: Actor, id: UUID, permission: str) -> ClosedRound:
    """The answers of a closed round, for an action that passes them through the gate.

    Journals the reading. `layout` counts respondents per partnership, 0 included.
    """
    row = placed_round(actor, id, permission).row
    if state_of(row) is not RoundState.CLOSED:
        raise RoundStillOpen
    journal.record(actor, "round.read_answers", kind="round", id=id)
    questionnaire = questionnaire_of(row.questionnaire)
    sheets = list(
        row.sheets.select_related("round", "organisation")
        .order_by("partnership_id", "id")
        .prefetch_related("versions")
    )
    submitted = [sheet for sheet in sheets if sheet.submitted_at and not sheet.erased_at]
    sizes = {str(sheet.partnership_id): 0 for sheet in sheets}
    for sheet in submitted:
        sizes[str(sheet.partnership_id)] += 1
    return ClosedRound(
        row=row,
        dataset=Dataset(
            questionnaire,
            tuple(as_submitted(questionnaire, s) for s in submitted),
            tuple(_asked(s) for s in sheets),
        ),
        group_of={str(s.organisation_id): str(s.partnership_id) for s in submitted},
        layout=Layout(tuple(sorted(sizes.items()))),
        hands=_hands(row, submitted),
    )


def _asked(sheet: Sheet) -> Asked:
    handed_in = sheet.submitted_at and not sheet.erased_at
    state = Submission.SUBMITTED if handed_in else Submission.NOT_SUBMITTED
    return Asked(str(sheet.organisation_id), state=state)


def hands_over(actor: Actor, ids: Iterable[UUID], permission: str) -> tuple[frozenset[str], ...]:
    """Per person, whose answers of any of these rounds that person can have read (D11)."""
    read: dict[UUID, set[str]] = {}
    for id in ids:
        row = placed_round(actor, id, permission).row
        submitted = row.sheets.filter(submitted_at__isnull=False, erased_at=None)
        submitted = submitted.select_related("round")
        for person, organisations in _read_by_person(row, list(submitted)).items():
            read.setdefault(person, set()).update(organisations)
    return tuple(frozenset(organisations) for organisations in read.values())


def _hands(row: Round, submitted: list[Sheet]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(hand) for hand in _read_by_person(row, submitted).values())


def _read_by_person(row: Round, submitted: list[Sheet]) -> dict[UUID, set[str]]:
    """Who read what cannot be unread: every role since the round opened counts, ended or not."""
    read_by: dict[UUID, set[UUID]] = {}
    for sheet in submitted:
        for organisation in (
            sheet.organisation_id,
            *heirs_of(sheet.organisation_id, done_on(sheet)),
        ):
            read_by.setdefault(organisation, set()).add(sheet.organisation_id)
    worn = Hat.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=timezone.localdate(row.opens_at)),
        organisation__in=list(read_by),
        role__in=[Role.LEAD.value, Role.CONTRIBUTOR.value],
    )
    hands: dict[UUID, set[str]] = {}
    for person, organisation in worn.values_list("person_id", "organisation_id"):
        if organisation is not None:
            hands.setdefault(person, set()).update(map(str, read_by[organisation]))
    return hands


@dataclass(frozen=True)
class OwnSheet:
    """The submitted sheet of one organisation in a closed round, from the version that stands."""

    row: Sheet
    questionnaire: Questionnaire
    sheet: AnswerSheet
    predecessor: Predecessor | None


def own_sheet(actor: Actor, id: UUID, *, written_as: str = "") -> OwnSheet:
    """An organisation's own answers, for its own result or its successor's; journals it.

    `written_as` is the kind of file in which they leave, such as "xlsx"; that has a line of its
    own.
    """
    placed = placed_sheet(actor, id, "result:own")
    row = placed.row
    if state_of(row.round) is not RoundState.CLOSED:
        raise RoundStillOpen
    if row.submitted_at is None:
        raise NothingSubmitted
    if row.erased_at is not None:
        raise Erased
    if written_as:
        facts: dict[str, journal.Fact] = {"written_as": written_as}
        journal.record(actor, "result.export_own", kind="sheet", id=id, facts=facts)
    else:
        journal.record(actor, "result.read_own", kind="sheet", id=id)
    questionnaire = questionnaire_of(row.round.questionnaire)
    sheet = replace(as_submitted(questionnaire, row), views=_views(questionnaire, row))
    return OwnSheet(row, questionnaire, sheet, placed.predecessor)


def _views(questionnaire: Questionnaire, row: Sheet) -> dict[str, tuple[Answer, ...]]:
    """What colleagues answered each for themselves, where one answer was let stand."""
    settled = row.settlements.values("question")
    rows = row.independent_answers.filter(complete=True, question__in=settled)
    found: dict[str, tuple[Answer, ...]] = {}
    for code, value in rows.order_by("pk").values_list("question", "value"):
        if value is not None:
            given = from_plain(questionnaire.question(code), value)
            found[code] = (*found.get(code, ()), given)
    return found
