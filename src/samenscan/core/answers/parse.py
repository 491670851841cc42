"""From the fields of a form to an answer; what cannot be read is refused in a sentence."""

from collections.abc import Mapping

from samenscan.core.answers.accept import AnswerRefused, accept
from samenscan.core.answers.numbers import parse_number
from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, YesNo
from samenscan.core.questionnaire.model import LEVEL_MAX, Kind, Question
from samenscan.core.text import text


def parse(question: Question, fields: Mapping[str, str]) -> Answer:
    """The answer in these form fields.

    Fields: `missing` (a code of Missing), `paper` and `practice` (levels 0..5), `value` (a
    choice code, “yes”/“no”, or a number). Empty fields are as good as absent ones; nothing at
    all is NOT_ANSWERED. Raises AnswerRefused, whose `where` names the field.
    """
    given = {name: value.strip() for name, value in fields.items() if value.strip()}
    values = {name: given[name] for name in _value_fields(question) if name in given}
    missing = given.get("missing")
    if missing is not None:
        return _missing(missing, bool(values))
    if not values:
        return Missing.NOT_ANSWERED
    match question.kind:
        case Kind.LEVEL:
            levels = Levels(
                _level(values.get("paper"), "paper"), _level(values.get("practice"), "practice")
            )
            return accept(question, levels)
        case Kind.SINGLE:
            return accept(question, Chosen(values["value"]))
        case Kind.YES_NO:
            return _yes_no(values["value"])
        case Kind.NUMBER:
            return accept(question, Number(parse_number(values["value"], question.decimals)))
        case _:
            raise AnswerRefused(
                text("This kind of question cannot be answered yet."), text("Skip it.")
            )


def _value_fields(question: Question) -> tuple[str, ...]:
    return ("paper", "practice") if question.kind is Kind.LEVEL else ("value",)


def _missing(code: str, has_value: bool) -> Missing:
    if code not in set(Missing):
        raise AnswerRefused(
            text("This reason for having no answer is not known."),
            text("Choose one of the reasons shown."),
            where="missing",
        )
    if has_value:
        raise AnswerRefused(
            text("There is an answer and also a reason for having none."),
            text("Keep one of the two."),
            where="missing",
        )
    return Missing(code)


def _level(written: str | None, where: str) -> int | None:
    if written is None:
        return None
    if written not in {str(level) for level in range(LEVEL_MAX + 1)}:
        raise AnswerRefused(
            text("There is no level “%(level)s”.", level=written[:20]),
            text("Choose a level from 0 to %(top)s.", top=LEVEL_MAX),
            where=where,
        )
    return int(written)


def _yes_no(written: str) -> YesNo:
    if written not in ("yes", "no"):
        raise AnswerRefused(
            text("This can be answered with yes or no."),
            text("Choose yes or no."),
            where="value",
        )
    return YesNo(written == "yes")
