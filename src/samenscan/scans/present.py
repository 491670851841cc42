"""Questions and answers as the shared parts read them; words only, no rule."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenscan.base import clock
from samenscan.base.dates import day
from samenscan.base.render import told
from samenscan.core.answers import Missing
from samenscan.core.answers.accept import offers_not_applicable
from samenscan.core.answers.typed import typed
from samenscan.core.questionnaire import Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.expressions import asked_in_words
from samenscan.core.text import Words
from samenscan.scans.asking import Asking, FileFields, asking, element_name
from samenscan.scans.offers import OfferFact
from samenscan.scans.queries.sheet_facts import QuestionFact, SectionPage
from samenscan.scans.separate import Separate, Standing

Pair = tuple[str, str]
# Behind the address of a question; `reverse` for each of them would take longer than the page.
EARLIER = "vroeger/"
# Whom an author can name as the one to fill in a section; anything else is shown as written.
WHO = {
    "chief of police": gettext_lazy("chief of police"),
    "ICT officer": gettext_lazy("ICT officer"),
    "data protection officer": gettext_lazy("data protection officer"),
    "finance officer": gettext_lazy("finance officer"),
    "head of operations": gettext_lazy("head of operations"),
}
NO_LONGER_READY = gettext_lazy(
    "This section was ready; you changed an answer. Say that it is ready again."
)


@dataclass(frozen=True)
class SavedState:
    """What `parts/saved.html` tells about one answer."""

    name: str
    version: int
    state: str = ""
    time: str = ""
    who: str = ""
    theirs: str = ""
    mine: str = ""
    own: bool = False
    talk: str = ""
    text: str = ""
    ready_off: bool = False


@dataclass(frozen=True)
class SaidFields:
    """One of the answers that wait for a talk; `chosen` is what a choice for it posts."""

    who: str
    time: str
    words: str
    chosen: str


@dataclass(frozen=True)
class OfferFields:
    """A value that waits to be confirmed; `first`: the keyboard stands on it."""

    id: UUID
    says: str
    lines: tuple[str, ...]
    note: str
    first: bool = False


@dataclass(frozen=True)
class QuestionFields:
    """What `parts/question.html` needs to show one question."""

    code: str
    name: str
    number: str
    text: str
    help: str
    kind: str
    url: str
    saved: SavedState
    error: str
    missing: str
    missing_options: tuple[Pair, ...]
    readonly: bool
    asking: Asking
    comment: str
    shown: str
    fallback: str
    who: str
    remarks: tuple[str, ...]
    asked: bool
    asked_when: str = ""
    discussion: tuple[SaidFields, ...] = ()
    earlier_url: str = ""
    separate: Separate | None = None
    offers: tuple[OfferFields, ...] = ()


def field_prefix(code: str) -> str:
    """The prefix of a question's fields and element ids; safe in a CSS selector."""
    return element_name(code)


def who_answers(who: Words | str) -> str:
    """The colleague a section or question is meant for, in the reader's language."""
    return told(who) if isinstance(who, Words) else str(WHO.get(who, who))


def clock_time(moment: datetime) -> str:
    """Hours and minutes for an answer of today or not: “14:03”, in French “14 h 03”."""
    return date_format(localtime(moment), "TIME_FORMAT")


def moment(at: datetime) -> str:
    """The time of today, or of another day with that day before it."""
    if localtime(at).date() == clock.today():
        return clock_time(at)
    return f"{day(at)}, {clock_time(at)}"


def missing_options(question: Question) -> tuple[Pair, ...]:
    """The reasons for having no answer, in the words of someone who fills in."""
    if question.kind is Kind.DERIVED:
        return ()
    reasons = [(Missing.UNKNOWN.value, _("We don't know"))]
    if offers_not_applicable(question):
        reasons.append((Missing.NOT_APPLICABLE.value, _("Does not apply to us")))
    reasons.append((Missing.RATHER_NOT_SAY.value, _("We would rather not say")))
    return tuple(reasons)


def saved_state(fact: QuestionFact) -> SavedState:
    """The state of an answer as it stands in the database."""
    name = field_prefix(fact.question.code)
    if fact.answered_at is None:
        return SavedState(name, fact.revision)
    return SavedState(name, fact.revision, "saved", clock_time(fact.answered_at))


def question_fields(
    fact: QuestionFact,
    *,
    sheet: UUID,
    section: str,
    language: str,
    readonly: bool,
    given: Mapping[str, str] | None = None,
) -> QuestionFields:
    """One question with what stands, or with what was `given` in its fields."""
    url = reverse("scans:save_answer", args=[sheet, section, fact.question.code])
    if fact.separate and fact.separate.standing is not Standing.SETTLED:
        readonly = True
    return _fields(fact, url, language, readonly, typed(fact.answer) if given is None else given)


