"""Prints official and own scores of 35 countries, and every deviation with its cause."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from samenscan.core.answers import Dataset
from samenscan.core.formats import read_answers_file
from samenscan.core.questionnaire import Questionnaire, read
from tests.real.odm2023 import together
from tests.real.odm2023.compare import Compared, Deviation, compare
from tests.real.odm2023.evidence import evidence
from tests.real.odm2023.importer import import_to
from tests.real.odm2023.source import FILES, Source, read_source

N_COUNTRIES = 35


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, the deviations and the last line; 1 when a deviation is unexplained."""
    parser = argparse.ArgumentParser(prog="python -m tests.real.odm2023", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder with the published files of 2023")
    folder: Path = parser.parse_args(arguments).folder
    lacking = missing_in(folder)
    if lacking:
        sys.stderr.write("\n".join(lacking) + "\n")
        return 2
    source = read_source(folder)
    asked, dataset = imported(source)
    found = compare(source, asked, dataset)
    for line in (*together.lines(dataset), "", *lines(source, found)):
        sys.stdout.write(line + "\n")
    return int(any(not deviation.cause for one in found for deviation in one.deviations))


def missing_in(folder: Path) -> list[str]:
    """What this folder lacks to be the published files; nothing when it is all there."""
    if not folder.is_dir():
        return [f"There is no folder {folder}.", "Name the folder with the published files."]
    lacking = [f"{folder} has no file {name}." for name in FILES if not (folder / name).is_file()]
    n = len(list(folder.glob("??_ODM_2023.csv")))
    if n != N_COUNTRIES:
        lacking.append(
            f"{folder} has {n} files named like NL_ODM_2023.csv; {N_COUNTRIES} were published."
        )
    return lacking


def imported(source: Source) -> tuple[Questionnaire, Dataset]:
    """The way an author and a member go: files are written and read back, to be scored."""
    with tempfile.TemporaryDirectory() as folder:
        files = import_to(source, Path(folder))
        asked = read(files.questionnaire.read_text(encoding="utf-8"), files.questionnaire.name)
        answers = read_answers_file(files.answers.read_bytes(), files.answers.name, asked)
    if answers.problems:
        raise ValueError(f"answers that were not read: {answers.problems[:3]}")
    return asked, answers.dataset


def lines(source: Source, found: Sequence[Compared]) -> Iterator[str]:
    """Everything that is printed."""
    dimensions = [f"D{number}" for number in source.dimensions]
    columns = [*dimensions, "Total"]
    yield "Points, official / own" + "".join(f"{column:>16}" for column in columns) + "   own %"
    full = sum(question.full or 0 for question in source.questions)
    for one in found:
        figures = "".join(f"{f'{one.official[c]} / {one.own[c]}':>16}" for c in columns)
        total = one.own["Total"] or 0
        name = f"{one.country.code} {one.country.name}"
        yield f"{name:<22.22}{figures}{float(100 * total / full):>8.1f}"
    yield ""
    deviations = [deviation for one in found for deviation in one.deviations]
    yield "Deviations"
    for deviation in deviations:
        yield line(deviation)
    yield ""
    yield from evidence(source)
    yield ""
    n = sum(len(one.official) for one in found)
    unexplained = sum(1 for deviation in deviations if not deviation.cause)
    yield (
        f"{len(found)} countries, {n} scores, {len(deviations)} deviations, "
        f"{unexplained} unexplained"
    )


def line(deviation: Deviation) -> str:
    """One deviation: country, id, official, own, cause."""
    own = "none" if deviation.own is None else str(deviation.own)
    return (
        f"{deviation.country} {deviation.code:<6} official {deviation.official:>5}  own {own:>5}  "
        f"{deviation.cause or 'UNEXPLAINED'}"
    )


if __name__ == "__main__":
    sys.exit(main())
