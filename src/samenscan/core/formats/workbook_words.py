"""What a workbook for answers says around the questions, and the marks by which it is read back."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samenscan.core.answers.accept import offers_not_applicable
from samenscan.core.answers.shown import MATTERS_WORDS, MISSING_WORDS, TOGETHER_WORDS
from samenscan.core.answers.values import Missing
from samenscan.core.questionnaire.model import (
    LEVEL_MAX,
    Choice,
    Column,
    Kind,
    Question,
    Questionnaire,
)
from samenscan.core.text import Text, Words, text

Tell = Callable[[Text], str]

MARK = "samenscan/"
HIDDEN_SHEET = "samenscan"
FORMAT = "1"
COLUMNS = ("code", "question", "help", "paper", "answer", "unit", "missing", "comment")
COLUMNS_KEY = "columns"
INPUTS = ("paper", "answer", "missing", "comment")
LABELS = {
    "code": text("Code"),
    "question": text("Question"),
    "help": text("Help"),
    "paper": text("On paper"),
    "answer": text("In practice, or the answer"),
    "unit": text("Unit"),
    "missing": text("No answer because"),
    "comment": text("Comment"),
}
PARTS = {
    "matters": text("How much does it matter to you?"),
    "together": text("Would you do it together with others?"),
}
CHOSEN = "x"
YES_NO = {"yes": text("yes"), "no": text("no")}
HOW_TO = (
    text("Fill in the yellow cells only; the others are locked so that answers find their way."),
    text("Each domain has a sheet of its own. You need not answer in this order."),
    text("Many cells have a list to choose from. For levels it says what each one means."),
    text("Some questions hold for some organisations only; their help says for whom."),
    text("No answer? Choose the reason under “No answer because”. A reason is never a zero."),
    text("Of several answers that hold, put an x beside each. In a ranking, write 1, 2, 3."),
    text("Tables have a sheet of their own, one row per thing. Files are handed in on the site."),
    text("Save the workbook as .xlsx when you are done."),
)
LONGEST_LABEL = 250
_YES = frozenset({"yes", "ja", "oui", "true", "waar", "vrai", "wahr"})
_NO = frozenset({"no", "nee", "non", "nein", "false", "onwaar", "faux", "falsch"})
_TICKED = frozenset({"x", "✓", "✔", "☑", "1"}) | _YES
_UNTICKED = frozenset({"0", "☐"}) | _NO
_STEP = re.compile(r"([0-9]+)\s*(?:[–—:.-]\s.*)?", re.DOTALL)


@dataclass(frozen=True)
class Option:
    """One line of a list in the workbook: what it stands for, and what it says."""

    code: str
    label: str


def folded(label: str) -> str:
    """A label without case and doubled spaces, as it is compared."""
    return " ".join(label.split()).casefold()


def choice_options(choices: Sequence[Choice], language: str) -> tuple[Option, ...]:
    """The choices in this language; two that read alike get their codes behind them."""
    short = [" ".join(choice.text.told(language).split())[:LONGEST_LABEL] for choice in choices]
    known = [folded(label) for label in short]
    return tuple(
        Option(
            choice.code,
            label if label and known.count(folded(label)) == 1 else f"{label} ({choice.code})",
        )
        for choice, label in zip(choices, short, strict=True)
    )


def level_options(
    questionnaire: Questionnaire, question: Question, part: str, language: str
) -> tuple[Option, ...]:
    """Levels 0 to 5 with what they mean on paper, or in practice for this very question."""
    names = (
        questionnaire.paper_levels or questionnaire.levels
        if part == "paper"
        else question.levels or questionnaire.levels
    )
    return _steps([name.told(language) for name in names], LEVEL_MAX)


def priority_options(part: str, tell: Tell) -> tuple[Option, ...]:
    """The steps of one of the two scales of a priority."""
    names = MATTERS_WORDS if part == "matters" else TOGETHER_WORDS
    return _steps([tell(name) for name in names], len(names) - 1)


def _steps(names: Sequence[str], top: int) -> tuple[Option, ...]:
    told = [" ".join(name.split()) for name in names] or [""] * (top + 1)
    return tuple(
        Option(str(step), f"{step} – {name}"[:LONGEST_LABEL] if name else str(step))
        for step, name in enumerate(told)
    )


def missing_options(question: Question, tell: Tell) -> tuple[Option, ...]:
    """The reasons for having no answer that this question offers."""
    return tuple(
        Option(kind.value, tell(MISSING_WORDS[kind]))
        for kind in (Missing.UNKNOWN, Missing.NOT_APPLICABLE, Missing.RATHER_NOT_SAY)
        if kind is not Missing.NOT_APPLICABLE or offers_not_applicable(question)
    )


def yes_no_options(tell: Tell) -> tuple[Option, ...]:
    """Yes and no."""
    return tuple(Option(code, tell(word)) for code, word in YES_NO.items())


def yes_or_no(written: str) -> str | None:
    """“yes” or “no” for what says so in one of our languages, else None."""
    word = folded(written)
    return "yes" if word in _YES else "no" if word in _NO else None


def is_ticked(written: str) -> bool | None:
    """Whether a choice is marked as holding; None where the cell says something else."""
    word = folded(written)
    return True if word in _TICKED else False if word in _UNTICKED else None


def step_of(written: str) -> str:
    """The number that a line of a list of steps begins with; other texts as they are."""
    found = _STEP.fullmatch(written.strip())
    return found[1] if found else written


def choice_in_any_language(asked: Question | Column, written: str) -> str | None:
    """The code of the one choice that reads so in some language, or that is so written."""
    word = folded(written)
    saying = {
        choice.code
        for choice in asked.choices
        for words in choice.text.values()
        if folded(words)[:LONGEST_LABEL] == word
    }
    if len(saying) == 1:
        return saying.pop()
    codes = [choice.code for choice in asked.choices if choice.code.casefold() == word]
    # A workbook makes numbers of codes such as 2.5, and shows those with a comma.
    codes += [c.code for c in asked.choices if c.code == written.strip().replace(",", ".")]
    return codes[0] if len(set(codes)) == 1 else None


def level_in_any_language(
    questionnaire: Questionnaire, question: Question, part: str, written: str
) -> str:
    """The level that a cell names, by its number or by the words of the questionnaire."""
    step = step_of(written)
    if step.isdecimal():
        return step
    names: Sequence[Words] = (
        questionnaire.paper_levels or questionnaire.levels
        if part == "paper"
        else question.levels or questionnaire.levels
    )
    saying = {
        level
        for level, name in enumerate(names)
        if folded(written) in {folded(words) for words in name.values()}
    }
    return str(saying.pop()) if len(saying) == 1 else written


def is_answered_here(question: Question) -> bool:
    """Whether the row of the question itself takes the answer (no rows of its own, no sheet)."""
    return question.kind not in {
        Kind.MULTIPLE,
        Kind.RANKING,
        Kind.PRIORITY,
        Kind.TABLE,
        Kind.FILE,
        Kind.DERIVED,
    }


def sub_codes(question: Question) -> tuple[str, ...]:
    """What stands behind `CODE:` in the rows below a question with several parts."""
    if question.kind in (Kind.MULTIPLE, Kind.RANKING):
        return tuple(choice.code for choice in question.choices)
    return tuple(PARTS) if question.kind is Kind.PRIORITY else ()
