"""The trend of a group over the same members twice: counts, exact tests, and what they allow."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samenscan.core.answers.asked import view
from samenscan.core.answers.dataset import Dataset
from samenscan.core.interpretation.group.trend_words import sentence_of
from samenscan.core.interpretation.trend.facts import Turn
from samenscan.core.interpretation.trend.items import Compared, compared, levels_of
from samenscan.core.interpretation.trend.links import Earlier, EarlierRound, led_to, said_then
from samenscan.core.interpretation.trend.words import since
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.questionnaire.own_only import for_group, is_own
from samenscan.core.scoring import on_scale, scored_questions
from samenscan.core.statistics.change import sign_test
from samenscan.core.text import Text, Words

FEWEST_MEMBERS = 6
"""With five members that all move one way the exact test gives 1/16: never a clear change (R9)."""
RARE = Fraction(1, 20)
"""How often chance alone may call a change anywhere among the subjects, by convention (R9)."""


@dataclass(frozen=True)
class SubjectTrend:
    """One domain or question over the members of whom both rounds tell it (R8).

    `rose`, `fell` and `stayed` count members by any step. `before` and `after` are means over
    these members on 0..scale_max, None without any. `chance` is how often chance alone moves as
    many one way (exact sign test, two-sided). `turn` is None where it cannot be said.
    """

    code: str
    section: str
    title: Words
    n_members: int
    rose: int
    fell: int
    stayed: int
    before: Decimal | None
    after: Decimal | None
    chance: Fraction
    turn: Turn | None
    sentence: Text


@dataclass(frozen=True)
class GroupTrend:
    """Today beside one earlier round, over whoever took part in both.

    Raw: for an analyst only. `both`, `came` (only now) and `left` (only then) are organisations.
    """

    version: str
    day: date | None
    since: Text
    both: tuple[str, ...]
    came: tuple[str, ...]
    left: tuple[str, ...]
    domains: tuple[SubjectTrend, ...]
    questions: tuple[SubjectTrend, ...]
    content_hash: str


Pairs = Mapping[str, Sequence[tuple[Fraction, Fraction]]]
Subject = tuple[str, str, Words]


def group_trend(
    today: Dataset, earlier: EarlierRound, among: Collection[str] | None = None
) -> GroupTrend:
    """The same members in both rounds, all or those `among` a group; others are only named (R8).

    Answers that serve only the organisation itself, now or then, count in nothing.
    """
    own_then = filter(is_own, earlier.dataset.questionnaire.questions())
    became = led_to(earlier.way, frozenset(question.code for question in own_then))
    asked = for_group(today.questionnaire, became)
    today = replace(today, questionnaire=asked)
    now, then = (
        {
            sheet.organisation
            for sheet in dataset.sheets
            if among is None or sheet.organisation in among
        }
        for dataset in (today, earlier.dataset)
    )
    both = sorted(now & then)
    members = [_member(today, earlier, who) for who in both]
    domains = [(one.code, one.code, one.title) for one in asked.sections if scored_questions(one)]
    questions = [
        (question.code, section.code, question.text)
        for section in asked.sections
        for question in scored_questions(section)
    ]
    first = Earlier(earlier.dataset.questionnaire, today.sheets[0], earlier.way, earlier.day)
    return GroupTrend(
        version=earlier.dataset.questionnaire.version,
        day=earlier.day,
        since=since(first),
        both=tuple(both),
        came=tuple(sorted(now - then)),
        left=tuple(sorted(then - now)),
        domains=_told(asked, domains, _domain_pairs(asked, members)),
        questions=_told(asked, questions, _question_pairs(members)),
        content_hash=earlier.dataset.content_hash,
    )


def _member(today: Dataset, earlier: EarlierRound, who: str) -> tuple[Compared, ...]:
    sheet, then = today.sheet_of(who), earlier.of(who)
    if sheet is None or then is None:
        return ()
    return compared(today.questionnaire, view(today.questionnaire, sheet), said_then(then))


def _domain_pairs(asked: Questionnaire, members: Sequence[tuple[Compared, ...]]) -> Pairs:
    """Per domain, of each member with enough questions, its level then and now (R1)."""
    found: dict[str, list[tuple[Fraction, Fraction]]] = {}
    for member in members:
        for domain in member:
            levels = levels_of(asked, domain)
            if levels is not None:
                found.setdefault(domain.section.code, []).append(levels)
    return found


def _question_pairs(members: Sequence[tuple[Compared, ...]]) -> Pairs:
    """Per question that compares one to one, of each member its share then and now (R6)."""
    found: dict[str, list[tuple[Fraction, Fraction]]] = {}
    for member in members:
        for item in (item for domain in member for item in domain.items if item.one_to_one):
            found.setdefault(item.questions[0].code, []).append((item.before, item.after))
    return found


def _told(
    asked: Questionnaire, subjects: Sequence[Subject], pairs: Pairs
) -> tuple[SubjectTrend, ...]:
    counted = [_counted(asked, one, pairs.get(one[0], ())) for one in subjects]
    clear = _clear([one.chance for one in counted if one.n_members >= FEWEST_MEMBERS])
    return tuple(
        replace(one, turn=turn, sentence=sentence_of(one.n_members, one.rose, one.fell, turn))
        for one in counted
        for turn in (_turn(one, clear),)
    )


def _counted(
    asked: Questionnaire, subject: Subject, pairs: Sequence[tuple[Fraction, Fraction]]
) -> SubjectTrend:
    code, section, title = subject
    n = len(pairs)
    rose = sum(after > before for before, after in pairs)
    fell = sum(after < before for before, after in pairs)
    means = [sum(side, Fraction()) / n for side in zip(*pairs, strict=True)]
    before, after = [on_scale(mean, asked) for mean in means] or (None, None)
    return SubjectTrend(
        code=code,
        section=section,
        title=title,
        n_members=n,
        rose=rose,
        fell=fell,
        stayed=n - rose - fell,
        before=before,
        after=after,
        chance=sign_test(rose, fell),
        turn=None,
        sentence=sentence_of(n, rose, fell, None),
    )


def _clear(chances: Sequence[Fraction]) -> Fraction:
    """The largest chance that still counts as a clear change (Holm 1979); below 0 when none does.

    The smallest of m chances has to be at most 5 % / m, the next one 5 % / (m - 1), and so on
    until one is not; so chance alone calls a change anywhere in at most one round out of twenty.
    """
    limit = Fraction(-1)
    for at, chance in enumerate(sorted(chances)):
        if chance > RARE / (len(chances) - at):
            break
        limit = chance
    return limit


def _turn(one: SubjectTrend, clear: Fraction) -> Turn | None:
    if one.n_members < FEWEST_MEMBERS:
        return None
    if one.chance > clear:
        return Turn.STEADY
    return Turn.ROSE if one.rose > one.fell else Turn.FELL
