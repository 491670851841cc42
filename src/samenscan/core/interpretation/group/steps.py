"""How the steps of a measure are called where people read them."""

from samenscan.core.answers.measures import Measure, counted_choices
from samenscan.core.questionnaire.model import Kind, Question, Questionnaire
from samenscan.core.text import Text, Words, text

MATTERS = (text("not"), text("a little"), text("much"), text("very much"))
TOGETHER = (text("no"), text("perhaps"), text("yes"))
NO_YES = (text("no"), text("yes"))
_CHOSEN = (text("not chosen"), text("chosen"))


def step_titles(measure: Measure, question: Question, asked: Questionnaire) -> list[Text | Words]:
    """A name per step, step 0 first."""
    match measure.side:
        case "practice" | "paper":
            names = asked.levels if measure.side == "practice" else asked.paper_levels
            return [_level(step, names) for step in range(measure.n_steps)]
        case "matters":
            return list(MATTERS)
        case "together":
            return list(TOGETHER)
    if question.kind is Kind.SINGLE:
        codes = counted_choices(question)
        return [choice.text for choice in question.choices if choice.code in codes]
    return list(_CHOSEN if measure.choice else NO_YES)


def _level(step: int, names: tuple[Words, ...]) -> Text | Words:
    if step < len(names):
        return text("%(step)s %(name)s", step=step, name=names[step])
    return text("level %(step)s", step=step)
