"""Results as pages show them: an organisation's own, and the bands all members may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q

from samenscan.base import journal
from samenscan.base.clock import day_of
from samenscan.core.access import Actor, may
from samenscan.core.charts import PaperAndPractice, paper_and_practice
from samenscan.core.disclosure import (
    AttackSummary,
    ByName,
    Members,
    NoPlan,
    Own,
    Plan,
    QuestionBands,
    Released,
    beside_from_plain,
    collective_statements,
    plan_from_plain,
    released_from_plain,
)
from samenscan.core.disclosure.counts import CountsTold
from samenscan.core.interpretation import OwnAnswers, OwnReport, interpret_own, own_answers
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.canonical import Plain, text_from_plain
from samenscan.core.text import Text
from samenscan.findings.counts import counts_in
from samenscan.findings.ledger import attack_from_plain, told_in
from samenscan.findings.models import Release
from samenscan.findings.naming import named_in
from samenscan.findings.totals import TotalsResult, totals_in
from samenscan.members.models import Organisation, Partnership
from samenscan.members.succession import Predecessor
from samenscan.scans.doors import RoundState, over_at, placed_round, state_of
from samenscan.scans.models import Round
from samenscan.scans.queries.datasets import own_sheet
from samenscan.scans.queries.earlier import EarlierRounds, earlier_rounds
from samenscan.scans.questionnaires import questionnaire_of


@dataclass(frozen=True)
class OwnResult:
    """An organisation's own result, with what is needed to tell it."""

    organisation: str
    sheet: UUID
    round: UUID
    round_name: str
    closed_at: datetime
    questionnaire: Questionnaire
    report: Released[Own, OwnReport]
    answers: Released[Own, OwnAnswers]
    pairs: Released[Own, PaperAndPractice]
    predecessor: Predecessor | None
    earlier: EarlierRounds


def own_result(actor: Actor, sheet: UUID, *, written_as: str = "") -> OwnResult:
    """What an organisation's own answers mean; computed from the submitted sheet.

    Answers are read as on the day on which the round closes, so that the result stays what it is.
    `written_as` is the kind of file in which it leaves; the journal tells that apart from reading.
    """
    own = own_sheet(actor, sheet, written_as=written_as)
    earlier = earlier_rounds(actor, own, written_as=written_as)
    return OwnResult(
        organisation=own.row.organisation.name,
        sheet=own.row.pk,
        round=own.row.round_id,
        round_name=own.row.round.name,
        closed_at=over_at(own.row.round),
        questionnaire=own.questionnaire,
        report=interpret_own(
            own.questionnaire,
            own.sheet,
            day=day_of(over_at(own.row.round)),
            earlier=earlier.compared,
            colleagues=settings.FLOORS.colleagues,
        ),
        answers=own_answers(own.questionnaire, own.sheet),
        pairs=paper_and_practice(own.questionnaire, own.sheet),
        predecessor=own.predecessor,
        earlier=earlier,
    )


@dataclass(frozen=True)
class Participation:
    """How many members of one partnership took part."""

    id: UUID
    name: str
    n_submitted: int
    n_members: int


@dataclass(frozen=True)
class CollectiveTold:
    """What passed the gate, the plan it did so under, and what our attack made of it."""

    released: Released[Members, tuple[QuestionBands, ...]]
    plan: Plan
    audit: AttackSummary


@dataclass(frozen=True)
class BesideTold:
    """What is told beside an earlier round, about the members of that round (the panel).

    `then` and `now` are about the same questions. `n_again` of the panel answered again; `n_kept`
    count as they answered then; `n_new` answered now only and do not count. `n_left_out`
    questions were told then and are asked in another way now.
    """

    round_name: str
    closed_at: datetime
    then: tuple[QuestionBands, ...]
    now: Released[Members, tuple[QuestionBands, ...]]
    plan: Plan
    audit: AttackSummary
    n_again: int
    n_kept: int
    n_new: int
    n_left_out: int


@dataclass(frozen=True)
class BesideWithheld:
    """Why so many questions are not told beside an earlier round."""

    n_questions: int
    reason: Text


@dataclass(frozen=True)
class CollectiveResult:
    """What the members of a round read together; `told` is None as long as nothing is told.

    `beside` holds what stands beside earlier rounds, or why it does not. `names` gives each
    published partnership its name. `handed_out` are the documents that the register has already,
    by form and language.
    """

    round: UUID
    round_name: str
    state: RoundState
    questionnaire: Questionnaire
    participation: tuple[Participation, ...]
    names: Mapping[str, str]
    published_at: datetime | None
    withheld: Text | None
    told: CollectiveTold | None
    beside: tuple[BesideTold, ...]
    beside_withheld: tuple[BesideWithheld, ...]
    totals: TotalsResult | None
    counts: Released[Members, CountsTold] | None
    by_name: Released[Members, tuple[ByName, ...]]
    called: Mapping[str, str]
    n_collective: int
    can_publish: bool
    handed_out: frozenset[tuple[str, str]]

    @property
    def n_submitted(self) -> int:
        """The members that took part."""
        return sum(one.n_submitted for one in self.participation)

    @property
    def n_members(self) -> int:
        """The members that were asked."""
        return sum(one.n_members for one in self.participation)


