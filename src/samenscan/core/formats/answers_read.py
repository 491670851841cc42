"""What came out of a table of answers: a dataset, and every answer that could not be read."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samenscan.core.answers.accept import accept
from samenscan.core.answers.bounds import accept_written
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.parse import TWO_SIDES, parse, parse_missing
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.values import Answer, Missing, Remark, Sheet
from samenscan.core.answers.written import from_written
from samenscan.core.formats.cells import CellProblem, Grid
from samenscan.core.formats.workbook_words import yes_or_no
from samenscan.core.questionnaire.model import MAX_WRITTEN, Kind, Question, Questionnaire
from samenscan.core.questionnaire.problem import did_you_mean, nearest
from samenscan.core.text import Text, text

MOST_PROBLEMS = 10_000
SIDES = TWO_SIDES[Kind.LEVEL]
_TELLING_LENGTH = 5
_CACHED_LENGTH = 60
_CACHED = 200_000


def nearest_code(code: str, codes: Sequence[str]) -> str | None:
    """The code that was probably meant; None for short codes, which all look alike."""
    return nearest(code, codes) if len(code) >= _TELLING_LENGTH else None


@dataclass(frozen=True)
class AnswerProblem:
    """One answer that was left out: whose, to which question, where it stands, and why.

    `organisation` and `question` are empty where the trouble is not with one answer. `kept` is
    for an answer that was read all the same, with something about it to know.
    """

    cell: CellProblem
    organisation: str = ""
    question: str = ""
    kept: bool = False

    def __str__(self) -> str:
        about = " ".join(part for part in (self.organisation, self.question) if part)
        return f"{self.cell} ({about})" if about else str(self.cell)


@dataclass(frozen=True)
class AnswersRead:
    """A dataset and what is not in it: the first problems in the order of the file, their number.

    `notes` are sentences to confirm, and what a reader should know.
    """

    dataset: Dataset
    problems: tuple[AnswerProblem, ...] = ()
    n_problems: int = 0
    notes: tuple[Text, ...] = ()


@dataclass
class _Draft:
    """The answers of one organisation by place of the question, with the rows they stand on."""

    answers: list[Answer | None]
    rows: "array[int]"
    comments: dict[str, Remark] = field(default_factory=dict)


class Reading:
    """The answers read so far, and whose answer a reported cell is."""

    def __init__(self, questionnaire: Questionnaire, grid: Grid) -> None:
        self.grid = grid
        self.problems = grid.problems
        self.questionnaire = questionnaire
        self.questions = {question.code: question for question in questionnaire.questions()}
        self._place = {code: at for at, code in enumerate(self.questions)}
        self._drafts: dict[str, _Draft] = {}
        self._about: dict[int, tuple[str, str]] = {}
        self._known: dict[tuple[str, ...], Answer] = {}
        self._meant: dict[str, Text] = {}

    @property
    def is_full(self) -> bool:
        """Whether no further problem would be told in words."""
        return len(self.problems.first) >= self.problems.most

    def meant(self, code: str) -> Text:
        """Which question was probably meant by a code that none has."""
        if code not in self._meant:
            word = nearest_code(code, list(self.questions))
            self._meant[code] = (
                text("Did you mean “%(word)s”?", word=word)
                if word is not None
                else text("Use the code of a question, or leave this out.")
            )
        return self._meant[code]

    def say(self, row: int, column: int, about: tuple[str, str], what: Text, remedy: Text) -> None:
        """Report one cell, of this organisation and question."""
        before = len(self.problems.first)
        self.problems.say(row, column, what, remedy)
        if len(self.problems.first) > before:
            self._about[before] = about

    def report_row(self, since: int, row: int, about: tuple[str, str]) -> None:
        """Cells of this row, reported since that many problems, are of this organisation."""
        for at in range(since, len(self.problems.first)):
            if self.problems.first[at].row == row:
                self._about[at] = about

    def meet(self, organisation: str) -> _Draft:
        """This organisation is in the table, whether it says anything or not."""
        draft = self._drafts.get(organisation)
        if draft is None:
            n = len(self._place)
            draft = _Draft([None] * n, array("q", bytes(8 * n)))
            self._drafts[organisation] = draft
        return draft

    def first_row(self, organisation: str, question: str, row: int) -> int:
        """The row on which this question was met first; `row` when that is now."""
        rows, at = self.meet(organisation).rows, self._place[question]
        rows[at] = rows[at] or row
        return rows[at]

    def keep(self, organisation: str, question: str, answer: Answer) -> None:
        """Keep an answer that says something."""
        if answer is not Missing.NOT_ANSWERED:
            self.meet(organisation).answers[self._place[question]] = answer

    def drop(self, organisation: str, question: str) -> None:
        """Take back an answer that turned out to be ambiguous."""
        self.meet(organisation).answers[self._place[question]] = None

    def keep_comment(self, organisation: str, question: str, comment: str) -> None:
        """Keep what stands beside an answer; AnswerRefused (where “comment”) when too long."""
        if not comment:
            return
        try:
            written = accept_written(comment, MAX_WRITTEN)
        except AnswerRefused as refused:
            raise AnswerRefused(refused.what, refused.remedy, where="comment") from refused
        if written:
            self.meet(organisation).comments[question] = Remark(written)

    def answer(self, question: Question, fields: Mapping[str, str]) -> Answer:
        """The answer in these cells (`value`, `paper`, `practice`, `missing`); AnswerRefused."""
        get = fields.get
        # Written out: three million answers pass here.
        key = (
            question.code,
            get("paper", ""),
            get("practice", ""),
            get("value", ""),
            get("missing", ""),
        )
        known = self._known.get(key)
        if known is not None:
            return known
        read = _answer(question, fields)
        if sum(map(len, key)) <= _CACHED_LENGTH and len(self._known) < _CACHED:
            self._known[key] = read
        return read

    def sheets(self) -> Iterator[tuple[str, Sheet | None]]:
        """Every organisation met, in order of its code, with its sheet where it says something."""
        codes = list(self.questions)
        for organisation in sorted(self._drafts):
            draft = self._drafts.pop(organisation)
            answers = {
                code: answer
                for code, answer in zip(codes, draft.answers, strict=True)
                if answer is not None
            }
            sheet = Sheet(organisation, answers, draft.comments)
            yield organisation, sheet if answers else None

    def told(self) -> tuple[AnswerProblem, ...]:
        """Every problem with whose answer it is, in the order of the file."""
        told = [
            AnswerProblem(cell, *self._about.get(at, ("", "")))
            for at, cell in enumerate(self.problems.first)
        ]
        return tuple(sorted(told, key=lambda one: (one.cell.row, one.cell.column)))


def _answer(question: Question, fields: Mapping[str, str]) -> Answer:
    """Levels have columns of their own, or stand in `value` as 4/2."""
    value, missing = fields.get("value", ""), fields.get("missing", "")
    if missing:
        has_value = bool(value) or any(fields.get(side) for side in SIDES)
        return accept(question, parse_missing(missing, has_value))
    if question.kind is Kind.LEVEL and not value:
        return parse(question, fields)
    try:
        return from_written(question, value)
    except AnswerRefused as refused:
        # A workbook makes numbers of codes such as 2.5, and those come with a comma.
        pointed = value.replace(",", ".")
        if question.kind is Kind.SINGLE and question.choice(pointed) is not None:
            return accept(question, from_written(question, pointed))
        raise refused from None


def remedy_for(
    reading: Reading, question: Question, fields: Mapping[str, str], refused: AnswerRefused
) -> Text:
    """The nearest word that would fit, or what the refusal says itself."""
    where = refused.where
    if reading.is_full:
        return refused.remedy
    if where == "missing":
        kinds = [kind.value for kind in Missing]
        written = fields["missing"]
        return refused.remedy if written in kinds else did_you_mean(written, kinds)
    if question.kind is Kind.SINGLE and question.choice(fields.get("value", "")) is None:
        return did_you_mean(fields["value"], [choice.code for choice in question.choices])
    given = fields.get("value", "")
    if question.kind is Kind.YES_NO and where == "value":
        return did_you_mean(yes_or_no(given) or given, ("yes", "no"))
    prefix, _, code = where.partition("-")
    if prefix in ("value", "rank") and code and question.choice(code) is None:
        return did_you_mean(code, [choice.code for choice in question.choices])
    return refused.remedy
