"""What is wrong with the conditions and calculations of a questionnaire."""

from collections.abc import Collection, Iterator

from samenscan.core.questionnaire.expressions.formula import Known, names_in, read_formula
from samenscan.core.questionnaire.expressions.names import Sort
from samenscan.core.questionnaire.expressions.parse import parse
from samenscan.core.questionnaire.expressions.program import Program
from samenscan.core.questionnaire.expressions.rules import circles, needs_of
from samenscan.core.questionnaire.expressions.wrong import Wrong
from samenscan.core.questionnaire.model import Expression, Kind, Question, Questionnaire
from samenscan.core.questionnaire.problem import Problem
from samenscan.core.text import text


def problems_of_expressions(
    questionnaire: Questionnaire, broken: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Everything that is wrong with the formulas, each with the file and line it stands in.

    Formulas of questions that are broken in another way, or that name one, are left alone: what
    would be said of them could be wrong.
    """
    known = Known(questionnaire)
    problems: list[Problem] = []
    asked: dict[str, Program | None] = {}
    values: dict[str, Program | None] = {}
    for question in questionnaire.questions():
        if question.code in broken:
            continue
        for expression, wanted, kept in _formulas(question, asked, values):
            found = read_formula(expression.source, known, wanted)
            if isinstance(found, Program):
                if kept is not None:
                    kept[question.code] = found
                continue
            if named_in(expression).isdisjoint(broken):
                problems += [_problem(expression, question, wrong) for wrong in found]
        if question.kind is Kind.DERIVED and question.value is None:
            problems.append(
                Problem(
                    question.file,
                    question.line,
                    text("Nothing says how “%(code)s” is calculated.", code=question.code),
                    text("Write “value: …” with a formula."),
                )
            )
    for circle in circles(needs_of(asked, values, known.meanings)):
        problems.append(_circle(questionnaire, circle))
    return tuple(problems)


def named_in(expression: Expression) -> frozenset[str]:
    """What stands before the first dot of every name in a formula: the codes it tries to name."""
    node = parse(expression.source)
    if isinstance(node, Wrong):
        return frozenset()
    return frozenset(name.path.split(".")[0] for name in names_in(node))


def references(expression: Expression, questionnaire: Questionnaire) -> frozenset[str]:
    """The codes of the questions that a formula names; those it cannot mean are left out."""
    return named_by(expression, Known(questionnaire))


def named_by(expression: Expression, known: Known) -> frozenset[str]:
    """The same, for many formulas of one questionnaire."""
    node = parse(expression.source)
    if isinstance(node, Wrong):
        return frozenset()
    meanings = known.meanings
    return frozenset(
        meanings[name.path].question.code for name in names_in(node) if name.path in meanings
    )


_Kept = dict[str, Program | None]


def _formulas(
    question: Question, asked: _Kept, values: _Kept
) -> Iterator[tuple[Expression, Sort, _Kept | None]]:
    if question.asked_when is not None:
        yield question.asked_when, Sort.YES_NO, asked
    if question.value is not None:
        yield question.value, Sort.NUMBER, values
    for constraint in question.constraints:
        yield constraint.rule, Sort.YES_NO, None
    for advice in question.advice_when:
        yield advice.when, Sort.YES_NO, None


def _problem(expression: Expression, question: Question, wrong: Wrong) -> Problem:
    return Problem(
        expression.file or question.file,
        expression.line or question.line,
        wrong.what,
        wrong.remedy,
    )


def _circle(questionnaire: Questionnaire, circle: tuple[str, ...]) -> Problem:
    question = questionnaire.question(circle[0])
    expression = question.asked_when or question.value
    file = (expression.file if expression else "") or question.file
    line = (expression.line if expression else 0) or question.line
    if len(circle) == 1:
        return Problem(
            file,
            line,
            text("“%(code)s” waits for its own answer.", code=circle[0]),
            text("Use the answers to other questions only."),
        )
    return Problem(
        file,
        line,
        text("These questions wait for each other: %(way)s.", way=" → ".join([*circle, circle[0]])),
        text("Take one of them out of the condition or calculation of another."),
    )
