"""Read a questionnaire file: either a questionnaire, or every problem at once with its line."""

from decimal import Decimal

from samenscan.core.questionnaire.check import problems_of
from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.model import (
    LANGUAGES,
    LEVEL_MAX,
    Question,
    Questionnaire,
    Section,
)
from samenscan.core.questionnaire.problem import QuestionnaireErrors, did_you_mean
from samenscan.core.questionnaire.read_question import read_question
from samenscan.core.questionnaire.reading import Reading, words_of
from samenscan.core.questionnaire.tree import Many, Table, read_tree
from samenscan.core.text import Words, text, words

TOP_KEYS = ("code", "version", "title", "languages", "scale", "sections")
SECTION_KEYS = ("code", "title", "intro", "minutes", "who", "scored", "group", "questions")
MAX_MINUTES = 600


def read(source: str, name: str) -> Questionnaire:
    """The questionnaire written in this YAML text; `name` is what the file is called.

    Raises QuestionnaireErrors with all problems: file, line, what is wrong, what would help.
    """
    tree, problems = read_tree(source, name)
    reading = Reading(name, problems)
    if isinstance(tree, Table):
        questionnaire = _questionnaire(reading, tree)
        if not reading.problems and questionnaire is not None:
            return questionnaire
    elif not reading.problems:
        reading.say(
            1,
            text("This file holds no questionnaire."),
            text("Start with the lines “code: …”, “version: …”, “title: …”."),
        )
    raise QuestionnaireErrors(reading.problems)


def _questionnaire(reading: Reading, table: Table) -> Questionnaire | None:
    fields = Fields(reading, table, TOP_KEYS)
    for key in ("code", "version", "title", "languages", "sections"):
        fields.need(key)
    reading.languages = _languages(fields)
    scale_max, levels = _scale(fields)
    broken: set[int] = set()
    sections = _sections(fields, broken)
    questionnaire = Questionnaire(
        code=fields.code("code") or "unnamed",
        version=fields.string("version") or "",
        title=fields.words("title") or words(nl="…"),
        languages=reading.languages,
        sections=sections,
        scale_max=scale_max,
        levels=levels,
    )
    reading.problems.extend(problems_of(questionnaire, reading.file, frozenset(broken)))
    return questionnaire


def _languages(fields: Fields) -> tuple[str, ...]:
    written = fields.strings("languages")
    for code in written:
        if code not in LANGUAGES:
            fields.say(
                "languages",
                text("“%(code)s” is not a language this can be shown in.", code=code[:80]),
                did_you_mean(code, LANGUAGES),
            )
    known = tuple(dict.fromkeys(code for code in written if code in LANGUAGES))
    # with no usable list, all languages are accepted so that one mistake is reported once
    return known or LANGUAGES


def _scale(fields: Fields) -> tuple[Decimal, tuple[Words, ...]]:
    table = fields.table("scale")
    if table is None:
        return Decimal(LEVEL_MAX), ()
    scale = Fields(fields.reading, table, ("max", "levels"))
    top = scale.decimal("max", low=Decimal(1)) or Decimal(LEVEL_MAX)
    written = scale.node("levels")
    if written is None:
        return top, ()
    if not isinstance(written, Many) or len(written.items) != LEVEL_MAX + 1:
        scale.say(
            "levels",
            text("“levels” has to name the levels 0 to %(top)s.", top=LEVEL_MAX),
            text("Write a list of %(n)s names, the lowest first.", n=LEVEL_MAX + 1),
        )
        return top, ()
    names = [words_of(fields.reading, item) for item in written.items]
    return top, tuple(name for name in names if name is not None)


def _sections(fields: Fields, broken: set[int]) -> tuple[Section, ...]:
    lines: dict[str, int] = {}
    sections = []
    tables = fields.tables("sections")
    if fields.has("sections") and isinstance(fields.node("sections"), Many) and not tables:
        fields.say("sections", text("There is no section."), text("Add at least one section."))
    seen: dict[str, int] = {}
    for table in tables:
        section = _section(fields.reading, table, broken, seen)
        folded = section.code.casefold()
        if folded in lines:
            fields.reading.say(
                table.line,
                text(
                    "The section code “%(code)s” is already used on line %(line)s.",
                    code=section.code,
                    line=lines[folded],
                ),
                text("Give every section a code of its own."),
            )
        if section.code:
            lines.setdefault(folded, table.line)
        sections.append(section)
    return tuple(sections)


def _section(reading: Reading, table: Table, broken: set[int], seen: dict[str, int]) -> Section:
    fields = Fields(reading, table, SECTION_KEYS)
    for key in ("code", "title", "questions"):
        fields.need(key)
    tables = fields.tables("questions")
    if isinstance(fields.node("questions"), Many) and not tables:
        fields.say(
            "questions",
            text("This section has no questions."),
            text("Add a question, or leave the section out."),
        )
    questions = []
    for question_table in tables:
        n_before = len(reading.problems)
        question = read_question(reading, question_table)
        if question is not None:
            _refuse_second(reading, question, seen)
            questions.append(question)
        if len(reading.problems) > n_before:
            broken.add(question_table.line)
    return Section(
        code=fields.code("code") or "",
        title=fields.words("title") or words(nl="…"),
        intro=fields.words("intro"),
        minutes=fields.whole("minutes", MAX_MINUTES) or 0,
        who=fields.string("who"),
        questions=tuple(questions),
        scored=fields.flag("scored", True),
        group=fields.code("group"),
    )


def _refuse_second(reading: Reading, question: Question, seen: dict[str, int]) -> None:
    folded = question.code.casefold()
    if folded in seen:
        reading.say(
            question.line,
            text(
                "The code “%(code)s” is already used on line %(line)s.",
                code=question.code,
                line=seen[folded],
            ),
            text("Give every question a code of its own; capitals make no difference."),
        )
    seen.setdefault(folded, question.line)
