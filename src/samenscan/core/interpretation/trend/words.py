"""How a trend is told: what rose, what fell, what shows no clear change, what nobody can say."""

from collections.abc import Callable, Mapping, Sequence

from samenscan.core.answers.bounds import shown_day
from samenscan.core.interpretation.trend.facts import DomainTrend, QuestionTrend, Turn
from samenscan.core.interpretation.trend.items import Compared
from samenscan.core.interpretation.trend.links import Earlier, Why
from samenscan.core.text import Text, text

METHOD = (
    text(
        "Then and now are compared over exactly the same questions, with the weights of today on "
        "both sides. A level in this part can therefore differ from the one above, which counts "
        "all questions of today."
    ),
    text(
        "A question rose or fell when it moved a whole level or more, a fifth of full marks. A "
        "domain rose or fell when its level moved half a level or more and at least two of its "
        "questions moved a whole level that way, more than moved the other way. Under three "
        "questions nothing is said about a domain."
    ),
    text(
        "These limits are a convention. Levels are what people judge, and somebody else can choose "
        "one level higher or lower while nothing changed. If others filled in this time, first "
        "ask whether they mean the same by a level."
    ),
)


def since(earlier: Earlier) -> Text:
    """The name of an earlier round inside a sentence."""
    version = earlier.questionnaire.version
    if earlier.day is None:
        return text("the earlier round (version %(version)s)", version=version)
    return text(
        "the round of %(day)s (version %(version)s)", day=shown_day(earlier.day), version=version
    )


def summary(
    label: Text,
    domains: Sequence[DomainTrend],
    questions: Sequence[QuestionTrend],
    n_compared: int,
    n_applicable: int,
) -> tuple[Text, ...]:
    """How much compares, then what rose, what fell and what shows no clear change (R1, R4)."""
    if not n_compared:
        return (
            text(
                "Not one question that counts for a level can be compared with %(round)s.",
                round=label,
            ),
        )
    return (
        _how_much(label, n_compared, n_applicable),
        *_by_domain(domains),
        *_by_question(questions),
    )


def _how_much(label: Text, n_compared: int, n_applicable: int) -> Text:
    if n_compared == n_applicable:
        return text(
            "All %(n)s questions that count for a level can be compared with %(round)s.",
            n=n_compared,
            round=label,
        )
    if n_compared == 1:
        return text(
            "1 of the %(of)s questions that count for a level can be compared with %(round)s.",
            of=n_applicable,
            round=label,
        )
    return text(
        "%(n)s of the %(of)s questions that count for a level can be compared with %(round)s.",
        n=n_compared,
        of=n_applicable,
        round=label,
    )


def _by_domain(domains: Sequence[DomainTrend]) -> tuple[Text, ...]:
    rose, fell = (
        [_named(one) for one in domains if one.turn is turn] for turn in (Turn.ROSE, Turn.FELL)
    )
    steady = sum(one.turn is Turn.STEADY for one in domains)
    silent = sum(one.turn is None for one in domains)
    told = []
    if rose:
        told.append(text("You went up in %(domains)s.", domains=_listed(rose)))
    if fell:
        told.append(text("You went down in %(domains)s.", domains=_listed(fell)))
    if steady == 1:
        told.append(text("One domain shows no clear change."))
    elif steady:
        told.append(text("%(n)s domains show no clear change.", n=steady))
    if silent == 1:
        told.append(
            text("In one domain fewer than three questions compare, so we say nothing about it.")
        )
    elif silent:
        told.append(
            text(
                "In %(n)s domains fewer than three questions compare, so we say nothing about "
                "those as a whole.",
                n=silent,
            )
        )
    return tuple(told)


def _by_question(questions: Sequence[QuestionTrend]) -> tuple[Text, ...]:
    if not questions:
        return ()
    rose, fell = (sum(one.turn is turn for one in questions) for turn in (Turn.ROSE, Turn.FELL))
    told = []
    if rose == 1:
        told.append(text("One question went up a whole level or more."))
    elif rose:
        told.append(text("%(n)s questions went up a whole level or more.", n=rose))
    if fell == 1:
        told.append(text("One question went down a whole level or more."))
    elif fell:
        told.append(text("%(n)s questions went down a whole level or more.", n=fell))
    return tuple(told) or (text("No question moved by a whole level."),)


