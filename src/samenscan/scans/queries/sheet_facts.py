"""What a page about a sheet, its sections and its questions is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.questionnaire import Question
from samenscan.core.text import Text, Words
from samenscan.members.succession import Predecessor
from samenscan.scans.discussed import DiscussionFact
from samenscan.scans.doors import RoundState
from samenscan.scans.offers import OfferFact
from samenscan.scans.said import NOTHING_SAID, SectionSaid
from samenscan.scans.separate import Separate


@dataclass(frozen=True)
class SectionFact:
    """A section as the overview shows it; what is not asked or is calculated counts in nothing."""

    code: str
    title: Words
    who: Words | str
    minutes: int
    n_questions: int
    n_answered: int

    @property
    def complete(self) -> bool:
        """Whether every question has an answer or a reason why not."""
        return self.n_answered == self.n_questions

    @property
    def minutes_left(self) -> int:
        """The minutes for the questions still open, rounded up."""
        left = self.n_questions - self.n_answered
        return -(-self.minutes * left // self.n_questions) if self.n_questions else 0


@dataclass(frozen=True)
class AttachmentFact:
    """A file that was handed in at a question; `size` in bytes."""

    id: UUID
    name: str
    digest: str
    size: int


@dataclass(frozen=True)
class QuestionFact:
    """A question with what stands, ready for its fields.

    `who` is whoever answers it where that differs from its section; `broken` are the rules between
    answers that do not hold here.
    """

    question: Question
    asked: bool
    answer: AnswerValue
    level_names: tuple[Words, ...]
    paper_names: tuple[Words, ...]
    revision: int
    answered_at: datetime | None
    answered_by: str
    shown: Text | Words | str
    comment: str = ""
    who: Words | str = ""
    broken: tuple[Words, ...] = ()
    attachments: tuple[AttachmentFact, ...] = ()
    discussions: tuple[DiscussionFact, ...] = ()
    separate: Separate | None = None


@dataclass(frozen=True)
class ToDiscuss:
    """A question of a section to which colleagues gave different answers, until one is chosen."""

    question: Question
    section: str


@dataclass(frozen=True)
class SheetPage:
    """A sheet: whose, in which round, how far, and what can be done now.

    `reads_first`: a lead stands before the first answer, and nobody stated yet to have read who
    will read what. Colleagues are never held up, nor is a lead once there is an answer.
    """

    id: UUID
    organisation: str
    round: UUID
    round_name: str
    title: Words
    closes_at: datetime
    state: RoundState
    submitted_at: datetime | None
    submitted_by: str
    withdrawn_at: datetime | None
    sections: tuple[SectionFact, ...]
    can_answer: bool
    can_submit: bool
    can_reopen: bool
    can_withdraw: bool
    can_read_result: bool
    reads_first: bool
    predecessor: Predecessor | None
    to_discuss: tuple[ToDiscuss, ...]
    n_separate: int = 0
    n_to_settle: int = 0

    @property
    def n_questions(self) -> int:
        """All questions of the sheet."""
        return sum(section.n_questions for section in self.sections)

    @property
    def n_answered(self) -> int:
        """The questions with an answer or a reason why not."""
        return sum(section.n_answered for section in self.sections)

    @property
    def n_open(self) -> int:
        """The questions without an answer or reason."""
        return self.n_questions - self.n_answered

    @property
    def minutes_left(self) -> int:
        """The minutes for all that is still open."""
        return sum(section.minutes_left for section in self.sections)


@dataclass(frozen=True)
class SectionPage:
    """One section to fill in, with the way on and back."""

    sheet: SheetPage
    section: SectionFact
    intro: Words | None
    questions: tuple[QuestionFact, ...]
    languages: tuple[str, ...]
    before: SectionFact | None
    after: SectionFact | None
    said: SectionSaid = NOTHING_SAID
    offers: Mapping[str, tuple[OfferFact, ...]] = field(default_factory=dict)
