"""Tables of answers and members: read exactly, or refused with every row that does not fit."""

from decimal import Decimal

import pytest

from samenscan.core.answers import Chosen, Dataset, Levels, Missing, Number, YesNo
from samenscan.core.formats import Member, TableErrors, read_answers, read_members
from samenscan.core.questionnaire import Kind, Questionnaire
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)

HEAD = "organisation,question,paper,practice,value,missing\n"


def asked() -> Questionnaire:
    return make_questionnaire(
        make_section(
            make_question("b1"),
            make_question(
                "b2", kind=Kind.SINGLE, choices=(make_choice("weekly", 5), make_choice("never", 0))
            ),
            make_question("b3", kind=Kind.YES_NO, yes_score=5, no_score=0),
            make_question("b4", kind=Kind.NUMBER, weight=0, minimum=0, decimals=1),
        )
    )


def answers(rows: str, head: str = HEAD) -> Dataset:
    return read_answers(head + rows, "answers.csv", asked())


def problems(rows: str, head: str = HEAD) -> list[str]:
    with pytest.raises(TableErrors) as caught:
        answers(rows, head)
    return [f"{problem.line} {problem.what} {problem.remedy}" for problem in caught.value.problems]


def test_read_every_kind_of_answer() -> None:
    given = answers("z1,b1,4,2,,\nz1,b2,,,weekly,\nz1,b3,,,no,\nz1,b4,,,2.5,\nz2,b1,,,,unknown\n")
    assert [sheet.organisation for sheet in given.sheets] == ["z1", "z2"]
    assert dict(given.sheets[0].answers) == {
        "b1": Levels(4, 2),
        "b2": Chosen("weekly"),
        "b3": YesNo(False),
        "b4": Number(Decimal("2.5")),
    }
    assert given.sheets[1].answer("b1") is Missing.UNKNOWN


def test_read_semicolons_a_byte_order_mark_and_any_order_of_columns() -> None:
    source = "\ufeffQuestion;Organisation;Value\r\nb3;z1;yes\r\n\r\nb2;z1;never\r\n"
    sheet = read_answers(source, "answers.csv", asked()).sheets[0]
    assert dict(sheet.answers) == {"b3": YesNo(True), "b2": Chosen("never")}


def test_count_lines_over_breaks_inside_a_cell() -> None:
    assert problems('z1,b3,,,"ye\ns",\nz1,b9,,,yes,\n')[1].startswith("4 There is no question")


def test_leave_out_an_organisation_that_answered_nothing() -> None:
    given = answers("z1,b1,,,,\nz1,b2,,,,not_answered\nz2,b3,,,yes,\n")
    assert [sheet.organisation for sheet in given.sheets] == ["z2"]


def test_tell_all_problems_at_once() -> None:
    told = problems(
        "z1,b1,6,2,,\nz1,b2,,,weekley,\nz1,b3,,,perhaps,\nz1,b4,,,-1,\nz1,b7,,,1,\n"
        "../z,b1,1,1,,\nz3,b2,3,,never,\nz2,b3,,,,unknwon\nz2,b1,1,1\nz2,b2,,,never,unknown\n"
    )
    assert [line.split()[0] for line in told] == [str(n) for n in range(2, 12)]
    assert "Did you mean “weekly”?" in told[1]
    assert "column “paper”" in told[0]
    assert "cannot be the code" in told[5]
    assert "not answered in the column “paper”" in told[6]
    assert "Did you mean “unknown”?" in told[7]
    assert "4 cells, not 6" in told[8]
    assert "Keep one of the two" in told[9]


def test_refuse_a_question_answered_twice() -> None:
    assert "already answered on line 2" in problems("z1,b3,,,yes,\nz1,b3,,,no,\n")[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", "1 The file is empty. Write one row with the column names"),
        ("organisation,value\n", "1 The column “question” is missing."),
        ("organisation,question,valeu\n", "1 “valeu” is not a column of this table."),
        ("organisation,question,value,value\n", "1 The column “value” is there twice."),
        ('organisation,question,value\nz1,b3,"yes\n', "2 From here the file cannot be read"),
    ],
)
def test_refuse_a_table_that_cannot_be_read(source: str, expected: str) -> None:
    assert problems("", source)[0].startswith(expected)


def test_read_members_with_and_without_a_name() -> None:
    assert read_members("organisation,group,name\nz1,East,Zone One\nz2,West,\n", "m.csv") == (
        Member("z1", "East", "Zone One"),
        Member("z2", "West", "z2"),
    )


def test_read_what_sets_members_apart() -> None:
    source = (
        "organisation;group;kind;region;inhabitants\n"
        "z1;East;multi;North;41.500\nz2;East;;;\nz3;East;mono;South;41 500\nz4;East;mono;;9\n"
    )
    members = read_members(source, "m.csv")
    assert [(m.kind, m.region, m.inhabitants) for m in members] == [
        ("multi", "North", 41500),
        ("", "", None),
        ("mono", "South", 41500),
        ("mono", "", 9),
    ]


@pytest.mark.parametrize(
    "written", ["many", "0", "-5", "1.5", "41.50", "1e5", "99999999999", "4150.0", "٣٣", "1..000"]
)
def test_refuse_a_size_that_is_no_number_of_inhabitants(written: str) -> None:
    with pytest.raises(TableErrors) as refused:
        read_members(f"organisation;group;inhabitants\nz1;East;{written}\n", "m.csv")
    assert [problem.line for problem in refused.value.problems] == [2]
    assert written in str(refused.value)


def test_refuse_members_without_a_group_of_their_own() -> None:
    with pytest.raises(TableErrors) as caught:
        read_members("organisation,group\nz1,\nz1,All\nz 2,East\n", "m.csv")
    assert [problem.line for problem in caught.value.problems] == [2, 3, 3, 4]


def test_refuse_an_empty_list_of_members() -> None:
    with pytest.raises(TableErrors, match="names no organisation"):
        read_members("organisation,group\n", "m.csv")
