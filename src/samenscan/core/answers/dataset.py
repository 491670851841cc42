"""What everything downstream reads: a questionnaire, who was asked, and a sheet of who answered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from samenscan.core.answers.plain import plain_answers
from samenscan.core.answers.population import (
    Asked,
    DatasetRefused,
    Submission,
    refuse_same_ids,
)
from samenscan.core.answers.values import Sheet
from samenscan.core.questionnaire.canonical import Plain, digest
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.text import text


@dataclass(frozen=True)
class Dataset:
    """One sheet per organisation that submitted, and everybody who was asked.

    Without a `population`, those with a sheet are it. DatasetRefused when an organisation appears
    twice, or has a sheet without having submitted.
    """

    questionnaire: Questionnaire
    sheets: tuple[Sheet, ...]
    population: tuple[Asked, ...] = ()

    def __post_init__(self) -> None:
        counts = Counter(sheet.organisation for sheet in self.sheets)
        twice = sorted(organisation for organisation, n in counts.items() if n > 1)
        if twice:
            first, second = [
                at for at, sheet in enumerate(self.sheets, 1) if sheet.organisation == twice[0]
            ][:2]
            raise DatasetRefused(
                text(
                    "The same organisation is in the table more than once: %(who)s (sheets "
                    "%(one)s and %(other)s).",
                    who=twice[0],
                    one=first,
                    other=second,
                ),
                text("Keep one sheet per organisation: the one that was submitted last."),
            )
        if not self.population:
            derived = tuple(Asked(sheet.organisation) for sheet in self.sheets)
            object.__setattr__(self, "population", derived)
            return
        refuse_same_ids(self.population)
        for sheet in self.sheets:
            if self.state(sheet.organisation) is not Submission.SUBMITTED:
                raise DatasetRefused(
                    text("“%(who)s” has answers, but did not submit.", who=sheet.organisation),
                    text("Leave its answers out, or say that it submitted."),
                )

    def state(self, organisation: str) -> Submission | None:
        """How far this organisation came; None when it was not asked."""
        return self._states.get(organisation)

    def sheet_of(self, organisation: str) -> Sheet | None:
        """The sheet of this organisation; None when it did not submit or was not asked."""
        return self._sheets.get(organisation)

    @cached_property
    def _sheets(self) -> Mapping[str, Sheet]:
        return {sheet.organisation: sheet for sheet in self.sheets}

    @cached_property
    def _states(self) -> Mapping[str, Submission]:
        return {asked.organisation: asked.state for asked in self.population}

    @cached_property
    def counts(self) -> Mapping[Submission, int]:
        """How many organisations are in each state, in the order of the states."""
        found = Counter(asked.state for asked in self.population)
        return {state: found[state] for state in Submission}

    @cached_property
    def content_hash(self) -> str:
        """sha256 (hex) of questionnaire, population and answers, whatever their order.

        Names are no content. A population of exactly those with a sheet leaves the hash as it is.
        """
        sheets: dict[str, Plain] = {
            sheet.organisation: plain_answers(sheet.answers) for sheet in self.sheets
        }
        content: dict[str, Plain] = {
            "questionnaire": self.questionnaire.content_hash,
            "sheets": sheets,
        }
        if self._states.keys() != sheets.keys():
            content["population"] = {who: state.value for who, state in self._states.items()}
        return digest(content)
