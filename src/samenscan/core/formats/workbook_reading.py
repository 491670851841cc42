"""A workbook that was answered in comes back: by the codes beside the answers, or told by cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from samenscan.core.answers.accept import accept
from samenscan.core.answers.bounds import accept_written
from samenscan.core.answers.parse import parse, parse_cell
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.values import Answer, Levels, Missing, Remark, Sheet
from samenscan.core.formats.answers_read import AnswerProblem, nearest_code
from samenscan.core.formats.cells import Problems
from samenscan.core.formats.workbook_gone import Met, gone
from samenscan.core.formats.workbook_lists import Hidden
from samenscan.core.formats.workbook_pages import FilledRow, Page
from samenscan.core.formats.workbook_words import (
    CHOSEN,
    COLUMNS_KEY,
    INPUTS,
    LABELS,
    choice_in_any_language,
    is_answered_here,
    is_ticked,
    level_in_any_language,
    step_of,
    sub_codes,
    yes_or_no,
)
from samenscan.core.questionnaire.model import (
    MAX_WRITTEN,
    Column,
    Kind,
    Question,
    Questionnaire,
)
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.text import Text, Words, text

_ROW = re.compile(r"row-([0-9]+)-(.+)", re.DOTALL)
_SIDES = {"paper": "paper", "practice": "answer"}


@dataclass(frozen=True)
class _Place:
    """A cell of the workbook."""

    sheet: str
    row: int
    column: int


@dataclass
class _Found:
    """What the workbook says about one question: form fields with the cell of each."""

    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, _Place] = field(default_factory=dict)
    sides: dict[str, _Place] = field(default_factory=dict)
    comment: str = ""
    spoilt: bool = False


class WorkbookAnswers:
    """The answers found so far, and what could not be read."""

    def __init__(self, questionnaire: Questionnaire, hidden: Hidden, problems: Problems) -> None:
        self.questionnaire = questionnaire
        self.questions = {question.code: question for question in questionnaire.questions()}
        self.hidden = hidden
        self.problems = problems
        self.met = Met()
        self._about: dict[int, str] = {}
        self._kept: set[int] = set()
        self._found: dict[str, _Found] = {}
        self._tables: dict[str, str] = {}

    def say(self, place: _Place, question: str, what: Text, remedy: Text) -> None:
        """Report one cell."""
        self.problems.sheet = place.sheet
        self.problems.titles = ()
        self._about[len(self.problems.first)] = question
        self.problems.say(place.row, place.column, what, remedy)

    def read_section(self, page: Page) -> None:
        """Read the answers on a sheet with a row per question."""
        asked = (self.questions.get(row.cells.get("code", "").strip()) for row in page.rows)
        levels = any(one is not None and one.kind is Kind.LEVEL for one in asked)
        needed = ("paper", "answer") if levels else ("answer",)
        self._say_gone(page, COLUMNS_KEY, "", {name: LABELS[name] for name in needed})
        self.met.blind |= "code" not in page.columns
        for row in page.rows:
            code = row.cells.get("code", "").strip()
            given = {name: row.cells[name] for name in INPUTS if row.cells.get(name)}
            for name, refusal in row.refused.items():
                if name in (*INPUTS, "code"):
                    self.met.astray[page.title] += name == "code"
                    self.say(self._at(page, row, name), code[:80], *refusal)
            if code:
                self.met.codes.setdefault(code, page.title)
            if not given:
                continue
            if not code:
                self.met.astray[page.title] += 1
                self.say(
                    self._at(page, row, next(iter(given))),
                    "",
                    text("This stands beside no code of a question."),
                    text("Write it in the row of its question."),
                )
                continue
            self._read_row(page, row, code, given)

    def _say_gone(
        self, page: Page, key: str, question: str, needed: Mapping[str, Text | Words]
    ) -> None:
        """A column that stood here when the workbook was made took its answers along."""
        made = self.hidden.codes.get(key, {}).values()
        for name, label in needed.items():
            if page.rows and name in made and name not in page.columns:
                self.say(
                    _Place(page.title, 0, 0),
                    question,
                    text("The column “%(name)s” is gone, with what stood in it.", name=label),
                    text("Take up the file from before, or fill in a new workbook."),
                )

    def _at(self, page: Page, row: FilledRow, name: str) -> _Place:
        return _Place(page.title, row.number, page.columns.get(name, 0))

    def _read_row(self, page: Page, row: FilledRow, code: str, given: Mapping[str, str]) -> None:
        base, _, sub = code.partition(":")
        question = self.questions.get(base)
        where = self._at(page, row, "code")
        if question is None:
            self.met.astray[page.title] += 1
            word = nearest_code(base, list(self.questions))
            self.say(
                where,
                base[:80],
                text("There is no question “%(code)s” in the questionnaire.", code=base[:80]),
                text("Did you mean “%(word)s”?", word=word)
                if word is not None
                else text("Put the code back that stood here, or leave this row out."),
            )
        elif sub and sub not in sub_codes(question):
            self.met.astray[page.title] += 1
            self.say(
                where,
                base,
                text("Question “%(code)s” has no answer “%(sub)s”.", code=base, sub=sub[:80]),
                did_you_mean(sub, sub_codes(question))
                if sub_codes(question)
                else text("Put the code back that stood here, or leave this row out."),
            )
        else:
            if question.kind is Kind.LEVEL:
                self._sides(page, row, question)
            for name, written in given.items():
                self._read_cell(self._at(page, row, name), question, sub, name, written)

    def _sides(self, page: Page, row: FilledRow, question: Question) -> None:
        """Where the sides of a level stand, so that an empty one can be pointed at."""
        found = self._found.setdefault(question.code, _Found())
        for side, name in _SIDES.items():
            if name in page.columns and name not in row.refused:
                found.sides.setdefault(side, self._at(page, row, name))

    def _read_cell(
        self, place: _Place, question: Question, sub: str, name: str, written: str
    ) -> None:
        found = self._found.setdefault(question.code, _Found())
        if sub and name != "answer":
            self._say_elsewhere(place, question)
        elif name == "comment":
            self._keep_comment(place, question, found, written)
        elif name == "missing":
            reason = self.hidden.code("missing", written) or written
            self._keep(place, question, found, "missing", reason)
        else:
            self._read_answer(place, question, sub, name, written)

    def _read_answer(
        self, place: _Place, question: Question, sub: str, name: str, written: str
    ) -> None:
        found = self._found[question.code]
        kind = question.kind
        if kind is Kind.LEVEL:
            part = "paper" if name == "paper" else "practice"
            level = level_in_any_language(self.questionnaire, question, part, written)
            self._keep(place, question, found, part, level)
        elif name == "paper" or not (sub or is_answered_here(question)):
            # The names of files stand here for the reader only.
            if kind is not Kind.FILE or name == "paper":
                self._say_elsewhere(place, question)
        elif kind is Kind.MULTIPLE:
            self._read_tick(place, question, sub, written)
        elif kind is Kind.RANKING:
            self._keep(place, question, found, f"rank-{sub}", written)
        elif kind is Kind.PRIORITY:
            self._keep(place, question, found, sub, step_of(written))
        else:
            value = self._value(question, f"{question.code}/answer", written)
            if self._is_offered(place, question, question, value, written):
                self._keep(place, question, found, "value", value)
            else:
                found.spoilt = True

    def _read_tick(self, place: _Place, question: Question, sub: str, written: str) -> None:
        found = self._found[question.code]
        ticked = is_ticked(written)
        if ticked is None:
            found.spoilt = True
            self.say(
                place,
                question.code,
                text("“%(it)s” does not say whether this holds.", it=written[:80]),
                text("Write an x when it holds, and nothing when it does not."),
            )
        elif ticked:
            self._keep(place, question, found, f"value-{sub}", CHOSEN)

    def _value(self, asked: Question | Column, key: str, written: str) -> str:
        """A line of a list, in whatever language, as the code it stands for."""
        match asked.kind:
            case Kind.SINGLE:
                coded = self.hidden.code(key, written) or choice_in_any_language(asked, written)
                return coded or written
            case Kind.YES_NO:
                return self.hidden.code("yes_no", written) or yes_or_no(written) or written
            case _:
                return written

    def _is_offered(
        self, place: _Place, question: Question, asked: Question | Column, value: str, written: str
    ) -> bool:
        """Whether this is a choice, where it has to be one; what is none is told as it stands."""
        if asked.kind is not Kind.SINGLE or value in {choice.code for choice in asked.choices}:
            return True
        language = self.hidden.about.get("language", "")
        self.say(
            place,
            question.code,
            text("“%(it)s” is not one of the choices.", it=written[:80]),
            did_you_mean(written, [choice.text.told(language) for choice in asked.choices]),
        )
        return False

    def _keep(
        self, place: _Place, question: Question, found: _Found, name: str, value: str
    ) -> None:
        if found.fields.setdefault(name, value) == value:
            found.places.setdefault(name, place)
            return
        found.spoilt = True
        first = found.places[name]
        self.say(
            place,
            question.code,
            text(
                "This is answered twice, in sheet “%(sheet)s” on row %(row)s too.",
                sheet=first.sheet,
                row=first.row,
            ),
            text("Keep one row per question."),
        )

    def _keep_comment(self, place: _Place, question: Question, found: _Found, written: str) -> None:
        try:
            found.comment = accept_written(written, MAX_WRITTEN)
        except AnswerRefused as refused:
            self.say(place, question.code, refused.what, refused.remedy)

    def _say_elsewhere(self, place: _Place, question: Question) -> None:
        self.say(
            place,
            question.code,
            text("Question “%(code)s” is not answered in this cell.", code=question.code),
            text("Use the yellow cells of this question."),
        )

    def read_table(self, page: Page, code: str) -> None:
        """Read the rows of a table question from its own sheet."""
        question = self.questions.get(code)
        if question is None or question.kind is not Kind.TABLE:
            if page.rows:
                self.say(
                    _Place(page.title, 0, 0),
                    code[:80],
                    text("There is no table “%(code)s” in the questionnaire.", code=code[:80]),
                    text("Leave this sheet out, or use the questionnaire that has it."),
                )
            return
        if page.rows and self._tables.setdefault(code, page.title) != page.title:
            self.say(
                _Place(page.title, 0, 0),
                code,
                text("The same table stands in sheet “%(sheet)s”.", sheet=self._tables[code]),
                text("Keep one sheet per table."),
            )
            self._found.setdefault(code, _Found()).spoilt = True
            return
        self.met.tables.add(code)
        columns = {column.code: column.text for column in question.columns}
        self._say_gone(page, f"{COLUMNS_KEY}/{code}", code, columns)
        for row in page.rows:
            self._read_table_row(page, row, question)

    def _read_table_row(self, page: Page, row: FilledRow, question: Question) -> None:
        found = self._found.setdefault(question.code, _Found())
        for name, refusal in row.refused.items():
            found.spoilt = True
            self.say(self._at(page, row, name), question.code, *refusal)
        for column in question.columns:
            place = self._at(page, row, column.code)
            name = f"row-{row.number}-{column.code}"
            found.places[name] = place
            written = row.cells.get(column.code, "")
            if not written:
                continue
            value = self._value(column, f"{question.code}/{column.code}", written)
            found.fields[name] = value
            if not self._is_offered(place, question, column, value, written):
                found.spoilt = True
                continue
            try:
                parse_cell(column, value)
            except AnswerRefused as refused:
                found.spoilt = True
                self.say(place, question.code, refused.what, refused.remedy)

    def sheet(self) -> Sheet:
        """Everything that could be read."""
        answers: dict[str, Answer] = {}
        remarks: dict[str, Remark] = {}
        for code, found in self._found.items():
            if found.comment:
                remarks[code] = Remark(found.comment)
            if found.spoilt:
                continue
            try:
                answer = _read(self.questions[code], found.fields)
            except AnswerRefused as refused:
                at = found.places.get(refused.where) or next(iter(found.places.values()))
                self.say(at, code, refused.what, refused.remedy)
                continue
            if answer is not Missing.NOT_ANSWERED:
                answers[code] = answer
            if isinstance(answer, Levels):
                self._say_half(code, answer, found)
        return Sheet(self.hidden.about.get("organisation", ""), answers, remarks)

    def _say_half(self, code: str, level: Levels, found: _Found) -> None:
        lacking = "paper" if level.paper is None else "practice"
        if (level.paper is None) == (level.practice is None) or lacking not in found.sides:
            return
        self._kept.add(len(self.problems.first))
        self.say(
            found.sides[lacking],
            code,
            text("How it is on paper is not filled in, and how it is in practice is.")
            if lacking == "paper"
            else text("How it is in practice is not filled in, and how it is on paper is."),
            text("Fill in this cell too; until then this is kept as half an answer."),
        )

    def say_what_is_gone(self) -> None:
        """Tell which rows and sheets are gone, where the workbook was made for this very scan."""
        if self.hidden.about.get("content_hash") == self.questionnaire.content_hash:
            for one in gone(self.questionnaire, self.met):
                remedy = text("Take up the file from before, or fill in a new workbook.")
                self.say(_Place(one.sheet, 0, 0), one.question, one.what, remedy)

    def told(self, organisation: str) -> tuple[AnswerProblem, ...]:
        """Every problem with the question it is about."""
        return tuple(
            AnswerProblem(cell, organisation, self._about.get(at, ""), at in self._kept)
            for at, cell in enumerate(self.problems.first)
        )


def _read(question: Question, fields: Mapping[str, str]) -> Answer:
    """Ranks may stand in a workbook as whole numbers only; all else is as in a form."""
    if question.kind in (Kind.FILE, Kind.DERIVED) and "missing" not in fields:
        return accept(question, Missing.NOT_ANSWERED)
    return parse(question, fields)
