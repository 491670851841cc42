"""Answers on disk: tables and filled-in workbooks, some files or a folder, become one dataset."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from samenscan.core.answers import Asked, Dataset, DatasetRefused, Sheet
from samenscan.core.formats import Member
from samenscan.core.formats.answers_read import AnswerProblem
from samenscan.core.formats.answers_table import read_answers_file
from samenscan.core.formats.answers_workbook import is_template, read_template
from samenscan.core.formats.cells import FileRefused
from samenscan.core.formats.codes import is_organisation_code, refusal_of_code
from samenscan.core.questionnaire import Problem, Questionnaire
from samenscan.core.text import text
from samenscan.reports.problems import file_problem
from samenscan.reports.words import tell

_ENDINGS = (".csv", ".xlsx", ".parquet")
# Spreadsheet programs put a file of this name beside one that is open.
_LOCK = ("~$", ".~lock")


def answers_at(
    paths: Sequence[Path],
    questionnaire: Questionnaire,
    members: Sequence[Member],
    problems: list[Problem],
    notes: list[Problem],
) -> Dataset | None:
    """All answers in these files and folders; whatever cannot be read goes to `problems`.

    What was read, with something about it to know, goes to `notes`.

    A workbook names its organisation by a code, or by the name that `members` gives it; without
    members any name will do, and one without a name goes by that of its file. None when the
    files cannot be put together.
    """
    sheets: dict[str, Sheet] = {}
    asked: dict[str, Asked] = {}
    read_from: dict[str, Path] = {}
    for path in _files(paths, problems):
        for sheet, one in _read(path, questionnaire, members, problems, notes):
            first = read_from.setdefault(one.organisation, path)
            if first != path:
                problems.append(
                    Problem(
                        path.name,
                        0,
                        text(
                            "“%(code)s” is also in the file %(file)s.",
                            code=one.organisation,
                            file=first.name,
                        ),
                        text("Keep one file per organisation: the one that was filled in last."),
                    )
                )
                continue
            asked[one.organisation] = one
            if sheet is not None:
                sheets[one.organisation] = sheet
    try:
        by_code = tuple(sheets[code] for code in sorted(sheets))
        return Dataset(questionnaire, by_code, tuple(asked[code] for code in sorted(asked)))
    except DatasetRefused as refused:
        problems.append(Problem(str(paths[0]), 0, refused.what, refused.remedy))
        return None


def _files(paths: Sequence[Path], problems: list[Problem]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = [
            one
            for one in sorted(path.rglob("*"))
            if one.suffix.casefold() in _ENDINGS and not one.name.startswith(_LOCK)
        ]
        if not inside:
            problems.append(
                Problem(
                    str(path),
                    0,
                    text("There is no file with answers in this folder."),
                    text("Put filled-in workbooks or tables (.xlsx, .csv, .parquet) in it."),
                )
            )
        yield from inside


def _read(
    path: Path,
    questionnaire: Questionnaire,
    members: Sequence[Member],
    problems: list[Problem],
    notes: list[Problem],
) -> Iterator[tuple[Sheet | None, Asked]]:
    try:
        content = path.read_bytes()
        if is_template(content):
            sheet, told = read_template(content, questionnaire, path.name)
            problems.extend(as_problem(one) for one in told if not one.kept)
            notes.extend(as_problem(one) for one in told if one.kept)
            code = _code_of(sheet.organisation, members) or path.stem
            if members and not is_organisation_code(code):
                problems.append(Problem(path.name, 0, *refusal_of_code(code)))
                return
            yield replace(sheet, organisation=code), Asked(code)
            return
        found = read_answers_file(content, path.name, questionnaire)
    except FileRefused as refused:
        problems.extend(as_problem(AnswerProblem(cell)) for cell in refused.problems)
        return
    except DatasetRefused as refused:
        problems.append(Problem(path.name, 0, refused.what, refused.remedy))
        return
    except OSError as error:
        problems.append(file_problem(path, error))
        return
    problems.extend(map(as_problem, found.problems))
    if found.n_problems > len(found.problems):
        more = found.n_problems - len(found.problems)
        problems.append(
            Problem(
                path.name,
                0,
                text("%(n)s more cells could not be read.", n=more),
                text("Mend what is named, then read the file again."),
            )
        )
    for asked in found.dataset.population:
        yield found.dataset.sheet_of(asked.organisation), asked


def _code_of(organisation: str, members: Sequence[Member]) -> str:
    """The code of a member that is called so; what is a code already stays as it is."""
    if any(member.organisation == organisation for member in members):
        return organisation
    called = [member.organisation for member in members if member.name == organisation]
    return called[0] if len(called) == 1 else organisation


def as_problem(problem: AnswerProblem) -> Problem:
    """The problem with its place as a command line tells it: line of a text, cell of a workbook."""
    cell = problem.cell
    if not cell.sheet:
        return Problem(cell.file, cell.row, cell.what, cell.remedy)
    place = f" {tell(cell.place)}" if cell.row else ""
    return Problem(f"{cell.file}[{cell.sheet}]{place}", 0, cell.what, cell.remedy)
