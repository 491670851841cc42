"""Prints what was read: `python -m tests.real.japan2020 FOLDER`."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.real.japan2020.compare import (
    Imported,
    cells_blank,
    cells_published,
    cells_read,
    import_survey,
)
from tests.real.japan2020.counts import differences, plainly
from tests.real.japan2020.source import FILES


def main(arguments: Sequence[str] | None = None) -> int:
    """Print counts per state and kind, and what was lost; 1 when anything was, 2 without files."""
    parser = argparse.ArgumentParser(prog="python -m tests.real.japan2020", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder with the files of the survey")
    folder: Path = parser.parse_args(arguments).folder
    lacking = [name for name in FILES if not (folder / name).is_file()]
    if lacking:
        sys.stderr.write("".join(f"{folder} has no file {name}.\n" for name in lacking))
        return 2
    lines = report(import_survey(folder))
    sys.stdout.write("\n".join(lines) + "\n")
    return int(not lines[-1].endswith(" 0 lost"))


def report(imported: Imported) -> list[str]:
    """The lines that are printed; the last one is the sum."""
    dataset = imported.answers.dataset
    published = Counter(cells_published(imported.source))
    found = Counter(cells_read(dataset))
    lost, added = published - found, found - published
    kinds = {question.code: question.kind for question in imported.questionnaire.questions()}
    n_questions = Counter(kinds.values())
    n_answers = Counter(kinds[code] for sheet in dataset.sheets for code in sheet.answers)
    n_cells = Counter(kinds[code] for _, code, _ in found.elements())
    lines = [f"{state.value:<14}{n:>7} rows" for state, n in dataset.counts.items()]
    lines += [
        f"{kind.value:<14}{n_questions[kind]:>7} questions{n_answers[kind]:>8} answers"
        f"{n_cells[kind]:>8} cells"
        for kind in n_questions
    ]
    lines.append(f"blank         {cells_blank(imported.source):>7} cells hold only a space")
    n_other = sum(1 for _ in differences(imported))
    n_counted = len(plainly(imported.source))
    lines.append(f"counted       {n_counted:>7} questions per group, {n_other} differ")
    lines += [str(note) for note in imported.answers.notes]
    lines += [str(problem) for problem in imported.answers.problems]
    lines += [f"lost: {cell}" for cell in lost] + [f"not in the file: {cell}" for cell in added]
    n_lost = lost.total() + added.total()
    lines.append(f"{len(dataset.population)} rows, {found.total()} answers, {n_lost} lost")
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
