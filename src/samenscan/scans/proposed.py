"""An answer that a workbook proposes, beside the one that stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import from_plain
from samenscan.core.answers.shown import in_full
from samenscan.core.questionnaire import Question
from samenscan.core.text import Text
from samenscan.scans.models import Answer


@dataclass(frozen=True)
class Proposed:
    """What a workbook says for one question, beside what stands; `revision` 0: nothing stands.

    `fields` are those of `parse`, with `comment` where the workbook has one.
    """

    question: Question
    fields: Mapping[str, str]
    says: tuple[Text, ...]
    comment: str
    revision: int
    stands: tuple[Text, ...] = ()
    stands_comment: str = ""
    who: str = ""


def beside(
    question: Question, fields: Mapping[str, str], answer: AnswerValue, stood: Answer
) -> Proposed:
    """What a workbook says beside what stands."""
    return Proposed(
        question=question,
        fields=fields,
        says=in_full(question, answer),
        comment=fields.get("comment", ""),
        revision=stood.revision,
        stands=in_full(question, from_plain(question, stood.value)),
        stands_comment=stood.comment,
        who=stood.answered_by.name,
    )
