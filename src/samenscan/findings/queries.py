"""Results as pages show them: an organisation's own, and the bands all members may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from samenscan.base import journal
from samenscan.core.access import Actor, may
from samenscan.core.charts import PaperAndPractice, paper_and_practice
from samenscan.core.disclosure import (
    ALL,
    Band,
    BandRange,
    Members,
    Own,
    QuestionBands,
    Released,
    collective_questions,
    released_from_plain,
)
from samenscan.core.interpretation import OwnReport, interpret_own
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, Words
from samenscan.findings.ledger import text_from_plain
from samenscan.findings.models import Release
from samenscan.members.succession import Predecessor
from samenscan.scans.doors import RoundState, placed_round, state_of
from samenscan.scans.models import Round
from samenscan.scans.queries.datasets import own_sheet
from samenscan.scans.questionnaires import questionnaire_of


@dataclass(frozen=True)
class OwnResult:
    """An organisation's own result, with what is needed to tell it."""

    organisation: str
    round: UUID
    round_name: str
    closed_at: datetime
    questionnaire: Questionnaire
    report: Released[Own, OwnReport]
    pairs: Released[Own, PaperAndPractice]
    predecessor: Predecessor | None


def own_result(actor: Actor, sheet: UUID) -> OwnResult:
    """What an organisation's own answers mean; computed from the submitted sheet."""
    own = own_sheet(actor, sheet)
    return OwnResult(
        organisation=own.row.organisation.name,
        round=own.row.round_id,
        round_name=own.row.round.name,
        closed_at=own.row.round.closes_at,
        questionnaire=own.questionnaire,
        report=interpret_own(own.questionnaire, own.sheet),
        pairs=paper_and_practice(own.questionnaire, own.sheet),
        predecessor=own.predecessor,
    )


@dataclass(frozen=True)
class BandFact:
    """One group's band for one question, with what it stands for."""

    group: str
    band: Band
    range: BandRange


@dataclass(frozen=True)
class CollectiveQuestion:
    """One question of the collective result, in the sentence that members confirm."""

    code: str
    says: Words
    bands: tuple[BandFact, ...]


@dataclass(frozen=True)
class CollectiveSection:
    """The questions of one domain that have a collective result."""

    title: Words
    questions: tuple[CollectiveQuestion, ...]


@dataclass(frozen=True)
class GroupFact:
    """A published group: its name, its respondents, and how its bands are cut."""

    name: str
    n: int
    low_max: int
    high_min: int

    @property
    def middle_min(self) -> int:
        """The smallest count that is “some”."""
        return self.low_max + 1

    @property
    def middle_max(self) -> int:
        """The largest count that is “some”."""
        return self.high_min - 1

    @property
    def has_middle(self) -> bool:
        """Whether “some” can occur."""
        return self.middle_min <= self.middle_max


@dataclass(frozen=True)
class Audit:
    """How much anyone could infer, as our own attack measured it."""

    n_attempts: int
    n_exact: int
    coalition: int
    surest_percent: int

    @property
    def wrong_percent(self) -> int:
        """How often even the surest guess is wrong, in 100 times, rounded down."""
        return 99 - self.surest_percent


@dataclass(frozen=True)
class Participation:
    """How many members of one partnership took part."""

    id: UUID
    name: str
    n_submitted: int
    n_members: int


@dataclass(frozen=True)
class CollectiveResult:
    """What the members of a round read together; empty sections when nothing is told yet."""

    round: UUID
    round_name: str
    state: RoundState
    title: Words
    participation: tuple[Participation, ...]
    published_at: datetime | None
    withheld: Text | None
    groups: tuple[GroupFact, ...]
    sections: tuple[CollectiveSection, ...]
    audit: Audit | None
    n_collective: int
    can_publish: bool

    @property
    def n_submitted(self) -> int:
        """The members that took part."""
        return sum(one.n_submitted for one in self.participation)

    @property
    def n_members(self) -> int:
        """The members that were asked."""
        return sum(one.n_members for one in self.participation)

    def _everywhere(self, band: Band) -> tuple[CollectiveQuestion, ...]:
        return tuple(
            question
            for section in self.sections
            for question in section.questions
            if all(fact.band == band for fact in question.bands)
        )

    @property
    def confirmed_by_many(self) -> tuple[CollectiveQuestion, ...]:
        """The sentences that many members confirm, in every published group."""
        return self._everywhere("many")

    @property
    def confirmed_by_few(self) -> tuple[CollectiveQuestion, ...]:
        """The sentences that few members confirm, in every published group."""
        return self._everywhere("few")


def collective_result(actor: Actor, round: UUID) -> CollectiveResult:
    """The collective result of a round, from the ledger only: no answer is read here."""
    placed = placed_round(actor, round, "result:collective")
    row = placed.row
    questionnaire = questionnaire_of(row.questionnaire)
    release = Release.objects.filter(round_id=round).first()
    told = release is not None and not release.withheld
    content = release.content if release else {}
    plan = content["released"]["plan"] if told else {}
    released = released_from_plain(content["released"]) if told else None
    participation = _participation(row)
    names = {str(one.id): one.name for one in participation} | {ALL: ALL}
    if release:
        journal.record(actor, "result.read_collective", kind="round", id=round)
    return CollectiveResult(
        round=round,
        round_name=row.name,
        state=state_of(row),
        title=questionnaire.title,
        participation=participation,
        published_at=release.published_at if release else None,
        withheld=text_from_plain(content["reason"]) if release and not told else None,
        groups=tuple(
            sorted(
                (
                    GroupFact(names[name], n, low_max, high_min)
                    for name, n, low_max, high_min in plan.get("bands", ())
                ),
                key=lambda group: (group.name != ALL, group.name),
            )
        ),
        sections=_sections(questionnaire, released, names) if released else (),
        audit=_audit(content["attack"]) if told else None,
        n_collective=len(collective_questions(questionnaire.questions())),
        can_publish=release is None
        and state_of(row) is RoundState.CLOSED
        and may(actor, "result:publish", placed.place),
    )


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


def _sections(
    questionnaire: Questionnaire,
    released: Released[Members, tuple[QuestionBands, ...]],
    names: Mapping[str, str],
) -> tuple[CollectiveSection, ...]:
    by_code = {bands.code: bands for bands in released.facts}
    sections = (
        CollectiveSection(
            section.title,
            tuple(
                _question(question.code, question.cut.says, by_code[question.code], names)
                for question in section.questions
                if question.cut and question.code in by_code
            ),
        )
        for section in questionnaire.sections
    )
    return tuple(section for section in sections if section.questions)


def _question(
    code: str, says: Words, bands: QuestionBands, names: Mapping[str, str]
) -> CollectiveQuestion:
    facts = tuple(
        BandFact(names[group], band, bands.ranges[group]) for group, band in bands.bands.items()
    )
    return CollectiveQuestion(
        code, says, tuple(sorted(facts, key=lambda fact: (fact.group != ALL, fact.group)))
    )


def _audit(plain: Mapping[str, int]) -> Audit:
    return Audit(plain["n_attempts"], plain["n_exact"], plain["coalition"], plain["surest_percent"])
