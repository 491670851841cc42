"""Real free text of other scans …"""

import csv
from collections import Counter
from pathlib import Path

from samenscan.core.interpretation.free_text.matching import About, Reader


def _about(rows: list[list[str]], columns: list[int]) -> list[About]:
    reader = Reader()
    return [
        reader.about(row[at]) for row in rows for at in columns if at < len(row) and row[at].strip()
    ]


def test_of_japanese_authorities_is_in_no_language_we_know(real_data: Path) -> None:
    folder = real_data / "japan2020"
    asked = _rows(folder / "r2_survey_questions.csv", ",")[1:]
    # The first three columns are the code, the name and whether it was submitted.
    free = [at for at, row in enumerate(asked) if row[1] == "free" and at > 2]
    found = _about(_rows(folder / "r2_survey_answers.csv", ",")[1:], free)
    assert Counter(one.language for one in found) == {"unknown": 2867}
    assert not any(one.topics for one in found)


def test_of_thirty_five_countries_is_mostly_known_as_english(real_data: Path) -> None:
    rows = [
        row
        for path in sorted((real_data / "odm2023").glob("??_ODM_2023.csv"))
        for row in _rows(path, ";")
        if len(row) > 2 and len(row[2].strip()) > 30
    ]
    languages = Counter(one.language for one in _about(rows, [2]))
    assert sum(languages.values()) == 4104
    assert languages["en"] > 3500
    assert languages["nl"] + languages["fr"] + languages["de"] < 20


def _rows(path: Path, separator: str) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))
