"""A table in a text file … (each test finishes the sentence)."""

from samenscan.core.formats.table import read_table


def test_keeps_no_character_that_no_text_has() -> None:
    table = read_table(
        "organisation,group\nz1,Ea\0st\nz2,East\n",
        "m.csv",
        needed=("group",),
        allowed=("organisation",),
    )
    assert [row.line for row in table.rows] == [3]
    (problem,) = table.problems
    assert problem.line == 2
    assert "NUL" in str(problem)
