"""Rounds in lists and on their page; the centre sees how far members are, never content."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from samenscan.core.access import Actor, Place, Role, may, require_role
from samenscan.core.questionnaire.head import head_of
from samenscan.core.text import Text, Words, text
from samenscan.members.models import Partnership
from samenscan.members.succession import Predecessor, came_with_people, inheritance_of
from samenscan.scans.counting import asked_of_everybody, counts_of
from samenscan.scans.doors import RoundState, done_on, over, over_at, placed_round, state_of
from samenscan.scans.how_far import MemberProgress, progress_of
from samenscan.scans.models import PublishedQuestionnaire, Round, Sheet
from samenscan.scans.questionnaires import questionnaire_of, ready_made_heads


@dataclass(frozen=True)
class RoundFact:
    """A round as a list shows it; `sheet` is the one of the actor's organisation, if any.

    `n_answered` of `n_questions` tell how far that sheet is; both are zero without one.
    """

    id: UUID
    name: str
    state: RoundState
    opens_at: datetime
    closes_at: datetime
    n_members: int
    n_submitted: int
    sheet: UUID | None
    submitted: bool
    n_answered: int = 0
    n_questions: int = 0
    predecessor: Predecessor | None = None


def rounds_for(actor: Actor) -> tuple[RoundFact, ...]:
    """The rounds the actor's hat has a relation to, newest first."""
    require_role(actor, "round:read")
    if actor.hat is None:
        return ()
    hat = actor.hat
    if hat.partnership is not None:
        related = Q(sheets__partnership_id=hat.partnership)
    else:
        related = Q(centre_id=hat.organisation) | Q(sheets__organisation_id=hat.organisation)
    rows = list(
        Round.objects.filter(pk__in=Round.objects.filter(related).values("pk"))
        .select_related("questionnaire")
        .annotate(
            n_members=Count("sheets"),
            n_submitted=Count("sheets", filter=Q(sheets__submitted_at__isnull=False)),
        )
    )
    sheets = Sheet.objects.filter(round__in=rows) if hat.organisation else Sheet.objects.none()
    own = list(sheets.filter(organisation=hat.organisation).select_related("round__questionnaire"))
    counts = counts_of(own)
    by_round = {sheet.round_id: sheet for sheet in own}
    facts = []
    for row in rows:
        sheet = by_round.get(row.pk)
        fact = _fact(row, row.n_members, row.n_submitted, sheet)
        if sheet is not None:
            far = counts[sheet.pk]
            fact = replace(fact, n_answered=far.n_answered, n_questions=far.n_questions)
        facts.append(fact)
    facts += _inherited(actor)
    return tuple(sorted(facts, key=lambda fact: (-fact.opens_at.timestamp(), fact.name)))


def _inherited(actor: Actor) -> list[RoundFact]:
    """The closed rounds of those whose history and people the actor's organisation carries on."""
    hat = actor.hat
    if hat is None or hat.organisation is None or hat.role != Role.LEAD:
        return []
    inheritance = inheritance_of(hat.organisation)
    if not inheritance.events:
        return []
    sheets = Sheet.objects.filter(
        over("round__"), organisation__in=came_with_people(inheritance)
    ).select_related("round", "organisation")
    facts = []
    for sheet in sheets.order_by("organisation__name"):
        how = inheritance.how(sheet.organisation_id, done_on(sheet))
        if how is not None:
            facts.append(replace(_fact(sheet.round, 0, 0, sheet), predecessor=how))
    return facts


def _fact(row: Round, n_members: int, n_submitted: int, own: Sheet | None) -> RoundFact:
    return RoundFact(
        id=row.pk,
        name=row.name,
        state=state_of(row),
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        n_members=n_members,
        n_submitted=n_submitted,
        sheet=own.pk if own else None,
        submitted=own is not None and own.submitted_at is not None,
    )