def step_of(domains: Sequence[DomainTrend], questions: Sequence[QuestionTrend]) -> Text | None:
    """A first step where something fell; None where nothing did."""
    turns = [one.turn for one in domains] + [one.turn for one in questions]
    if Turn.FELL not in turns:
        return None
    return text(
        "Lay the two answers of one question that went down beside each other, with those who "
        "gave them. Was it judged in another way, or did something stop? Only the second asks for "
        "a plan."
    )


def domain_sentence(one: Compared, turn: Turn | None) -> Text:
    """What may be said about one domain (R4)."""
    of, n = len(one.applicable), one.n_compared
    if turn is None:
        if not n:
            return text("None of its %(of)s questions can be compared.", of=of)
        return text(
            "Only %(n)s of its %(of)s questions can be compared: too few to speak of the domain.",
            n=n,
            of=of,
        )
    rose, fell = one.count(Turn.ROSE), one.count(Turn.FELL)
    if turn is Turn.ROSE:
        return text(
            "It went up over %(n)s of %(of)s questions: %(rose)s up, %(fell)s down.",
            n=n,
            of=of,
            rose=rose,
            fell=fell,
        )
    if turn is Turn.FELL:
        return text(
            "It went down over %(n)s of %(of)s questions: %(rose)s up, %(fell)s down.",
            n=n,
            of=of,
            rose=rose,
            fell=fell,
        )
    if all(item.before == item.after for item in one.items):
        return text("It stayed the same over %(n)s of %(of)s questions.", n=n, of=of)
    return text(
        "No clear change over %(n)s of %(of)s questions: %(rose)s up, %(fell)s down.",
        n=n,
        of=of,
        rose=rose,
        fell=fell,
    )


_LEFT: Mapping[Why, tuple[Text, Callable[[int], Text]]] = {
    Why.NEW: (
        text("1 question is new."),
        lambda n: text("%(n)s questions are new.", n=n),
    ),
    Why.CHANGED: (
        text("1 question changed, so its answers cannot be compared."),
        lambda n: text("%(n)s questions changed, so their answers cannot be compared.", n=n),
    ),
    Why.UNDECIDED: (
        text("About 1 question nobody has decided yet whether it compares."),
        lambda n: text("About %(n)s questions nobody has decided yet whether they compare.", n=n),
    ),
    Why.DIVIDED: (
        text("1 question was asked together with others then, and cannot be compared alone."),
        lambda n: text(
            "%(n)s questions were asked together with others then, and cannot be compared alone.",
            n=n,
        ),
    ),
    Why.NOT_APPLICABLE_THEN: (
        text("1 question did not apply to you then."),
        lambda n: text("%(n)s questions did not apply to you then.", n=n),
    ),
    Why.NO_ANSWER_THEN: (
        text("1 question had no answer then."),
        lambda n: text("%(n)s questions had no answer then.", n=n),
    ),
    Why.NO_ANSWER_NOW: (
        text("1 question has no answer now."),
        lambda n: text("%(n)s questions have no answer now.", n=n),
    ),
    Why.NO_LEVEL: (
        text("Of 1 question an answer stands for no level."),
        lambda n: text("Of %(n)s questions an answer stands for no level.", n=n),
    ),
}


def left_sentence(why: Why, n: int) -> Text:
    """How many questions cannot be compared, and why."""
    one, more = _LEFT[why]
    return one if n == 1 else more(n)


def _named(domain: DomainTrend) -> Text:
    """A domain, with how much of it was compared where that is not all."""
    if domain.n_compared == domain.n_applicable:
        return text("“%(title)s”", title=domain.title)
    return text(
        "“%(title)s” (%(n)s of %(of)s questions)",
        title=domain.title,
        n=domain.n_compared,
        of=domain.n_applicable,
    )


def _listed(names: Sequence[Text]) -> Text:
    """With “and” before the last one."""
    if len(names) == 1:
        return names[0]
    listed = names[0]
    for one in names[1:-1]:
        listed = text("%(one)s, %(others)s", one=listed, others=one)
    return text("%(first)s and %(last)s", first=listed, last=names[-1])
