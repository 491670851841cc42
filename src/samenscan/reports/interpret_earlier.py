"""Answers of earlier rounds for `samenscan interpret`, with the way from there to today."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samenscan.core.answers import Dataset
from samenscan.core.formats import Member
from samenscan.core.interpretation.trend import Crossing, EarlierRound, way_between
from samenscan.core.questionnaire import Problem, Questionnaire, QuestionnaireErrors
from samenscan.core.questionnaire.versions import check_bridge, completed, read_bridge
from samenscan.core.text import text
from samenscan.reports.answer_files import answers_at
from samenscan.reports.problems import say_notes
from samenscan.reports.questionnaire_files import questionnaires_at, the_questionnaire_at
from samenscan.reports.reading_day import day_written

_MOST_NAMED = 10


@dataclass(frozen=True)
class Rounds:
    """What the command line says of earlier rounds: per round its answers, form and day.

    `forms` beyond the number of rounds are versions that only stand on the way.
    """

    answers: tuple[tuple[Path, ...], ...] = ()
    forms: tuple[Path, ...] = ()
    days: tuple[date, ...] = ()


NO_ROUNDS = Rounds()


def add_earlier_arguments(parser: argparse.ArgumentParser) -> None:
    """The options about earlier rounds; each may stand several times, in the same order."""
    parser.add_argument(
        "--earlier",
        type=Path,
        nargs="+",
        action="append",
        default=[],
        metavar="ANSWERS",
        help="answers of an earlier round of the same organisations; the most recent first",
    )
    parser.add_argument(
        "--earlier-questionnaire",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="the version asked in that round; without it, the version of today",
    )
    parser.add_argument(
        "--earlier-day",
        type=day_written,
        action="append",
        default=[],
        metavar="DAY",
        help="the day on which that round closed, such as 2025-06-01",
    )


def rounds_of(arguments: argparse.Namespace) -> Rounds:
    """The earlier rounds that the command line names."""
    return Rounds(
        tuple(tuple(paths) for paths in arguments.earlier),
        tuple(arguments.earlier_questionnaire),
        tuple(arguments.earlier_day),
    )


def read_earlier(
    rounds: Rounds,
    asked: Path,
    today: Dataset,
    members: Sequence[Member],
    problems: list[Problem],
) -> tuple[EarlierRound, ...]:
    """The earlier rounds, the most recent first; whatever is wrong goes to `problems`."""
    if not rounds.answers and not rounds.forms:
        return ()
    if not _fits(rounds, asked, problems):
        return ()
    n_before = len(problems)
    forms = [(path, the_questionnaire_at(path, problems)) for path in _paths(rounds, asked)]
    versions = [(path, form) for path, form in forms if form is not None]
    problems.extend(_strange(versions, today.questionnaire))
    if len(problems) > n_before:
        return ()
    bridges = _bridges([(asked, today.questionnaire), *versions], problems)
    found: list[EarlierRound] = []
    for at, (paths, (path, form)) in enumerate(zip(rounds.answers, versions, strict=False)):
        way = way_between(bridges, form.version, today.questionnaire.version)
        if way is None:
            problems.append(_no_bridge(path, form, today.questionnaire))
            continue
        then = _answers(paths, form, today, members, problems)
        if then is not None:
            found.append(EarlierRound(then, way, rounds.days[at] if rounds.days else None))
    # In the order of the command line, or that of the days where they are known.
    return tuple(sorted(found, key=lambda one: one.day or date.min, reverse=True))


def _fits(rounds: Rounds, asked: Path, problems: list[Problem]) -> bool:
    """Whether there are as many forms and days as rounds, or none of them."""
    n = len(rounds.answers)
    if not n:
        what = text("An earlier questionnaire is named, and no answers to it.")
        remedy = text("Name its answers with --earlier.")
    elif rounds.forms and len(rounds.forms) < n:
        what = text("Of %(n)s earlier rounds not every questionnaire is named.", n=n)
        remedy = text("Write --earlier-questionnaire as often as --earlier, in the same order.")
    elif rounds.days and len(rounds.days) != n:
        what = text("Of %(n)s earlier rounds not every day is named.", n=n)
        remedy = text(
            "Write --earlier-day as often as --earlier, in the same order, or not at all."
        )
    else:
        return True
    problems.append(Problem(str(rounds.answers[0][0]) if n else str(asked), 0, what, remedy))
    return False


def _paths(rounds: Rounds, asked: Path) -> Sequence[Path]:
    return rounds.forms or [asked] * len(rounds.answers)


def _strange(
    versions: Sequence[tuple[Path, Questionnaire]], today: Questionnaire
) -> Iterator[Problem]:
    """Other questionnaires, and one version that stands in two files that differ."""
    hashes = {today.version: today.content_hash}
    for path, form in versions:
        if form.code != today.code:
            yield Problem(
                str(path),
                0,
                text(
                    "This is the questionnaire “%(code)s”; the one of today is “%(today)s”.",
                    code=form.code,
                    today=today.code,
                ),
                text("Name an earlier version of the same questionnaire."),
            )
        elif hashes.setdefault(form.version, form.content_hash) != form.content_hash:
            yield Problem(
                str(path),
                0,
                text("Two files that differ are both version %(version)s.", version=form.version),
                text("Give the newer one another version, and write a bridge to it."),
            )


def _bridges(
    versions: Sequence[tuple[Path, Questionnaire]], problems: list[Problem]
) -> dict[tuple[str, str], Crossing]:
    """The bridges that these versions themselves hold, by the versions they lead from and to."""
    forms = {form.version: form for _, form in versions}
    found: dict[tuple[str, str], Crossing] = {}
    for path, new in versions:
        (files, main), *_ = questionnaires_at(path)
        try:
            written = read_bridge(files[main], files.shown(main))
        except QuestionnaireErrors as errors:
            problems.extend(errors.problems)
            continue
        old = None if written is None else forms.get(written.old)
        if written is None or old is None or (old.version, new.version) in found:
            continue
        for problem in check_bridge(bridge := completed(written, old, new), old, new):
            # What is still to be decided is no mistake: it compares with nothing.
            if problem.step is None or bridge.steps[problem.step].how is not None:
                problems.append(Problem(files.shown(main), 0, problem.what, problem.remedy))
        found[old.version, new.version] = Crossing(bridge, new)
    return found


def _no_bridge(path: Path, form: Questionnaire, today: Questionnaire) -> Problem:
    return Problem(
        str(path),
        0,
        text(
            "No bridge leads from version %(old)s to version %(new)s.",
            old=form.version,
            new=today.version,
        ),
        text(
            "Write under “bridge:” of the newer questionnaire what became of each question, or "
            "name the versions in between with --earlier-questionnaire as well."
        ),
    )


def _answers(
    paths: Sequence[Path],
    form: Questionnaire,
    today: Dataset,
    members: Sequence[Member],
    problems: list[Problem],
) -> Dataset | None:
    """The answers of then; who answered then only is told, and nobody in both is a problem."""
    notes: list[Problem] = []
    n_before = len(problems)
    then = answers_at(paths, form, members, problems, notes)
    say_notes(notes)
    if then is None:
        return None
    codes = [sheet.organisation for sheet in then.sheets]
    gone = [code for code in codes if today.sheet_of(code) is None]
    if len(gone) == len(codes) and len(problems) == n_before:
        what = text("Not one organisation answered both this earlier round and the one of today.")
        remedy = text("Check that each organisation has the same code in both files.")
        problems.append(Problem(str(paths[0]), 0, what, remedy))
    elif gone:
        say_notes([_gone(paths[0], gone)])
    return then


def _gone(path: Path, codes: Sequence[str]) -> Problem:
    named = ", ".join(codes[:_MOST_NAMED]) + (", …" if len(codes) > _MOST_NAMED else "")
    if len(codes) == 1:
        what = text("“%(code)s” answered then and not now.", code=codes[0])
    else:
        what = text(
            "%(n)s organisations answered then and not now: %(codes)s.", n=len(codes), codes=named
        )
    remedy = text(
        "There is no trend of who does not answer today. Answers of a predecessor are not the own "
        "earlier round of whoever came after it."
    )
    return Problem(str(path), 0, what, remedy)