def separate_fields(
    fact: QuestionFact, *, url: str, language: str, readonly: bool
) -> QuestionFields:
    """One question as somebody answers it alone: saved at `url`, without earlier values."""
    fields = _fields(fact, url, language, readonly, typed(fact.answer))
    return replace(fields, earlier_url="")


def _fields(
    fact: QuestionFact, url: str, language: str, readonly: bool, given: Mapping[str, str]
) -> QuestionFields:
    question = fact.question
    words = question.text
    name = field_prefix(question.code)
    return QuestionFields(
        code=question.code,
        name=name,
        number=question.code,
        text=told(words),
        help=told(question.help),
        kind=question.kind.value,
        url=url,
        saved=saved_state(fact),
        error="",
        missing=given.get("missing", ""),
        missing_options=missing_options(question),
        readonly=readonly,
        asking=asking(
            name,
            question,
            given,
            level_names=fact.level_names,
            paper_names=fact.paper_names,
            files=tuple(
                FileFields(
                    one.digest, one.name, one.size, reverse("scans:attachment", args=[one.id])
                )
                for one in fact.attachments
            ),
        ),
        comment=given.get("comment", fact.comment),
        shown=told(fact.shown),
        fallback=next(iter(words)) if words.lacks(language) else "",
        who=who_answers(fact.who),
        remarks=tuple(told(says) for says in fact.broken),
        asked=fact.asked,
        discussion=_discussion(fact),
        earlier_url=f"{url}{EARLIER}" if fact.revision > 1 else "",
        separate=fact.separate,
    )


def _discussion(fact: QuestionFact) -> tuple[SaidFields, ...]:
    """The answer that stands and those beside it; nothing when nobody wants to talk."""
    if not fact.discussions or fact.answered_at is None:
        return ()
    stands = SaidFields(
        fact.answered_by,
        moment(fact.answered_at),
        with_comment(told(fact.shown), fact.comment),
        f"{fact.revision}:",
    )
    beside = (
        SaidFields(
            one.who,
            moment(one.at),
            with_comment(told(one.shown), one.comment),
            f"{fact.revision}:{one.id}",
        )
        for one in fact.discussions
    )
    return (stands, *beside)


def with_comment(words: str, comment: str) -> str:
    """An answer in words with the explanation beside it."""
    return f"{words} — {comment}" if comment else words


def section_fields(page: SectionPage, language: str) -> tuple[QuestionFields, ...]:
    """All questions of a section."""
    return tuple(
        question_fields(
            fact,
            sheet=page.sheet.id,
            section=page.section.code,
            language=language,
            readonly=not page.sheet.can_answer,
        )
        for fact in page.questions
    )


def with_offers(
    fields: tuple[QuestionFields, ...], offers: Mapping[str, tuple[OfferFact, ...]], first: str
) -> tuple[QuestionFields, ...]:
    """The questions with what is offered for them; the keyboard stands on that of `first`."""
    return tuple(
        replace(
            one,
            offers=tuple(
                _offer(offer, first == one.code and place == 0)
                for place, offer in enumerate(offers.get(one.code, ()))
            ),
        )
        for one in fields
    )


def _offer(offer: OfferFact, first: bool) -> OfferFields:
    lines = tuple(told(line) for line in offer.shown)
    year = str(offer.known_on.year) if offer.known_on else ""
    if offer.from_register:
        says = _("The register says for %(year)s (source: %(source)s):")
        words = says % {"year": year, "source": offer.note}
        return OfferFields(offer.id, words, lines, "", first)
    says = _("In %(year)s you answered:") % {"year": year}
    return OfferFields(offer.id, says, lines, offer.note, first)


def preview_fields(
    questionnaire: Questionnaire, section: Section, language: str
) -> tuple[QuestionFields, ...]:
    """All questions of a section as nobody has answered them, each with when it is asked.

    For authors: nothing is saved, and what is asked under a condition is shown with it.
    """
    found = []
    for question in section.questions:
        fact = QuestionFact(
            question=question,
            asked=True,
            answer=Missing.NOT_ANSWERED,
            level_names=question.levels or questionnaire.levels,
            paper_names=questionnaire.paper_levels or questionnaire.levels,
            revision=0,
            answered_at=None,
            answered_by="",
            shown="",
            who=questionnaire.who(question.who),
        )
        fields = _fields(fact, "", language, False, {})
        sentence = asked_in_words(question, questionnaire)
        found.append(replace(fields, asked_when=told(sentence)))
    return tuple(found)
