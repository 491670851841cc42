"""Who was asked, and how far each came: whoever did not answer is told, and never a gap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from samenscan.core.refused import Refused
from samenscan.core.text import Text, text


class DatasetRefused(Refused):
    """Two rows of the same organisation, or answers of one that did not submit."""


class Submission(StrEnum):
    """How far an organisation that was asked came."""

    SUBMITTED = "submitted"
    NOT_SUBMITTED = "not_submitted"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class Asked:
    """An organisation that was asked: its opaque id, how it is called, and how far it came.

    UNCONFIRMED: nobody has confirmed yet whether it submitted; it has no answers.
    """

    organisation: str
    name: str = ""
    state: Submission = Submission.SUBMITTED

    @property
    def called(self) -> str:
        """Its name, or its id where it has none."""
        return self.name or self.organisation


def same_ids(population: Iterable[Asked]) -> tuple[tuple[int, int], ...]:
    """The places (from 0) of rows that have the id of an earlier row: (earlier, later)."""
    first: dict[str, int] = {}
    found = []
    for at, asked in enumerate(population):
        earlier = first.setdefault(asked.organisation, at)
        if earlier != at:
            found.append((earlier, at))
    return tuple(found)


def refuse_same_ids(population: Sequence[Asked], rows: Sequence[int] = ()) -> None:
    """DatasetRefused with the names of two rows that have the same id; `rows` are their numbers."""
    for earlier, later in same_ids(population):
        numbers = rows or range(1, len(population) + 1)
        raise DatasetRefused(
            text(
                "Two rows have the code “%(code)s”: row %(one)s (%(name)s) and row %(other)s "
                "(%(other_name)s).",
                code=population[earlier].organisation,
                one=numbers[earlier],
                name=population[earlier].called,
                other=numbers[later],
                other_name=population[later].called,
            ),
            text("Give each organisation a code of its own, or keep one row for each."),
        )


def told_apart(population: Sequence[Asked]) -> tuple[tuple[Asked, ...], tuple[Text, ...]]:
    """The same rows with an id each, and a sentence to confirm for each that was changed.

    The second row with a code gets “-2” after it, and so on, past codes that exist already.
    """
    taken = {asked.organisation for asked in population}
    rows = list(population)
    to_confirm = []
    for earlier, later in same_ids(population):
        old, number = rows[later].organisation, 2
        while (new := f"{old}-{number}") in taken:
            number += 1
        taken.add(new)
        rows[later] = replace(rows[later], organisation=new)
        to_confirm.append(
            text(
                "To confirm: “%(name)s” and “%(other_name)s” have the same code “%(code)s”; the "
                "second one is called “%(new)s” here.",
                name=rows[earlier].called,
                other_name=rows[later].called,
                code=old,
                new=new,
            )
        )
    return tuple(rows), tuple(to_confirm)
