"""A questionnaire as a document: every question with all that holds for it, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenscan.base.render import told
from samenscan.core.questionnaire import Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.expressions import asked_in_words, in_words
from samenscan.core.questionnaire.model import Choice, Column, Cut, Expression
from samenscan.core.questionnaire.versions.values import KIND_NAMES, MISSING_NAMES, SHARING_NAMES
from samenscan.core.text import Words

Line = tuple[str, str]


@dataclass(frozen=True)
class QuestionText:
    """One question: `facts` are label and value; `rows` what can be answered, with its score."""

    code: str
    text: str
    help: str
    key: bool
    facts: tuple[Line, ...]
    rows: tuple[Line, ...]
    asked_when: str
    advice: tuple[Line, ...]
    lacks: bool


@dataclass(frozen=True)
class SectionText:
    """One domain with its questions."""

    code: str
    title: str
    intro: str
    facts: tuple[Line, ...]
    questions: tuple[QuestionText, ...]


@dataclass(frozen=True)
class Document:
    """A questionnaire in one of its languages."""

    title: str
    code: str
    version: str
    language: str
    languages: tuple[str, ...]
    n_questions: int
    minutes: int
    levels: tuple[Line, ...]
    paper_levels: tuple[Line, ...]
    sections: tuple[SectionText, ...]


def document(questionnaire: Questionnaire, language: str) -> Document:
    """The questionnaire in this language, or in its first where it has not this one."""
    if language not in questionnaire.languages:
        language = questionnaire.languages[0]
    with override(language):
        return Document(
            title=told(questionnaire.title),
            code=questionnaire.code,
            version=questionnaire.version,
            language=language,
            languages=questionnaire.languages,
            n_questions=len(questionnaire.questions()),
            minutes=sum(section.minutes for section in questionnaire.sections),
            levels=_numbered(questionnaire.levels),
            paper_levels=_numbered(questionnaire.paper_levels),
            sections=tuple(
                _section(questionnaire, section, language) for section in questionnaire.sections
            ),
        )


def _numbered(levels: tuple[Words, ...]) -> tuple[Line, ...]:
    return tuple((str(number), told(words)) for number, words in enumerate(levels))


def _section(questionnaire: Questionnaire, section: Section, language: str) -> SectionText:
    facts = [
        (_("For"), told(questionnaire.who(section.who))),
        (_("Minutes"), str(section.minutes or "")),
        (_("Weight"), _number(section.weight) if section.weight != 1 else ""),
        (_("Passes from"), _number(section.pass_mark)),
        (_("Themes"), ", ".join(told(theme.title) for theme in section.themes)),
        (_("Level"), "" if section.scored else _("this domain gets no level")),
        (_("Counts as yes"), "; ".join(_level_sentences(section.cut))),
    ]
    return SectionText(
        code=section.code,
        title=told(section.title),
        intro=told(section.intro),
        facts=_present(facts),
        questions=tuple(_question(questionnaire, one, language) for one in section.questions),
    )


def _level_sentences(cut: Cut | None) -> Iterator[str]:
    """What the level of a domain tells in the collective result, instead of its questions."""
    if cut is None:
        return
    says = {"says": told(cut.says), "level": _number(cut.at_least)}
    yield _("%(says)s (level %(level)s or more)") % says
    if cut.other_end is not None:
        other = {"says": told(cut.other_end.says), "level": _number(cut.other_end.at_most)}
        yield _("%(says)s (level %(level)s or less)") % other


def _present(facts: list[Line]) -> tuple[Line, ...]:
    return tuple((label, value) for label, value in facts if value)


def _number(value: Decimal | None) -> str:
    return "" if value is None else number_format(value.normalize() + 0, use_l10n=True)


def _question(questionnaire: Questionnaire, question: Question, language: str) -> QuestionText:
    asked = asked_in_words(question, questionnaire)
    return QuestionText(
        code=question.code,
        text=told(question.text),
        help=told(question.help),
        key=question.key,
        facts=_present(_facts(questionnaire, question)),
        rows=tuple(_rows(question)),
        asked_when=told(asked),
        advice=tuple(_advice(questionnaire, question)),
        lacks=question.text.lacks(language),
    )


def _facts(questionnaire: Questionnaire, question: Question) -> list[Line]:
    weight = _("is not scored") if question.weight == 0 else _number(question.weight)
    scored = question.weight != 0
    return [
        (_("Answered with"), told(KIND_NAMES[question.kind])),
        (_("For"), told(questionnaire.who(question.who))),
        (_("Weight"), weight),
        (_("Full marks"), _number(question.max_score) if scored else ""),
        (_("Paper and practice"), _combined(question)),
        (_("Level aimed at"), _number(question.target)),
        (_("Between"), _bounds(question)),
        (_("Unit"), told(question.unit)),
        (_("Calculated as"), _formula(question.value, questionnaire)),
        (_("Theme"), question.theme or ""),
        (_("The answer is for"), told(SHARING_NAMES[question.sharing])),
        (_("Counts as yes"), told(question.cut.says) if question.cut else ""),
        (_("Told as one total"), told(question.total.says) if question.total else ""),
        (_("Counts for at most"), _number(question.total.at_most) if question.total else ""),
        (_("Checked"), "; ".join(told(one.says) for one in question.constraints)),
        (_("Comes from"), ", ".join(question.references)),
    ]


def _combined(question: Question) -> str:
    if question.kind is not Kind.LEVEL:
        return ""
    return _("the lower of both") if question.combine == "minimum" else _("the mean of both")


def _formula(value: Expression | None, questionnaire: Questionnaire) -> str:
    return told(in_words(value, questionnaire)) if value else ""


def _bounds(question: Question) -> str:
    if question.kind is Kind.TABLE:
        return ""
    low = _number(question.minimum) or _day(question.earliest)
    high = _number(question.maximum) or _day(question.latest)
    return f"{low or '…'} – {high or '…'}" if low or high else ""


def _day(value: object) -> str:
    return str(value) if value else ""


def _rows(question: Question) -> Iterator[Line]:
    for number, words in enumerate(question.levels):
        yield str(number), told(words)
    for choice in question.choices:
        yield _worth(choice), told(choice.text)
    if question.kind is Kind.YES_NO:
        for name, score in ((_("yes"), question.yes_score), (_("no"), question.no_score)):
            yield _number(score), name
    for band in question.bands:
        yield _number(band.score), _("from %(value)s on") % {"value": _number(band.at_least)}
    for column in question.columns:
        yield _column_kind(column), told(column.text)


def _worth(choice: Choice) -> str:
    if choice.missing:
        return told(MISSING_NAMES[choice.missing])
    return _number(choice.score)


def _column_kind(column: Column) -> str:
    kind = told(KIND_NAMES[column.kind])
    return f"{kind} *" if column.required else kind


def _advice(questionnaire: Questionnaire, question: Question) -> Iterator[Line]:
    for one in question.advice_when:
        yield told(in_words(one.when, questionnaire)), told(one.text)
    if question.advice is not None:
        yield "", told(question.advice)
