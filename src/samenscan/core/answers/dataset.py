"""The table of one round: a questionnaire and one sheet per organisation, with its hash."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from samenscan.core.answers.plain import plain_answers
from samenscan.core.answers.values import Sheet
from samenscan.core.questionnaire.canonical import Plain, digest
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.refused import Refused
from samenscan.core.text import text


class DatasetRefused(Refused):
    """Two sheets of the same organisation."""


@dataclass(frozen=True)
class Dataset:
    """One sheet per organisation; DatasetRefused when an organisation appears twice."""

    questionnaire: Questionnaire
    sheets: tuple[Sheet, ...]

    def __post_init__(self) -> None:
        counts = Counter(sheet.organisation for sheet in self.sheets)
        twice = sorted(organisation for organisation, n in counts.items() if n > 1)
        if twice:
            raise DatasetRefused(
                text(
                    "The same organisation is in the table more than once: %(who)s.", who=twice[0]
                ),
                text("Keep one sheet per organisation: the one that was submitted last."),
            )

    @cached_property
    def content_hash(self) -> str:
        """sha256 (hex) of questionnaire and answers; the order of the sheets does not matter."""
        sheets: dict[str, Plain] = {
            sheet.organisation: plain_answers(sheet.answers) for sheet in self.sheets
        }
        return digest({"questionnaire": self.questionnaire.content_hash, "sheets": sheets})
