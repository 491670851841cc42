"""Who reads what of an answer, in which form, and the floors below which nothing is told (D15)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final, Literal, Self, get_args

from samenscan.core.questionnaire.model import Question, Sharing
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text

PREFIX: Final = "SAMENSCAN_FLOOR_"


class FloorRefused(Refused):
    """A floor that is no whole number, lower than the house's, or too high to prove anything."""

    def __init__(self, variable: str, written: str, least: int, most: int) -> None:
        super().__init__(
            text(
                "%(variable)s is “%(written)s”. This floor is %(least)s: it can be raised, to "
                "%(most)s at most, and never lowered.",
                variable=variable,
                written=written[:40],
                least=least,
                most=most,
            ),
            text(
                "Write a whole number from %(least)s to %(most)s, or leave the setting out.",
                least=least,
                most=most,
            ),
        )


@dataclass(frozen=True)
class Floors:
    """The least that has to hold before anything is told; made at or above the house's floors.

    `others`: respondents of a group beside a coalition. `coalition`: members who may lay their
    answers together. `percent`: how near, in per cents, the best guess of an amount may come (the
    p of the p%-rule). `colleagues`: people behind anything told inside one organisation.
    `counts_from`: respondents from which tables of counts are told. FloorRefused when lower.
    """

    others: int = 5
    coalition: int = 2
    percent: int = 10
    colleagues: int = 3
    counts_from: int = 100

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            least, most = LIMITS[one.name]
            if type(value) is not int or not least <= value <= most:
                raise FloorRefused(PREFIX + one.name.upper(), str(value), least, most)

    @property
    def respondents(self) -> int:
        """The fewest respondents of a group about which a statement is told."""
        return self.others + self.coalition

    @classmethod
    def written(cls, settings: Mapping[str, str]) -> Self:
        """The floors in settings such as SAMENSCAN_FLOOR_OTHERS; an empty one is the house's.

        FloorRefused names the first setting that is wrong or too low.
        """
        found = {}
        for name, (least, most) in LIMITS.items():
            written = settings.get(PREFIX + name.upper(), "").strip()
            if written and not (written.isascii() and written.isdigit() and len(written) < 10):
                raise FloorRefused(PREFIX + name.upper(), written, least, most)
            if written:
                found[name] = int(written)
        return cls(**found)


# A proof that lists every answer grows with the coalition; beyond five members it never ends.
LIMITS: Final[Mapping[str, tuple[int, int]]] = {
    "others": (5, 1_000),
    "coalition": (2, 5),
    "percent": (10, 100),
    "colleagues": (3, 1_000),
    "counts_from": (100, 1_000_000),
}
HOUSE: Final = Floors()

_NUMBERS: Final = {2: text("two"), 3: text("three"), 4: text("four"), 5: text("five")}


def number_word(n: int) -> Text | int:
    """How a small number of members is written in a sentence."""
    return _NUMBERS.get(n, n)


Reader = Literal["organisation", "centre", "members", "public"]
READERS: Final[tuple[Reader, ...]] = get_args(Reader)


class Form(StrEnum):
    """In which form answers reach a reader, from the least told to the most."""

    NOTHING = "nothing"
    TOGETHER = "statements about all respondents together"
    STATEMENTS = "statements about groups"
    BY_NAME = "the answers of those who consented, by name"
    ANSWERS = "the answers"


@dataclass(frozen=True)
class Policy:
    """Who reads the answers to a question of one sharing class, and in which form.

    The centre's `ANSWERS` are those that its analyst holds as files (D12): no page shows them.
    """

    sharing: Sharing
    organisation: Form
    centre: Form
    members: Form
    public: Form

    def form_for(self, reader: Reader) -> Form:
        """What this reader is told."""
        forms: dict[Reader, Form] = {
            "organisation": self.organisation,
            "centre": self.centre,
            "members": self.members,
            "public": self.public,
        }
        return forms[reader]


class PoliciesRefused(Refused):
    """The table of policies contradicts itself; `what` says where."""

    def __init__(self, what: Text) -> None:
        super().__init__(
            what, text("Put the table of policies in core/disclosure/policy.py right.")
        )


def checked(policies: Sequence[Policy]) -> Mapping[Sharing, Policy]:
    """The table by sharing class, or PoliciesRefused.

    Every class has one policy. An organisation reads its own answers (D1); nobody outside reads
    more than a reader nearer by; only the centre reads answers as they are; and where answers
    are told by name to members, nothing is told to the public, since either excludes the other
    (D17).
    """
    table = {policy.sharing: policy for policy in policies}
    if len(table) < len(policies) or set(table) != set(get_args(Sharing)):
        raise PoliciesRefused(text("Every sharing class has one policy."))
    for policy in policies:
        order = list(Form)
        forms = [order.index(policy.form_for(reader)) for reader in READERS]
        if (
            policy.organisation is not Form.ANSWERS
            or forms != sorted(forms, reverse=True)
            or Form.ANSWERS in (policy.members, policy.public)
            or policy.public in (Form.STATEMENTS, Form.BY_NAME)
            or (policy.members is Form.BY_NAME and policy.public is not Form.NOTHING)
        ):
            raise PoliciesRefused(
                text("The policy of “%(sharing)s” tells more than it may.", sharing=policy.sharing)
            )
    return table


POLICIES: Final = checked(
    (
        Policy("own", Form.ANSWERS, Form.NOTHING, Form.NOTHING, Form.NOTHING),
        Policy("centre", Form.ANSWERS, Form.ANSWERS, Form.NOTHING, Form.NOTHING),
        Policy("partnership-anonymous", Form.ANSWERS, Form.ANSWERS, Form.STATEMENTS, Form.NOTHING),
        Policy("partnership-named", Form.ANSWERS, Form.ANSWERS, Form.BY_NAME, Form.NOTHING),
        Policy("public", Form.ANSWERS, Form.ANSWERS, Form.STATEMENTS, Form.TOGETHER),
    )
)


def told_in(question: Question, reader: Reader) -> Form:
    """In which form the answers to this question reach this reader."""
    return POLICIES[question.sharing].form_for(reader)
