"""The survey as tables of counts: `python -m tests.real.japan2020.tables FOLDER OUT [BY]`.

Writes the three files that `samenscan interpret` reads, and runs it. Questions of several choices,
or of too many, are counted by their first choice. BY says by which groups: region, prefecture, or
both (each prefecture lies in one region).
"""

import argparse
import csv
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from samenscan.cli import main as samenscan
from samenscan.core.disclosure.counts.categories import MOST
from tests.real.japan2020.counts import prefecture
from tests.real.japan2020.importer import answers_csv, questionnaire_yaml
from tests.real.japan2020.source import Source, read_source

# The eight regions by their last prefecture, in the order of the codes of local government.
REGIONS = (
    (1, "Hokkaido"),
    (7, "Tohoku"),
    (14, "Kanto"),
    (23, "Chubu"),
    (30, "Kinki"),
    (35, "Chugoku"),
    (39, "Shikoku"),
    (47, "Kyushu and Okinawa"),
)
BY = ("region", "prefecture", "both")


def with_cuts(source: Source) -> str:
    """The questionnaire, with a cut where a question has too many choices for a column each."""
    yaml = YAML(typ="safe", pure=True)
    tree = yaml.load(questionnaire_yaml(source))
    for question in tree["sections"][0]["questions"]:
        choices = question.get("choices", ())
        if choices and (question["type"] == "multiple" or len(choices) >= MOST):
            first = choices[0]
            question["cut"] = {"choices": [first["code"]], "says": first["text"]}
    out = StringIO()
    yaml.allow_unicode = True
    yaml.default_flow_style = False
    yaml.dump(tree, out)
    return out.getvalue()


def region(code: str) -> str:
    """The region in which the prefecture of this code lies."""
    return next(name for last, name in REGIONS if int(prefecture(code)) <= last)


def members_csv(source: Source, by: str) -> str:
    """A row per authority: one group, or its prefecture; and perhaps its region."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["organisation", "group", "name", "region"])
    for one in source.authorities:
        group = "Japan" if by == "region" else f"prefecture {prefecture(one.code)}"
        where = "" if by == "prefecture" else region(one.code)
        writer.writerow([one.code, group, one.name, where])
    return out.getvalue()


def told_apart(source: Source) -> Source:
    """The same rows, the second of the one code that two authorities have with another code."""
    seen: set[str] = set()
    rows = []
    for one in source.authorities:
        rows.append(replace(one, code=f"{one.code}-2") if one.code in seen else one)
        seen.add(one.code)
    return replace(source, authorities=tuple(rows))


def write_files(source: Source, folder: Path, by: str) -> list[str]:
    """The three files in this folder, and the arguments that name them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scan.yaml").write_text(with_cuts(source), encoding="utf-8")
    (folder / "answers.csv").write_bytes(answers_csv(source))
    (folder / "members.csv").write_text(members_csv(source, by), encoding="utf-8")
    return [
        str(folder / "answers.csv"),
        *("--questionnaire", str(folder / "scan.yaml")),
        *("--members", str(folder / "members.csv")),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, interpret and time it; what `samenscan interpret` returns."""
    parser = argparse.ArgumentParser(prog="python -m tests.real.japan2020.tables")
    parser.add_argument("folder", type=Path, help="the folder with the files of the survey")
    parser.add_argument("out", type=Path, help="a new folder")
    parser.add_argument("by", choices=BY, nargs="?", default=BY[0])
    chosen = parser.parse_args(arguments)
    files = write_files(told_apart(read_source(chosen.folder)), chosen.out / "files", chosen.by)
    begun = time.perf_counter()
    code = samenscan(
        ["interpret", *files, "--out", str(chosen.out / "reports"), "--language", "en"]
    )
    sys.stdout.write(f"{time.perf_counter() - begun:.1f} s\n")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
