"""Read one section: its themes, and its questions, written out or taken from a bank."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from samenscan.core.questionnaire.bank import DEFAULT_SHARING, Bank
from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.file_set import FileSet
from samenscan.core.questionnaire.keys import SECTION_FILE_KEYS, SECTION_KEYS, USE_KEYS
from samenscan.core.questionnaire.model import Kind, Question, Section, Sharing, Theme
from samenscan.core.questionnaire.places import Place, Places
from samenscan.core.questionnaire.read_parts import Codes
from samenscan.core.questionnaire.read_question import (
    SHARING_OF,
    fields_of_use,
    read_cut,
    read_question,
    use_question,
)
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.stated import counts
from samenscan.core.questionnaire.tree import Many, Scalar, Table
from samenscan.core.text import text, words


@dataclass
class Around:
    """What sections of one questionnaire share while they are read."""

    files: FileSet
    bank: Bank
    places: Places
    codes: dict[str, Place] = field(default_factory=dict)


def read_sections(fields: Fields, around: Around) -> tuple[Section, ...]:
    """All sections of a questionnaire, in the order of the file."""
    sections = []
    codes: dict[str, Place] = {}
    tables = fields.items("sections")
    if isinstance(fields.node("sections"), Many) and not tables:
        fields.say("sections", text("There is no section."), text("Add at least one section."))
    for reading, table in _each(fields.reading, tables, around):
        section = _section(reading, table, around)
        _refuse_second(
            reading,
            Place(reading.file, table.line),
            codes,
            section.code,
        )
        sections.append(section)
    return tuple(sections)


def _each(
    reading: Reading, tables: tuple[Table, ...], around: Around
) -> Iterator[tuple[Reading, Table]]:
    """Every section with the file it stands in."""
    for table in tables:
        if not any(key.written == "file" for key, _ in table.entries):
            yield reading, table
            continue
        fields = Fields(
            reading,
            table,
            SECTION_FILE_KEYS,
            elsewhere=SECTION_KEYS.keys(),
            place=text("a section that stands in a file of its own"),
        )
        path = fields.string("file")
        opened = path and around.files.open(reading, path, fields.line_of("file"))
        if opened:
            yield reading.at(opened[0], shared=False), opened[1]
        else:
            around.places.incomplete.add("")


def _section(reading: Reading, table: Table, around: Around) -> Section:
    fields = Fields(reading, table, SECTION_KEYS)
    code = fields.code("code") or ""
    for key in SECTION_KEYS:
        around.places.put(code, key, Place(reading.file, fields.line_of(key)))
    themes = _themes(fields)
    tables = fields.items("questions")
    if isinstance(fields.node("questions"), Many) and not tables:
        fields.say(
            "questions",
            text("This section has no questions."),
            text("Add a question, or leave the section out."),
        )
    sharing = SHARING_OF[fields.one_of("sharing") or DEFAULT_SHARING]
    cut = read_cut(fields, None)
    read = [_question(reading, one, sharing, around) for one in tables]
    if cut is not None:
        read = [_without_cut_of_bank(one, table) for one, table in zip(read, tables, strict=True)]
    found = tuple(question for question in read if question is not None)
    if len(found) < len(read):
        around.places.incomplete.add(code)
    weight = fields.decimal("weight")
    return Section(
        code=code,
        title=fields.words("title") or words(nl="…"),
        intro=fields.words("intro"),
        minutes=fields.whole("minutes") or 0,
        who=fields.string("who"),
        questions=found,
        scored=fields.flag("scored", True),
        group=fields.code("group"),
        themes=themes,
        weight=Decimal(1) if weight is None else weight,
        pass_mark=fields.decimal("pass_mark"),
        cut=cut,
    )


def _themes(fields: Fields) -> tuple[Theme, ...]:
    codes = Codes()
    found = []
    for row in fields.rows("themes"):
        weight = row.decimal("weight")
        theme = Theme(
            code=row.code("code") or "",
            title=row.words("title") or words(nl="…"),
            weight=Decimal(1) if weight is None else weight,
        )
        codes.add(row, theme.code)
        found.append(theme)
    return tuple(found)


def _question(reading: Reading, table: Table, sharing: Sharing, around: Around) -> Question | None:
    n_before = len(reading.problems)
    used = any(key.written == "use" for key, _ in table.entries)
    if used:
        question = _used(reading, table, sharing, around)
    else:
        question = read_question(reading, table, sharing)
    if question is None:
        return None
    for key, _ in table.entries:
        around.places.put(question.code, key.written, Place(reading.file, key.line))
    _refuse_second(reading, Place(reading.file, table.line), around.codes, question.code)
    if len(reading.problems) > n_before:
        around.places.broken.add(question.code)
    return question


def _used(reading: Reading, table: Table, sharing: Sharing, around: Around) -> Question | None:
    for key, value in table.entries:
        if key.written == "use" and isinstance(value, Scalar) and value.written:
            question = around.bank.take(reading, value.written, key.line, sharing, around.places)
            if question is None:
                return None
            return use_question(fields_of_use(reading, table, question.kind), question)
    Fields(reading, table, USE_KEYS[Kind.LEVEL]).code("use")
    return None


def _without_cut_of_bank(question: Question | None, table: Table) -> Question | None:
    """The sentence of a domain takes the place of those that its questions bring from a bank."""
    written = {key.written for key, _ in table.entries}
    if question is None or "use" not in written or "cut" in written or not counts(question):
        return question
    return replace(question, cut=None)


def _refuse_second(reading: Reading, place: Place, seen: dict[str, Place], code: str) -> None:
    first = seen.setdefault(code.casefold(), place)
    if first == place or not code:
        return
    there = text("line %(line)s", line=first.line)
    if first.file != place.file:
        there = text("line %(line)s of %(file)s", line=first.line, file=first.file)
    reading.say(
        place.line,
        text("The code “%(code)s” is already used on %(place)s.", code=code, place=there),
        text("Give each a code of its own; capitals make no difference."),
    )
