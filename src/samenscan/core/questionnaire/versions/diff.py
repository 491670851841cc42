"""Every difference between two versions of a questionnaire, in words; nothing goes unnoticed."""

from collections.abc import Iterator

from samenscan.core.questionnaire.model import Question, Questionnaire, Respondent, Section, Theme
from samenscan.core.questionnaire.versions import labels
from samenscan.core.questionnaire.versions.change import Change, ChangeKind
from samenscan.core.questionnaire.versions.compare import (
    At,
    compare_fields,
    compare_per_place,
)
from samenscan.core.questionnaire.versions.diff_findings import changes_of_findings
from samenscan.core.questionnaire.versions.diff_lists import Of, compare_coded
from samenscan.core.questionnaire.versions.diff_question import (
    changes_of_cut,
    changes_of_question,
    question_name,
)
from samenscan.core.questionnaire.versions.order import before, moved
from samenscan.core.questionnaire.versions.values import quoted
from samenscan.core.text import Text, text

_K = ChangeKind
_SECTIONS: Of[Section] = Of(
    lambda section: section_name(section.code, section.title.told("")),
    _K.ADDED,
    _K.REMOVED,
    _K.MOVED,
)
_THEMES: Of[Theme] = Of(
    lambda theme: text("theme %(title)s", title=quoted(theme.title.told(""))),
    _K.THEME,
    _K.THEME,
    _K.THEME,
)
_RESPONDENTS: Of[Respondent] = Of(
    lambda one: text("the respondent %(title)s", title=quoted(one.title.told(""))),
    _K.WHO,
    _K.WHO,
    _K.WHO,
)


def diff(old: Questionnaire, new: Questionnaire) -> tuple[Change, ...]:
    """Every difference, the questionnaire first, then in reading order of the new version.

    Rules for findings come last. Empty exactly when both have the same hashes.
    """
    found = tuple(_differences(old, new))
    same = (old.content_hash, old.findings_hash) == (new.content_hash, new.findings_hash)
    if not found and not same:
        return (Change(_K.OTHER, (), text("The questionnaire differs in another way.")),)
    return found


def section_name(code: str, title: str) -> Text:
    """A section in a sentence."""
    return text("section %(code)s %(title)s", code=code, title=quoted(title))


def _differences(old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    first = new.languages[0] if new.languages else ""
    at = At((), text("The questionnaire"), first)
    yield from compare_fields(at, old, new, labels.QUESTIONNAIRE)
    for name, label in labels.QUESTIONNAIRE_PER_LEVEL.items():
        yield from compare_per_place(at, label, getattr(old, name), getattr(new, name))
    yield from compare_fields(at, old.scoring, new.scoring, labels.SCORING)
    for found in compare_coded(at, old.respondents, new.respondents, _RESPONDENTS):
        if isinstance(found, Change):
            yield found
        else:
            was, now = found
            where = text("Respondent %(code)s", code=now.code)
            yield from compare_fields(At((now.code,), where, first), was, now, labels.RESPONDENT)
    yield from _sections(at, old, new)
    yield from _questions(old, new, first)
    yield from changes_of_findings(old, new, first)


def _sections(at: At, old: Questionnaire, new: Questionnaire) -> Iterator[Change]:
    for found in compare_coded(at, old.sections, new.sections, _SECTIONS):
        if isinstance(found, Change):
            yield found
            continue
        was, now = found
        where = text("Section %(code)s", code=now.code)
        inside = At((now.code,), where, at.first)
        yield from compare_fields(inside, was, now, labels.SECTION)
        yield from changes_of_cut(inside, was.cut, now.cut)
        for theme in compare_coded(inside, was.themes, now.themes, _THEMES):
            if isinstance(theme, Change):
                yield theme
                continue
            name = text(
                "Theme %(code)s of section %(section)s", code=theme[1].code, section=now.code
            )
            at_theme = At((now.code, theme[1].code), name, at.first)
            yield from compare_fields(at_theme, *theme, labels.THEME)


def _questions(old: Questionnaire, new: Questionnaire, first: str) -> Iterator[Change]:
    was = {
        question.code: (section, question)
        for section in old.sections
        for question in section.questions
    }
    now = {question.code for question in new.questions()}
    for code, (section, question) in was.items():
        if code not in now:
            yield Change(_K.REMOVED, (section.code, code), _gone(question))
    for section in new.sections:
        yield from _order(was, section)
        for question in section.questions:
            if question.code in was:
                codes = (section.code, question.code)
                yield from changes_of_question(codes, was[question.code][1], question, first)


def _order(was: dict[str, tuple[Section, Question]], section: Section) -> Iterator[Change]:
    """Questions of a section that are new here, came from another section, or changed places."""
    places = [question.code for question in section.questions]
    here = [code for code, (home, _) in was.items() if home.code == section.code]
    shifted = set(moved(here, places))
    for question in section.questions:
        codes = (section.code, question.code)
        after = before(places, question.code)
        if question.code not in was:
            yield Change(_K.ADDED, codes, _new(question, section, after))
        elif was[question.code][0].code != section.code:
            home = was[question.code][0].code
            yield Change(_K.MOVED, codes, _came(question, section, home, after))
        elif question.code in shifted:
            yield Change(_K.MOVED, codes, _shifted(question, after))


def _gone(question: Question) -> Text:
    return text(
        "%(question)s (%(text)s) is no longer asked.",
        question=question_name(question.code),
        text=quoted(question.text.told("")),
    )


def _new(question: Question, section: Section, after: str | None) -> Text:
    return text(
        "%(question)s (%(text)s) is new in section %(section)s, %(place)s.",
        question=question_name(question.code),
        text=quoted(question.text.told("")),
        section=section.code,
        place=_place(after),
    )


def _came(question: Question, section: Section, home: str, after: str | None) -> Text:
    return text(
        "%(question)s moved from section %(old)s to section %(new)s, %(place)s.",
        question=question_name(question.code),
        old=home,
        new=section.code,
        place=_place(after),
    )


def _shifted(question: Question, after: str | None) -> Text:
    return text(
        "%(question)s now stands elsewhere in its section: %(place)s.",
        question=question_name(question.code),
        place=_place(after),
    )


def _place(after: str | None) -> Text:
    return text("first") if after is None else text("after %(code)s", code=after)
