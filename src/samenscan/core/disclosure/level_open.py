"""Whether the level of a domain settles none of the answers it is made of, proven sheet by sheet.

A domain's sentence is one bit per member, as that of a question, so its plan is proven in the
same way (D4, D13). This adds a second wall (D18): also who would know that bit knows no answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, islice, product
from math import prod

from samenscan.core.answers.asked import view
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Several,
    Sheet,
    YesNo,
)
from samenscan.core.questionnaire.check_level import level_findings
from samenscan.core.questionnaire.model import LEVEL_MAX, Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.stated import Stated, counted, needed_by, reached
from samenscan.core.scoring.questions import score_question
from samenscan.core.statistics import level_at_other_end, level_confirms

CONFIRMS, BETWEEN, OTHER = "confirms", "between", "other"
ONE = frozenset({CONFIRMS, BETWEEN})
BOTH = frozenset({CONFIRMS, BETWEEN, OTHER})
# So many sheets are tried per answer; beyond that it counts as settled, and nothing is told.
_MOST_SHEETS = 2_000
_MOST_CHOICES = 8

Given = dict[str, Answer]


@dataclass(frozen=True)
class Settled:
    """An answer that was not found at one of the ends, so that the end may tell something of it."""

    question: str
    answer: Answer
    ends: frozenset[str]


def sentences_of(asked: Questionnaire, one: Stated) -> int:
    """How many sentences about this may be told: of a question those it has, of a level 0 to 2.

    Looks at the questionnaire only, never at an answer that somebody gave.
    """
    if not isinstance(one.subject, Section):
        return one.n_sentences
    return _sentences(asked, one.subject.code)


@lru_cache(maxsize=256)
def _sentences(asked: Questionnaire, code: str) -> int:
    section = asked.section(code)
    if any(found.code == code for found, _, _ in level_findings(asked)):
        return 0
    two = section.cut is not None and section.cut.other_end is not None
    if two and not settled_answers(asked, section, both=True):
        return 2
    return 1 if not settled_answers(asked, section, both=False) else 0


def settled_answers(asked: Questionnaire, section: Section, *, both: bool) -> tuple[Settled, ...]:
    """Every answer that does not occur at every end: empty where the level settles none.

    The ends are confirming or not; with `both` also the other end and in between. Every sheet
    that is counted as found was scored as a member's own is (S1 to S12).
    """
    codes = reached((question.code for question in counted(section)), needed_by(asked))
    domain = _Domain(_only(asked, codes), section.code, BOTH if both else ONE)
    found = []
    for question in domain.questions:
        answers = domain.answers[question.code]
        if not answers:
            found.append(Settled(question.code, Missing.NOT_ANSWERED, domain.ends))
        for answer in answers:
            lacking = domain.ends - domain.ends_with(question, answer)
            if lacking:
                found.append(Settled(question.code, answer, lacking))
    return tuple(found)


def _only(asked: Questionnaire, codes: frozenset[str]) -> Questionnaire:
    """The questionnaire with nothing else in it: no other answer has to do with the level."""
    sections = (
        replace(section, questions=tuple(q for q in section.questions if q.code in codes))
        for section in asked.sections
    )
    return replace(asked, sections=tuple(one for one in sections if one.questions))


class _Domain:
    """One domain; `answers` are those its questions can have, none where they are too many."""

    def __init__(self, asked: Questionnaire, code: str, ends: frozenset[str]) -> None:
        self._asked = asked
        self._section = asked.section(code)
        self._needs = needed_by(asked)
        self.ends = ends
        self.questions = asked.questions()
        # The questions on which it depends whether others are asked.
        decides = frozenset().union(*self._needs.values())
        self.answers = {
            one.code: _answers(one, whole=one.code in decides) for one in self.questions
        }
        self._high = {one.code: self._extreme(one, best=True) for one in self.questions}
        self._low = {one.code: self._extreme(one, best=False) for one in self.questions}
        self._none: Given = {one.code: Missing.NOT_ANSWERED for one in self.questions}
        self._not: Given = {
            one.code: Missing.NOT_APPLICABLE if one.not_applicable else Missing.NOT_ANSWERED
            for one in self.questions
        }

    def ends_with(self, question: Question, answer: Answer) -> frozenset[str]:
        """The ends at which a sheet with this answer was found."""
        found: set[str] = set()
        for given in islice(self._sheets(question, answer), _MOST_SHEETS):
            sheet = Sheet("", given)
            if not view(self._asked, sheet).asked(question.code):
                continue
            found.add(self._end(sheet))
            if found == self.ends:
                break
        return frozenset(found)

    def _end(self, sheet: Sheet) -> str:
        if level_confirms(self._asked, self._section, sheet):
            return CONFIRMS
        if OTHER in self.ends and level_at_other_end(self._asked, self._section, sheet):
            return OTHER
        return BETWEEN

    def _sheets(self, question: Question, answer: Answer) -> Iterator[Given]:
        """Sheets with this answer: the highest, the lowest, and step by step from one to another.

        Without conditions a level is highest with the highest answers to some of the others, those
        with the most marks, and the rest left out. With conditions a sheet may be missed, and
        then less is told.
        """
        for fixed in self._asked_with(question):
            fixed = {**fixed, question.code: answer}
            left = [one for one in self.questions if one.code not in fixed]
            falling = sorted(left, key=lambda one: -self._share(one, self._high))
            rising = sorted(left, key=lambda one: self._share(one, self._low))
            for these, others, order in (
                (self._high, self._low, falling),
                (self._high, self._not, falling),
                (self._low, self._not, rising),
                (self._high, self._none, falling),
            ):
                codes = [one.code for one in order]
                for n in (0, len(codes), *range(1, len(codes))):
                    rest = {c: (these if at < n else others)[c] for at, c in enumerate(codes)}
                    yield {**rest, **fixed}

    def _asked_with(self, question: Question) -> Iterator[Given]:
        """What to answer to the questions that decide whether this one is asked."""
        deciding = sorted(reached([question.code], self._needs) - {question.code})
        if prod(len(self.answers[code]) for code in deciding) > _MOST_SHEETS:
            return
        for answers in product(*(self.answers[code] for code in deciding)):
            given = dict(zip(deciding, answers, strict=True))
            if view(self._asked, Sheet("", given)).asked(question.code):
                yield given

    def _share(self, question: Question, given: Given) -> Fraction:
        return score_question(question, given[question.code]) or Fraction(0)

    def _extreme(self, question: Question, *, best: bool) -> Answer:
        """The answer with the most or the fewest marks."""
        shares = {
            answer: share
            for answer in self.answers[question.code]
            if (share := score_question(question, answer)) is not None
        }
        if not shares:
            return next(iter(self.answers[question.code]), Missing.NOT_ANSWERED)
        return (max if best else min)(shares, key=lambda answer: shares[answer])


def _answers(question: Question, *, whole: bool) -> tuple[Answer, ...]:
    """Every answer to this question; none where they are too many to try.

    Not `whole`: one for each share, for two answers with one share are the same to every level
    as long as no condition looks at them.
    """
    every = _every(question, whole=whole)
    if whole:
        return every
    return tuple({score_question(question, answer): answer for answer in every}.values())


def _every(question: Question, *, whole: bool) -> tuple[Answer, ...]:
    steps = range(LEVEL_MAX + 1)
    real = [choice.code for choice in question.choices if choice.missing is None]
    match question.kind:
        case Kind.LEVEL:
            return tuple(Levels(paper, practice) for paper in steps for practice in steps)
        case Kind.YES_NO:
            return (YesNo(True), YesNo(False))
        case Kind.SINGLE:
            return tuple(map(Chosen, real))
        case Kind.MULTIPLE if len(real) <= _MOST_CHOICES:
            return tuple(_several(question))
        case Kind.NUMBER | Kind.MONEY | Kind.PERCENTAGE if not whole:
            return tuple(Number(band.at_least) for band in question.bands)
        case _:
            return ()


def _several(question: Question) -> Iterator[Answer]:
    real = [choice for choice in question.choices if choice.missing is None]
    for size in range(1, len(real) + 1):
        for chosen in combinations(real, size):
            if size == 1 or not any(choice.exclusive for choice in chosen):
                yield Several(tuple(choice.code for choice in chosen))
