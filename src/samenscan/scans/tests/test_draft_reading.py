"""The section that an author is writing in …"""

import pytest

from samenscan.core.questionnaire import read, read_set
from samenscan.scans.draft_reading import section_at
from samenscan.scans.questionnaires import ready_made_files
from samenscan.scans.tests.make import SOURCE

KEY = "ict-scan-police@2026.1"


@pytest.mark.parametrize(
    ("line", "code", "expected"),
    [(0, "", "B"), (3, "", "B"), (12, "", "B"), (20, "", "G"), (99, "", "G"), (12, "G", "G")],
)
def test_is_the_one_at_the_line_or_the_one_asked_for(line: int, code: str, expected: str) -> None:
    form = read(SOURCE, "m.yaml")
    found = section_at(form, "m.yaml", SOURCE, line, code)
    assert found is not None
    assert found.code == expected


def test_is_found_in_a_file_of_its_own_and_through_a_bank() -> None:
    files = ready_made_files(KEY)
    form = read_set(files.files, files.main)
    for path, expected in (
        ("ict-scan-police/d-money.yaml", "D"),
        ("ict-scan-police/n-together.yaml", "N"),
        (files.main, "A"),
    ):
        found = section_at(form, path, files.files[path], 0)
        assert found is not None
        assert found.code == expected
    borrowed = next(
        (section, question)
        for section in form.sections
        for question in section.questions
        if question.file.startswith("bank/")
    )
    path = borrowed[1].file
    found = section_at(form, path, files.files[path], borrowed[1].line)
    assert found is borrowed[0]
