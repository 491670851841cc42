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


def test_keeps_no_character_that_a_terminal_obeys() -> None:
    for odd in ("\x07", "\x1b]0;x", "\x7f", "\x9b2J"):
        found = read_table(
            f"organisation,group,name\nz1,East,a{odd}b\nz2,East,c\n",
            "members.csv",
            needed=("organisation", "group"),
            allowed=("name",),
        )
        assert [row.cells["organisation"] for row in found.rows] == ["z2"]
        (problem,) = found.problems
        assert (problem.line, "no text has" in str(problem)) == (2, True)
