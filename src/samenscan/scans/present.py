"""Questions and answers as the shared parts read them; words only, no rule."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenscan.base.render import told
from samenscan.core.answers import Missing
from samenscan.scans.queries.sheets import QuestionFact, SectionPage

Pair = tuple[str, str]
# Whom an author can name as the one to fill in a section; anything else is shown as written.
WHO = {
    "chief of police": gettext_lazy("chief of police"),
    "ICT officer": gettext_lazy("ICT officer"),
    "data protection officer": gettext_lazy("data protection officer"),
    "finance officer": gettext_lazy("finance officer"),
    "head of operations": gettext_lazy("head of operations"),
}
SAYS = ("paper", "practice", "value", "missing")
FIELDS = (*SAYS, "version")


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
    text: str = ""


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
    levels: tuple[Pair, ...]
    paper: int | None
    practice: int | None
    choices: tuple[Pair, ...]
    value: str
    unit: str
    shown: str
    fallback: str


def field_prefix(code: str) -> str:
    """The prefix of a question's fields and element ids; safe in a CSS selector."""
    return "q-" + re.sub(r"[^0-9A-Za-z]+", "-", code)


def who_answers(who: str | None) -> str:
    """The colleague a section is meant for, in the reader's language."""
    return str(WHO.get(who or "", who or ""))


def clock_time(moment: datetime) -> str:
    """Hours and minutes for an answer of today or not: “14:03”, in French “14 h 03”."""
    return date_format(localtime(moment), "TIME_FORMAT")


def missing_options() -> tuple[Pair, ...]:
    """The reasons for having no answer, in the words of someone who fills in."""
    return (
        (Missing.UNKNOWN.value, _("We don't know")),
        (Missing.NOT_APPLICABLE.value, _("Does not apply to us")),
        (Missing.RATHER_NOT_SAY.value, _("We would rather not say")),
    )


def saved_state(fact: QuestionFact) -> SavedState:
    """The state of an answer as it stands in the database."""
    name = field_prefix(fact.question.code)
    if fact.answered_at is None:
        return SavedState(name, fact.revision)
    return SavedState(name, fact.revision, "saved", clock_time(fact.answered_at))


def question_fields(
    fact: QuestionFact, *, sheet: UUID, section: str, language: str, readonly: bool
) -> QuestionFields:
    """One question with what stands; `fallback` names the language it had to fall back to."""
    question = fact.question
    words = question.text
    fallback = next(iter(words)) if words.lacks(language) else ""
    return QuestionFields(
        code=question.code,
        name=field_prefix(question.code),
        number=question.code,
        text=told(question.text),
        help=told(question.help),
        kind=question.kind.value,
        url=reverse("scans:save_answer", args=[sheet, section, question.code]),
        saved=saved_state(fact),
        error="",
        missing=fact.missing,
        missing_options=missing_options(),
        readonly=readonly,
        levels=tuple((str(level), told(name)) for level, name in enumerate(fact.level_names)),
        paper=fact.paper,
        practice=fact.practice,
        choices=tuple((one.code, told(one.text)) for one in question.choices),
        value=fact.value,
        unit=told(question.unit),
        shown=told(fact.shown),
        fallback=fallback,
    )


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
