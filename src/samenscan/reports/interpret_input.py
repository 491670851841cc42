"""The files that `samenscan interpret` is given: read whole, or every problem at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from samenscan.core.answers import Dataset
from samenscan.core.disclosure import HOUSE, Floors
from samenscan.core.formats import Member, TableErrors, read_members
from samenscan.core.interpretation.trend import Earlier, EarlierRound
from samenscan.core.questionnaire import Problem, Questionnaire
from samenscan.core.text import text
from samenscan.reports.answer_files import answers_at
from samenscan.reports.interpret_earlier import NO_ROUNDS, Rounds, read_earlier
from samenscan.reports.problems import file_problem, say_notes
from samenscan.reports.questionnaire_files import the_questionnaire_at


@dataclass(frozen=True)
class Given:
    """A questionnaire, its answers, who was asked, and earlier rounds.

    `day` is the one on which the answers are read; None where no rule is tried. `floors` hold
    before anything is told to members. `consents`: per question told by name, who agreed (D17).
    """

    questionnaire: Questionnaire
    dataset: Dataset
    members: tuple[Member, ...]
    earlier: tuple[EarlierRound, ...] = ()
    day: date | None = None
    floors: Floors = HOUSE
    consents: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def earlier_of(self, organisation: str) -> tuple[Earlier, ...]:
        """The earlier rounds in which this organisation answered, the most recent first."""
        found = (one.of(organisation) for one in self.earlier)
        return tuple(one for one in found if one is not None)


class Unusable(Exception):
    """Something in the input has to be mended first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems


def refuse_later_days(rounds: Rounds, day: date) -> None:
    """Unusable when an earlier round closed on or after the day on which today's are read."""
    late = next((one for one in rounds.days if one >= day), None)
    if late is not None:
        raise Unusable(
            [
                Problem(
                    "--earlier-day",
                    0,
                    text(
                        "%(day)s is not before the day on which the answers are read.",
                        day=f"{late:%d/%m/%Y}",
                    ),
                    text("Write the day on which the earlier round closed, or name a later --day."),
                )
            ]
        )


def read_input(
    answers: Sequence[Path], questionnaire: Path, members: Path, rounds: Rounds = NO_ROUNDS
) -> Given:
    """What these files hold together; Unusable with all problems of all of them."""
    problems: list[Problem] = []
    asked = the_questionnaire_at(questionnaire, problems)
    who = _read_members(members, problems)
    dataset = _read_answers(answers, asked, who, problems)
    earlier = read_earlier(rounds, questionnaire, dataset, who, problems) if dataset else ()
    if problems or asked is None or dataset is None:
        raise Unusable(problems)
    return Given(asked, dataset, who, earlier)


def _read_members(path: Path, problems: list[Problem]) -> tuple[Member, ...]:
    source = text_of(path, problems)
    if source is None:
        return ()
    try:
        return read_members(source, path.name)
    except TableErrors as errors:
        problems.extend(errors.problems)
        return ()


def _read_answers(
    paths: Sequence[Path],
    questionnaire: Questionnaire | None,
    members: Sequence[Member],
    problems: list[Problem],
) -> Dataset | None:
    if questionnaire is None:
        return None
    notes: list[Problem] = []
    dataset = answers_at(paths, questionnaire, members, problems, notes)
    say_notes(notes)
    if dataset is None:
        return None
    known = {member.organisation for member in members}
    strangers = [s.organisation for s in dataset.sheets if s.organisation not in known]
    if members:
        problems.extend(_stranger(paths[0], code) for code in strangers)
    if not dataset.sheets and not problems:
        problems.append(
            Problem(
                paths[0].name,
                1,
                text("There is not one answer in this file."),
                text("Write one row per answer, under the names of the columns."),
            )
        )
    return dataset


def _stranger(path: Path, code: str) -> Problem:
    return Problem(
        path.name,
        1,
        text("“%(code)s” has answers, but is not in the file of members.", code=code),
        text("Add a row for it to the file of members, or take its answers out."),
    )


def text_of(path: Path, problems: list[Problem]) -> str | None:
    """What this file holds; None with a problem more where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problems.append(
            Problem(
                path.name,
                1,
                text("This is not a text file in UTF-8."),
                text("Save it as CSV or YAML in UTF-8; a spreadsheet offers this as “CSV UTF-8”."),
            )
        )
    except OSError as error:
        problems.append(file_problem(path, error))
    return None