@dataclass(frozen=True)
class RoundPage:
    """A round: its frozen questionnaire and dates, and for the centre how far each member is.

    `over_at` lies after the closing where one member has more time; `keep_until` is the last day
    on which its answers are kept.
    """

    fact: RoundFact
    title: Words
    version: str
    n_questions: int
    minutes: int
    partnerships: tuple[str, ...]
    progress: tuple[MemberProgress, ...]
    sees_progress: bool
    sees_collective: bool
    over_at: datetime
    keep_until: date | None
    remind_days: tuple[int, ...]
    can_run: bool
    can_read_shared: bool
    can_close: bool
    can_publish: bool


def round_page(actor: Actor, id: UUID) -> RoundPage:
    """The page of a round for whoever has a relation to it."""
    placed = placed_round(actor, id, "round:read")
    row, place = placed.row, placed.place
    questionnaire = questionnaire_of(row.questionnaire)
    sheets = list(
        row.sheets.select_related("organisation", "partnership").order_by(
            "partnership__name", "organisation__name"
        )
    )
    organisation = actor.hat.organisation if actor.hat else None
    own = next((sheet for sheet in sheets if sheet.organisation_id == organisation), None)
    n_submitted = sum(1 for sheet in sheets if sheet.submitted_at)
    fact = _fact(row, len(sheets), n_submitted, own)
    sees_progress = may(actor, "round:progress", place)
    return RoundPage(
        fact=fact,
        title=questionnaire.title,
        version=questionnaire.version,
        n_questions=len(asked_of_everybody(questionnaire)),
        minutes=sum(section.minutes for section in questionnaire.sections),
        partnerships=tuple(sorted({sheet.partnership.name for sheet in sheets})),
        progress=progress_of(row, questionnaire) if sees_progress else (),
        sees_progress=sees_progress,
        sees_collective=may(actor, "result:collective", place),
        over_at=over_at(row),
        keep_until=row.keep_until,
        remind_days=tuple(row.remind_days),
        can_run=fact.state is not RoundState.CLOSED and may(actor, "round:run", place),
        can_read_shared=fact.state is RoundState.CLOSED
        and may(actor, "answers:shared", place)
        and any(question.sharing == "centre" for question in questionnaire.questions()),
        can_close=fact.state is RoundState.OPEN and may(actor, "round:close", place),
        can_publish=fact.state is RoundState.CLOSED and may(actor, "result:publish", place),
    )


@dataclass(frozen=True)
class Option:
    """Something to choose in a form."""

    key: str
    label: Text | Words | str


@dataclass(frozen=True)
class OpenRoundPage:
    """What can be chosen when a round is opened."""

    centre: UUID
    questionnaires: tuple[Option, ...]
    partnerships: tuple[Option, ...]


def may_open(actor: Actor, centre: UUID | None) -> bool:
    """Whether this actor opens rounds for this centre."""
    return may(actor, "round:open", Place(centre=centre))


def open_round_page(actor: Actor) -> OpenRoundPage:
    """The choices of the actor's centre."""
    require_role(actor, "round:open")
    centre = actor.hat.organisation if actor.hat else None
    partnerships = Partnership.objects.filter(centre_id=centre).order_by("name")
    return OpenRoundPage(
        centre=centre or UUID(int=0),
        questionnaires=_questionnaires(centre),
        partnerships=tuple(Option(str(row.pk), row.name) for row in partnerships),
    )


def _questionnaires(centre: UUID | None) -> tuple[Option, ...]:
    """What the centre published itself, the newest first, then what is ready-made."""
    own = PublishedQuestionnaire.objects.filter(centre_id=centre).exclude(centre=None)
    heads = [head_of(row.source) for row in own.defer("files").order_by("-published_at")]
    return tuple(
        Option(
            head.key,
            text("%(title)s, version %(version)s", title=head.title, version=head.version),
        )
        for head in (*heads, *ready_made_heads())
    )