def collective_result(actor: Actor, round: UUID, *, written_as: str = "") -> CollectiveResult:
    """The collective result of a round, from the ledger only: no answer is read here.

    `written_as` is the kind of file in which it leaves; handing that out is journalled apart.
    """
    placed = placed_round(actor, round, "result:collective")
    row = placed.row
    questionnaire = questionnaire_of(row.questionnaire)
    release = Release.objects.filter(round_id=round).first()
    participation = _participation(row)
    beside, beside_withheld = _beside(release)
    by_name = named_in(release.content if release else {}, questionnaire, round)
    if release and not written_as:
        journal.record(actor, "result.read_collective", kind="round", id=round)
    return CollectiveResult(
        round=round,
        round_name=row.name,
        state=state_of(row),
        questionnaire=questionnaire,
        participation=participation,
        names=_names(participation, beside),
        published_at=release.published_at if release else None,
        withheld=_reason(release),
        told=_told(release),
        beside=beside,
        beside_withheld=beside_withheld,
        totals=totals_in(release.content) if release else None,
        counts=counts_in(release.content) if release else None,
        by_name=by_name,
        called=_called(by_name),
        n_collective=len(collective_statements(questionnaire)),
        can_publish=release is None
        and state_of(row) is RoundState.CLOSED
        and may(actor, "result:publish", placed.place),
        handed_out=frozenset(release.handouts.values_list("form", "language"))
        if release
        else frozenset(),
    )


@dataclass(frozen=True)
class RegisteredPlans:
    """The plans that a round was opened with, as JSON, and how its partnerships are called."""

    round: UUID
    round_name: str
    state: RoundState
    questionnaire: Questionnaire
    plans: Mapping[str, Plain]
    plans_hash: str
    names: Mapping[str, str]


def registered_plans(actor: Actor, round: UUID) -> RegisteredPlans:
    """What was fixed when the round opened, for whoever may read the round: before they answer."""
    row = placed_round(actor, round, "round:read").row
    partnerships = Partnership.objects.filter(sheets__round=row).distinct()
    return RegisteredPlans(
        round=row.pk,
        round_name=row.name,
        state=state_of(row),
        questionnaire=questionnaire_of(row.questionnaire),
        plans=row.plans,
        plans_hash=row.plans_hash,
        names={str(one.pk): one.name for one in partnerships},
    )


def _reason(release: Release | None) -> Text | None:
    if release is None or not release.withheld:
        return None
    return text_from_plain(release.content["reason"])


def _told(release: Release | None) -> CollectiveTold | None:
    if release is None or "released" not in release.content:
        return None
    content = release.content
    plan = plan_from_plain(content["released"]["plan"])
    if isinstance(plan, NoPlan):
        return None
    return CollectiveTold(
        released_from_plain(content["released"]), plan, attack_from_plain(content["attack"])
    )


def _beside(
    release: Release | None,
) -> tuple[tuple[BesideTold, ...], tuple[BesideWithheld, ...]]:
    """What stands beside earlier rounds, and what does not; from the ledger only."""
    told, withheld = [], []
    for part in release.content.get("beside", ()) if release else ():
        if "told" in part:
            told.append(_beside_told(part))
        else:
            withheld.append(BesideWithheld(part["asked"], text_from_plain(part["reason"])))
    return tuple(told), tuple(withheld)


def _beside_told(part: Mapping[str, Any]) -> BesideTold:
    stored = beside_from_plain(part["told"])
    earlier = Release.objects.select_related("round").get(round_id=part["earlier"])
    then = {
        facts.code: facts
        for told in told_in(earlier.content)
        for facts in released_from_plain(told).facts
    }
    facts = stored.released.facts
    return BesideTold(
        round_name=earlier.round.name,
        closed_at=over_at(earlier.round),
        then=tuple(then[one.code] for one in facts),
        now=stored.released,
        plan=stored.plan,
        audit=attack_from_plain(part["attack"]),
        n_again=stored.plan.layout.n - stored.n_kept,
        n_kept=stored.n_kept,
        n_new=stored.n_new,
        n_left_out=part["asked"] - len(facts),
    )


def _names(
    participation: tuple[Participation, ...], beside: tuple[BesideTold, ...]
) -> dict[str, str]:
    """How every published partnership is called, also one that only an earlier round has."""
    names = {str(one.id): one.name for one in participation}
    lacking = {name for one in beside for name, _ in one.plan.layout.groups} - names.keys()
    rows = Partnership.objects.filter(pk__in=lacking)
    return {**names, **{str(row.pk): row.name for row in rows}}


def _called(by_name: Released[Members, tuple[ByName, ...]]) -> dict[str, str]:
    """How the organisations are called that tell an answer by name."""
    who = {one for told in by_name.facts for one, _ in told.answers}
    rows = Organisation.objects.filter(pk__in=who)
    return {str(row.pk): row.name for row in rows}


def _participation(row: Round) -> tuple[Participation, ...]:
    counted = (
        row.sheets.values("partnership_id", "partnership__name")
        .annotate(
            n_members=Count("pk"),
            n_submitted=Count("pk", filter=Q(submitted_at__isnull=False)),
        )
        .order_by("partnership__name")
    )
    return tuple(
        Participation(
            one["partnership_id"], one["partnership__name"], one["n_submitted"], one["n_members"]
        )
        for one in counted
    )
