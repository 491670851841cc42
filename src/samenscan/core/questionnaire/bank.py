"""Banks: files with questions that several questionnaires take, each with its own weights."""

from dataclasses import replace

from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.file_set import FileSet
from samenscan.core.questionnaire.keys import BANK_KEYS
from samenscan.core.questionnaire.model import Question, Sharing
from samenscan.core.questionnaire.places import Place, Places
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.questionnaire.read_question import read_question
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Scalar, Table
from samenscan.core.text import text

DEFAULT_SHARING: Sharing = "partnership-anonymous"


class Bank:
    """The questions of all banks of one questionnaire, by code."""

    def __init__(self) -> None:
        self._tables: dict[str, tuple[Reading, Table]] = {}
        self._codes: dict[str, str] = {}
        self._taken: dict[str, int] = {}
        self._whole = True

    def add_file(self, reading: Reading, files: FileSet, path: str, line: int) -> None:
        """Bring in the questions of one bank file; problems are reported."""
        opened = files.open(reading, path, line)
        if opened is None:
            self._whole = False
            return
        inside = reading.at(opened[0], shared=True)
        fields = Fields(inside, opened[1], BANK_KEYS)
        fields.code("bank")
        for table in fields.items("questions"):
            code = _code(table)
            if code is None:
                read_question(inside, table, DEFAULT_SHARING)
            elif code.casefold() in self._tables:
                inside.say(
                    table.line,
                    text("The bank has a question “%(code)s” already.", code=code[:80]),
                    text("Give every question of the banks a code of its own."),
                )
            else:
                self._tables[code.casefold()] = inside, table
                self._codes[code.casefold()] = code

    def take(
        self, reading: Reading, code: str, line: int, sharing: Sharing, places: Places
    ) -> Question | None:
        """The question with this code, read with the sharing of its section; None if reported."""
        folded = code.casefold()
        if folded not in self._tables:
            if not self._whole:
                return None  # it may stand in a file that was reported already
            known = list(self._codes.values())
            reading.say(
                line,
                text("No bank has a question “%(code)s”.", code=code[:80]),
                did_you_mean(code, known)
                if known
                else text("Name the file of the bank at the top: bank: [bank.yaml]."),
            )
            return None
        if folded in self._taken:
            reading.say(
                line,
                text(
                    "The question “%(code)s” was taken from the bank on line %(line)s already.",
                    code=code,
                    line=self._taken[folded],
                ),
                text("Use every question once."),
            )
            return None
        self._taken[folded] = line
        inside, table = self._tables[folded]
        question = read_question(inside, table, sharing)
        if question is not None:
            for key, _ in table.entries:
                places.put(question.code, key.written, Place(inside.file, key.line))
        return question

    def read_the_rest(self) -> None:
        """Report what is wrong with questions that nobody took; names may be of others."""
        for folded, (inside, table) in self._tables.items():
            if folded not in self._taken:
                read_question(replace(inside, names=None), table, DEFAULT_SHARING)


def _code(table: Table) -> str | None:
    for key, value in table.entries:
        if key.written == "code" and isinstance(value, Scalar) and value.written:
            return value.written
    return None
