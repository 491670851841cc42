"""The first page in sentences: what members share, what divides them, what cannot be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.interpretation.group.agreed import FEWEST
from samenscan.core.interpretation.group.courses import FAR, ThemeCourse, fine_levels
from samenscan.core.interpretation.group.facts import N_BANDS, LevelFact
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.told import filled, joined
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.statistics.together import Course, reach
from samenscan.core.text import Text, Words, text

# From this part of a group on, most members are said to have something; a convention.
MOST = Fraction(4, 5)
# So many names stand in one sentence; the others are counted.
NAMED = 4


@dataclass(frozen=True)
class Short:
    """Sentences for each of the three; a list is empty where there is nothing to tell."""

    common: tuple[Text, ...]
    divides: tuple[Text, ...]
    cannot: tuple[Text, ...]


def in_short(report: GroupReport, asked: Questionnaire) -> Short:
    """The first page, from the facts of all together."""
    levels = [f for f in report.levels if f.group.by == "all" and f.theme is None]
    courses = [course for course in report.courses if course.group.by == "all"]
    enough = [fact for fact in levels if len(fact.known) >= FEWEST]
    return Short(
        tuple(_shared(report, asked, enough, courses)),
        tuple(_apart(asked, enough, courses)),
        tuple(_unknown(report, levels, courses)),
    )


def _shared(
    report: GroupReport,
    asked: Questionnaire,
    levels: Sequence[LevelFact],
    courses: Sequence[ThemeCourse],
) -> list[Text]:
    found = []
    for course, sentence in (
        (Course.TOGETHER, _TOGETHER),
        (Course.LEARN, _LEARN),
        (Course.LOCAL, _LOCAL),
    ):
        themes = [one.question.text for one in courses if one.advised.course is course]
        if themes:
            found.append(filled(sentence, themes=named(themes)))
    for course, sentence in ((Course.TOGETHER, _LEANS_TOGETHER), (Course.LEARN, _LEANS_LEARN)):
        themes = [
            one.question.text
            for one in courses
            if one.leaning is course and one.advised.course is Course.CANNOT_TELL
        ]
        if themes:
            found.append(filled(sentence, themes=named(themes)))
    close = [fact for fact in levels if _is_close(fact)]
    if close:
        found.append(
            text(
                "Most members stand close to one another, within two fifths of the scale, in "
                "%(domains)s.",
                domains=named([fact.title for fact in close]),
            )
        )
    low = [fact for fact in levels if fact.middle and fact.middle.certain.high < Fraction(1, 2)]
    if low:
        found.append(
            text(
                "In %(domains)s the mean stays under half of the scale, whatever the silent "
                "members would say: a shared need.",
                domains=named([fact.title for fact in low]),
            )
        )
    return found


_TOGETHER = text(
    "What matters to most and what they want to do together, by agreement: %(themes)s. Start there."
)
_LEARN = text(
    "What matters to most, and where some are much further than others: %(themes)s. Good subjects "
    "to learn from each other."
)
_LEANS_TOGETHER = text(
    "To do together now, by those who answered: %(themes)s. Those who are silent could still turn "
    "it."
)
_LEANS_LEARN = text(
    "To learn from each other, by those who answered: %(themes)s. Those who are silent could still "
    "turn it."
)
_LOCAL = text("By agreement not to be done together now: %(themes)s.")


def _apart(
    asked: Questionnaire, levels: Sequence[LevelFact], courses: Sequence[ThemeCourse]
) -> list[Text]:
    found = []
    talk = [one.question.text for one in courses if one.advised.course is Course.TALK]
    if talk:
        found.append(
            text(
                "Members do not point the same way about: %(themes)s. Talk before anybody plans.",
                themes=named(talk),
            )
        )
    far = [fact for fact in levels if _is_far(fact)]
    if far:
        found.append(
            text(
                "Levels lie far apart in %(domains)s: a fifth of the members is at least three "
                "tenths of the scale above another fifth.",
                domains=named([fact.title for fact in far]),
            )
        )
    return found


def _unknown(
    report: GroupReport, levels: Sequence[LevelFact], courses: Sequence[ThemeCourse]
) -> list[Text]:
    found = []
    part = report.participation
    if not part.n_took_part:
        return [text("Nobody answered yet, so nothing can be said about this round.")]
    if part.silent:
        found.append(
            text(
                "%(n)s of %(of)s members took part. What the others would say is not known; where "
                "that matters, this report gives the lowest and the highest it can be.",
                n=part.n_took_part,
                of=part.n_members,
            )
        )
    found += _undecided(courses)
    unknown = [fact.title for fact in levels if not fact.known]
    if unknown:
        found.append(
            text("No member has enough answers for a level in %(domains)s.", domains=named(unknown))
        )
    if part.thin:
        found.append(
            text(
                "%(n)s questions were answered by fewer than half of those to whom they apply; "
                "what stands there says little about all.",
                n=len(part.thin),
            )
            if len(part.thin) > 1
            else text(
                "One question was answered by fewer than half of those to whom it applies; what "
                "stands there says little about all."
            )
        )
    return [*found, *_levels_unknown(levels)]


def _levels_unknown(levels: Sequence[LevelFact]) -> list[Text]:
    found = []
    few = [fact.title for fact in levels if 0 < len(fact.known) < FEWEST]
    if few:
        found.append(
            text(
                "Fewer than %(n)s members have a level in %(domains)s, too few to say what they "
                "share.",
                n=FEWEST,
                domains=named(few),
            )
        )
    wide = [fact.title for fact in levels if fact.known and _is_wide(fact)]
    if wide:
        found.append(
            text(
                "In %(domains)s so many answers are missing that the mean of all can lie anywhere "
                "over more than a fifth of the scale.",
                domains=named(wide),
            )
        )
    return found


def _undecided(courses: Sequence[ThemeCourse]) -> list[Text]:
    """Themes about which too few answered, and those that the silent could turn."""
    found = []
    few_chose = [one.question.text for one in courses if not one.enough]
    if few_chose:
        found.append(
            text("Too few answered to say what to do: %(themes)s.", themes=named(few_chose))
        )
    open_ = [
        one.question.text
        for one in courses
        if one.enough and one.advised.course is Course.CANNOT_TELL
    ]
    if open_:
        found.append(
            text(
                "What to do cannot be said for sure, because those who are silent could turn it: "
                "%(themes)s.",
                themes=named(open_),
            )
        )
    return found


def named(titles: Sequence[Words | Text]) -> Text:
    """Up to four titles, and how many more there are."""
    if len(titles) <= NAMED:
        return joined(list(titles))
    return text("%(some)s and %(n)s more", some=joined(list(titles[:NAMED])), n=len(titles) - NAMED)


def _is_close(fact: LevelFact) -> bool:
    """Whether at least four fifths of all members stand in two neighbouring fifths of the scale."""
    needed = MOST * fact.n_members
    return any(sum(fact.bands[at : at + 2]) >= needed for at in range(N_BANDS - 1))


def _is_far(fact: LevelFact) -> bool:
    """Whether a fifth of all members is far above another, by the rule of Z11."""
    levels = fine_levels([fact], [True] * len(fact.values))
    fifth = (1 - MOST) * fact.n_members
    return len(fact.known) >= fifth and reach(levels, fact.n_members, 0) >= FAR


def _is_wide(fact: LevelFact) -> bool:
    middle = fact.middle
    return middle is not None and middle.certain.high - middle.certain.low > Fraction(1, N_BANDS)
