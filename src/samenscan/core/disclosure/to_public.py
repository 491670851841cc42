"""What the public may read: statements of public questions, about all together (D16)."""

from types import MappingProxyType

from samenscan.core.disclosure.gate import EndBands, NotReleased, QuestionBands
from samenscan.core.disclosure.plan import ALL, GroupBands, Plan
from samenscan.core.disclosure.policy import Form, told_in
from samenscan.core.disclosure.released import _DOOR_KEY, Members, Public, Released
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.text import text

ToPublic = Released[Public, tuple[QuestionBands, ...]]


def public_codes(asked: Questionnaire) -> frozenset[str]:
    """The codes of questions whose statements the public may read."""
    return frozenset(
        question.code
        for question in asked.questions()
        if told_in(question, "public") is Form.TOGETHER
    )


def release_to_public(
    released: Released[Members, tuple[QuestionBands, ...]], plan: Plan, asked: Questionnaire
) -> ToPublic:
    """Of what members read, the statements of public questions about all respondents together.

    `plan` is the one it was released under. A plan about one partnership, in which everybody is,
    is about all of them. Nothing is worked out anew: the public reads a part of what members read,
    and knows no answer, so the proof for a coalition of none covers it. Raises NotReleased where
    the plan tells nothing of all together, or no public question was told.
    """
    whole = whole_of(plan)
    told = [one for one in released.facts if one.code in public_codes(asked)]
    if whole is None or not told:
        raise NotReleased(text("No statement about all together is for the public."))
    facts = tuple(_together(one, whole) for one in told)
    return Released(Public(released.audience.round), facts, _DOOR_KEY)


def whole_of(plan: Plan) -> GroupBands | None:
    """The published group in which every respondent is; None where there is none."""
    return next((bands for bands in plan.bands if bands.n == plan.layout.n), None)


def _together(one: QuestionBands, whole: GroupBands) -> QuestionBands:
    """The same question with the one group that is everybody, called “all”."""
    other = one.other_end
    return QuestionBands(
        one.code,
        MappingProxyType({ALL: one.bands[whole.group]}),
        MappingProxyType({ALL: one.ranges[whole.group]}),
        other
        and EndBands(
            MappingProxyType({ALL: other.bands[whole.group]}),
            MappingProxyType({ALL: other.ranges[whole.group]}),
        ),
    )
