"""Which statements of a collective result are worth a place in front: from bands only, no grade."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from samenscan.core.text import Text, Words, text

AT_MOST = 3


@dataclass(frozen=True)
class OtherSentence:
    """The sentence about the other end of a question, and its band per published group."""

    says: Words
    bands: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """One sentence and its band per published group, in the order of the report.

    `other` is the second sentence, where one was told; `together` says that it is about what
    members would like to do together, so that nobody is ahead or behind.
    """

    code: str
    says: Words
    bands: tuple[str, ...]
    other: OtherSentence | None = None
    together: bool = False


@dataclass(frozen=True)
class Pick:
    """Sentences about other ends that belong in front; `band` holds for them in every group."""

    heading: Text
    sentence: Text
    band: str
    says: tuple[Words, ...]


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
            _at_other_end(statements, "many", together=False),
        ),
        Pick(
            text("Where few of us are against doing it together"),
            text("Few say this. You can ask the others what a first step together could be."),
            "few",
            _at_other_end(statements, "few", together=True),
        ),
        Pick(
            text("What many of us rather keep to themselves"),
            text("That is a choice. A few who do want to can still begin, without the others."),
            "many",
            _at_other_end(statements, "many", together=True),
        ),
    )
    return tuple(one for one in found if one.says)


def highlights(statements: Sequence[Statement]) -> tuple[Highlight, ...]:
    """At most three pictures for each thing to talk about, in the order of the questionnaire."""
    found = (
        Highlight(
            text("A start together is near"),
            text(
                "Not a few members would gladly do this together, in every group, and few would "
                "rather not."
            ),
            _codes(one for one in statements if _is_near(one)),
        ),
        Highlight(
            text("Members can show each other how"),
            text(
                "In every group there are members that confirm this, and members that still "
                "begin. Who does it can tell how it went."
            ),
            _codes(one for one in statements if _has_both(one)),
        ),
        Highlight(
            text("Groups differ here"),
            text("What is common in one group is still rare in another: worth a conversation."),
            _codes(one for one in statements if _differs(one)),
        ),
    )
    return tuple(one for one in found if one.codes)


def _at_other_end(
    statements: Sequence[Statement], band: str, *, together: bool
) -> tuple[Words, ...]:
    return tuple(
        one.other.says
        for one in statements
        if one.other is not None and one.together == together and set(one.other.bands) == {band}
    )


def _codes(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(one.code for one in islice(statements, AT_MOST))


def _is_near(one: Statement) -> bool:
    other = one.other
    return (
        one.together
        and other is not None
        and "few" not in one.bands
        and set(other.bands) == {"few"}
    )


def _has_both(one: Statement) -> bool:
    other = one.other
    return (
        not one.together
        and other is not None
        and "few" not in one.bands
        and "few" not in other.bands
    )


def _differs(one: Statement) -> bool:
    bands = [one.bands] if one.other is None else [one.bands, one.other.bands]
    return any({"few", "many"} <= set(told) for told in bands)
