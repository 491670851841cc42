"""Which statements of a collective result are worth a place in front: from bands only, no grade."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samenscan.core.charts import STEPS
from samenscan.core.text import Text, Words, text

AT_MOST = 3


@dataclass(frozen=True)
class OtherSentence:
    """The sentence about the other end of a question, and its band per published group."""

    says: Words | Text
    bands: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """One sentence and its band per published group, in the order of the report.

    `title` names the question or domain. `other` is the second sentence, where one was told;
    `together` says that it is about what members would like to do together, so that nobody is
    ahead or behind.
    """

    code: str
    title: Words
    says: Words | Text
    bands: tuple[str, ...]
    other: OtherSentence | None = None
    together: bool = False


@dataclass(frozen=True)
class Pick:
    """Other ends that belong in front, as sentences or topics; `band` holds in every group."""

    heading: Text
    sentence: Text
    band: str
    says: tuple[Words | Text, ...]


@dataclass(frozen=True)
class Highlight:
    """A few statements worth a picture, and why."""

    heading: Text
    sentence: Text
    codes: tuple[str, ...]


def picks(statements: Sequence[Statement]) -> tuple[Pick, ...]:
    """Where many begin, and what few or many would rather not do together; only what is there."""
    found = (
        Pick(
            text("Where many of us still begin"),
            text("Nobody has to begin alone. Choose one, and ask who wants to come along."),
            "many",
            tuple(
                one.other.says
                for one in _at_other_end(statements, "many", together=False)
                if one.other
            ),
        ),
        Pick(
            text("Few of us would rather not do this together"),
            text("Few said no. You can ask the others what a first step together could be."),
            "few",
            tuple(one.title for one in _at_other_end(statements, "few", together=True)),
        ),
        Pick(
            text("Many of us would rather not do this together"),
            text("That is a choice. Those who do want to can still begin, without the others."),
            "many",
            tuple(one.title for one in _at_other_end(statements, "many", together=True)),
        ),
    )
    return tuple(one for one in found if one.says)


def highlights(statements: Sequence[Statement], *, whole: bool) -> tuple[Highlight, ...]:
    """At most three pictures for each thing to talk about, the clearest first, none twice.

    `whole`: the first band of a statement is that of all members together.
    """
    left = list(statements)
    found = []
    for heading, sentence, belongs in _TALKS:
        codes = _clearest(one for one in left if belongs(one, whole))
        left = [one for one in left if one.code not in codes]
        if codes:
            found.append(Highlight(heading, sentence, codes))
    return tuple(found)


def _at_other_end(statements: Sequence[Statement], band: str, *, together: bool) -> list[Statement]:
    return [
        one
        for one in statements
        if one.other is not None and one.together == together and set(one.other.bands) == {band}
    ]


def _clearest(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The codes of those with the most at either end, in the order of the questionnaire else."""
    ordered = sorted(statements, key=lambda one: -sum(map(STEPS.index, _bands(one))))
    return tuple(one.code for one in ordered[:AT_MOST])


def _bands(one: Statement) -> tuple[str, ...]:
    return one.bands if one.other is None else (*one.bands, *one.other.bands)


def _is_near(one: Statement, whole: bool) -> bool:
    other = one.other
    return (
        one.together
        and other is not None
        and "few" not in one.bands
        and set(other.bands) == {"few"}
    )


def _still_begins(one: Statement, whole: bool) -> bool:
    other = one.other
    return (
        not one.together
        and other is not None
        and set(one.bands) == {"few"}
        and "few" not in other.bands
    )


def _has_both(one: Statement, whole: bool) -> bool:
    if one.together or one.other is None:
        return False
    at = 1 if whole else len(one.bands)
    return "few" not in (*one.bands[:at], *one.other.bands[:at])


def _differs(one: Statement, whole: bool) -> bool:
    bands = [one.bands] if one.other is None else [one.bands, one.other.bands]
    return any({"few", "many"} <= set(told) for told in bands)


_TALKS = (
    (
        text("A start together is near"),
        text(
            "Not a few members would gladly do this together, in every group, and few would rather "
            "not."
        ),
        _is_near,
    ),
    (
        text("Few are there yet, and others still begin"),
        text(
            "In every group few members confirm this, and not a few are still at the other end. "
            "Nobody has to catch up with the rest: a good place to begin together."
        ),
        _still_begins,
    ),
    (
        text("Members can show each other how"),
        text(
            "Among us there are members that confirm this, and members that still begin. Who does "
            "it can tell how it went."
        ),
        _has_both,
    ),
    (
        text("Groups differ here"),
        text("What is common in one group is still rare in another: worth a conversation."),
        _differs,
    ),
)
