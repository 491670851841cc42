"""A file of answers is read as it is; what cannot be read is told by organisation and question."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import (
    Answer,
    Asked,
    Chosen,
    Dataset,
    DatasetRefused,
    Day,
    Files,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Several,
    Sheet,
    Submission,
    Written,
    YesNo,
)
from samenscan.core.answers.tests.sheets import ANSWERED, code_of, every_kind, sheets
from samenscan.core.answers.tests.strategies import CHOICES, QUESTIONS, values
from samenscan.core.formats import (
    AnswersRead,
    read_answers_file,
    write_answers,
    write_answers_parquet,
    write_wide,
)
from samenscan.core.formats.cells import FileRefused
from samenscan.core.questionnaire import Kind
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)

ASKED = every_kind()
HEAD = "organisation,question,paper,practice,value,missing,comment\n"


def read(source: str | bytes, name: str = "answers") -> AnswersRead:
    content = source.encode() if isinstance(source, str) else source
    return read_answers_file(content, name, ASKED)


def answers_of(found: AnswersRead, at: int = 0) -> dict[str, Answer]:
    return dict(found.dataset.sheets[at].answers)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    found = [draw(sheets(organisation=f"z{n}")) for n in range(draw(st.integers(0, 3)))]
    filled = tuple(sheet for sheet in found if sheet.answers)
    silent = tuple(
        Asked(sheet.organisation, state=Submission.NOT_SUBMITTED)
        for sheet in found
        if not sheet.answers
    )
    return Dataset(ASKED, filled, (*(Asked(one.organisation) for one in filled), *silent))


def same(found: AnswersRead, expected: Dataset) -> None:
    assert [str(problem) for problem in found.problems] == []
    assert found.n_problems == 0
    by_code = {sheet.organisation: sheet for sheet in found.dataset.sheets}
    assert by_code == {sheet.organisation: sheet for sheet in expected.sheets}
    assert set(found.dataset.population) == set(expected.population)
    assert found.dataset.content_hash == expected.content_hash


@given(datasets())
def test_comes_back_from_csv(dataset: Dataset) -> None:
    same(read(write_answers(dataset)), dataset)


@pytest.mark.parametrize("said", ["=1+1", "'=1+1", "''+x", "-5", "'-5", "' =x", "@a", "'", "a=b"])
def test_comes_back_from_csv_whatever_a_text_begins_with(said: str) -> None:
    told = Dataset(ASKED, (Sheet("z1", {"text.1": Written(said)}),))
    same(read(write_answers(told)), told)


@given(datasets())
def test_comes_back_from_parquet(dataset: Dataset) -> None:
    if dataset.population:
        same(read(write_answers_parquet(dataset)), dataset)


@given(datasets())
def test_comes_back_from_a_row_per_organisation(dataset: Dataset) -> None:
    unsure = Asked("z9", "Zone = 9", Submission.UNCONFIRMED)
    whole = replace(dataset, population=(*dataset.population, unsure))
    same(read(write_wide(whole)), whole)


@given(values(Kind.FILE))
def test_tells_that_files_do_not_come_back(files: Files) -> None:
    told = Dataset(ASKED, (Sheet("z1", {"file.1": files, "yes_no.1": YesNo(True)}),))
    found = read(write_answers(told))
    assert answers_of(found) == {"yes_no.1": YesNo(True)}
    (problem,) = found.problems
    assert (problem.organisation, problem.question) == ("z1", "file.1")
    assert "cannot be read back" in str(problem)


def test_reads_every_kind_as_people_write_it() -> None:
    found = read(
        "\ufeffOrganisation;Question;Paper;Practice;Value;Missing;Comment\r\n"
        "z1;level.1;4;2;;;Since 2024\r\n"
        "z1;multiple.1;;;a | c;;\r\nz1;money.1;;;€ 1.234,50;;\r\nz1;percentage.1;;;45 %;;\r\n"
        "z1;date.1;;;1/3/2026;;\r\nz1;text.1;;;'=1+1;;\r\nz1;ranking.1;;;c>a;;\r\n"
        "z1;priority.1;;;3/2;;\r\nz1;single.1;;;;unknown;\r\nz2;single.1;;;;;\r\n"
    )
    assert found.problems == ()
    assert answers_of(found) == {
        "level.1": Levels(4, 2),
        "multiple.1": Several(("a", "c")),
        "money.1": Number(Decimal("1234.5")),
        "percentage.1": Number(Decimal(45)),
        "date.1": Day(date(2026, 3, 1)),
        "text.1": Written("=1+1"),
        "ranking.1": Ranked(("c", "a")),
        "priority.1": Priority(3, 2),
        "single.1": Missing.UNKNOWN,
    }
    assert found.dataset.sheets[0].remarks["level.1"].comment == "Since 2024"
    assert found.dataset.state("z2") is Submission.NOT_SUBMITTED


def test_tells_what_it_leaves_out_and_reads_the_rest() -> None:
    found = read(
        HEAD + "z1,level.1,6,2,,,\n"
        "z1,multiple.1,,,a|d,,\n"
        'z1,table.1,,,"[{""name"": ""A"", ""cost"": ""x""}]",,\n'
        "z1,nothing.1,,,1,,\n"
        "z1,single.1,,,=A1,,\n"
        "z1,text.1,,,only,,\n"
        "z1,ranking.1,,\n"
        "z 1,text.1,,,lost,,\n"
        "z1,yes_no.1,,,yes,,\n"
        "z1,yes_no.1,,,no,,\n"
        "z2,yes_no.1,,,no,,\n"
    )
    told = [(one.cell.row, one.organisation, one.question) for one in found.problems]
    assert told == [
        (2, "z1", "level.1"),
        (3, "z1", "multiple.1"),
        (4, "z1", "table.1"),
        (5, "z1", "nothing.1"),
        (6, "z1", "single.1"),
        (8, "", ""),
        (9, "z 1", "text.1"),
        (11, "z1", "yes_no.1"),
    ]
    assert found.n_problems == len(told)
    assert "column C (“paper”)" in str(found.problems[0])
    assert "Use one of these: a, b, c, none" in str(found.problems[1])
    assert "Row 1, “" in str(found.problems[2]) and "is not a number" in str(found.problems[2])
    assert "begins like a formula" in str(found.problems[4])
    assert answers_of(found) == {"text.1": Written("only")}
    assert answers_of(found, 1) == {"yes_no.1": YesNo(False)}


def test_reads_typed_numbers_for_what_they_are() -> None:
    table = pa.table(
        {
            "organisation": ["z1", "z1", "z1"],
            "question": ["number.1", "money.1", "percentage.1"],
            "value": [1234.5, 1.25, 12.0],
        }
    )
    assert answers_of(read(parquet(table))) == {
        "number.1": Number(Decimal("1234.5")),
        "money.1": Number(Decimal("1.25")),
        "percentage.1": Number(Decimal(12)),
    }


def test_never_takes_a_decimal_point_for_thousands() -> None:
    table = pa.table({"organisation": ["z1"], "question": ["number.1"], "value": [1.234]})
    found = read(parquet(table))
    assert found.dataset.sheets == ()
    assert "too many decimals" in str(found.problems[0])


def test_reads_typed_columns_of_a_row_per_organisation() -> None:
    table = pa.table(
        {
            "organisation": ["z1", "z2", "z3"],
            "date.1": [date(2026, 3, 1), None, None],
            "yes_no.1": [True, False, None],
            "number.1": pa.array([Decimal("1.25"), None, None], pa.decimal128(8, 3)),
            "level.1.paper": [3, None, None],
            "level.1.practice": [0, None, None],
            "text.1.missing": [None, "rather_not_say", None],
        }
    )
    found = read(parquet(table))
    assert found.problems == ()
    assert answers_of(found) == {
        "date.1": Day(date(2026, 3, 1)),
        "yes_no.1": YesNo(True),
        "number.1": Number(Decimal("1.25")),
        "level.1": Levels(3, 0),
    }
    assert answers_of(found, 1) == {
        "yes_no.1": YesNo(False),
        "text.1": Missing.RATHER_NOT_SAY,
    }
    assert found.dataset.state("z3") is Submission.NOT_SUBMITTED


def test_knows_a_code_that_a_workbook_made_a_number_of() -> None:
    asked = make_questionnaire(
        make_section(
            make_question(
                "b1", kind=Kind.SINGLE, choices=(make_choice("2.5", 1), make_choice("3", 2))
            )
        )
    )
    table = pa.table({"organisation": ["z1"], "b1": [2.5]})
    found = read_answers_file(parquet(table), "t", asked)
    assert dict(found.dataset.sheets[0].answers) == {"b1": Chosen("2.5")}


def test_leaves_one_cell_out_of_a_row_per_organisation() -> None:
    found = read(
        "organisation,name,state,yes_no.1,single.1,colour,text.1\n"
        "z1,Zone 1,submitted,ja,a,red,=1+1\n"
        "z2,Zone 2,sent,yes,b,,x\n"
        "z3,Zone 3,not_submitted,yes,,,\n"
        "z4,Zone 4,,,,,\n"
    )
    told = [(one.cell.row, one.cell.column, one.organisation) for one in found.problems]
    assert told == [(1, 6, ""), (2, 4, "z1"), (2, 7, "z1"), (3, 3, "z2"), (4, 0, "z3")]
    assert answers_of(found) == {"single.1": Chosen("a")}
    assert [asked.state.value for asked in found.dataset.population] == [
        "submitted",
        "submitted",
        "not_submitted",
        "not_submitted",
    ]


SAME = "organisation,name,yes_no.1\n7,East,yes\n8,South,no\n7,West,no\n"


def test_refuses_two_rows_with_one_code_by_their_names() -> None:
    with pytest.raises(DatasetRefused, match=r"“7”: row 2 \(East\) and row 4 \(West\)"):
        read(SAME)


def test_tells_two_rows_with_one_code_apart_when_asked_to() -> None:
    found = read_answers_file(SAME.encode(), "t", ASKED, same_ids="tell apart")
    assert found.n_problems == 0
    assert [(one.organisation, one.name) for one in found.dataset.population] == [
        ("7", "East"),
        ("8", "South"),
        ("7-2", "West"),
    ]
    assert answers_of(found, 2) == {"yes_no.1": YesNo(False)}
    (note,) = found.notes
    assert "“East” and “West” have the same code “7”" in str(note)


def parquet(table: pa.Table) -> bytes:
    out = BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PAR1", "damaged"),
        (b"PAR1" + b"x" * 100 + b"PAR1", "damaged"),
        (parquet(pa.table({"organisation": ["z"], "question": [["a"]]})), "lists or bytes"),
        (parquet(pa.table({"organisation": ["z"], "value": ["1"]})), "“question” is missing"),
        (b"organisation,colour\nz,red\n", "“question” is missing"),
        (b"organisation,yes_no.1,yes_no.1\n", "is there twice"),
        (b"", "empty"),
        (b"\x89PNG\r\n", "PNG"),
    ],
)
def test_refuses_what_is_no_table_of_answers(content: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read(content)
    assert sentence in str(caught.value)


def test_tells_where_a_parquet_file_breaks_off() -> None:
    n = 300_000
    table = pa.table(
        {
            "organisation": [f"z{at}" for at in range(n)],
            **{f"{kind.value}.1": [None] * n for kind in ANSWERED},
        }
    )
    out = BytesIO()
    pq.write_table(table, out, row_group_size=n // 2, use_dictionary=False)
    whole = out.getvalue()
    second = pq.ParquetFile(BytesIO(whole)).metadata.row_group(1).column(0)
    start = second.data_page_offset + 40
    found = read(whole[:start] + b"\xff" * 2000 + whole[start + 2000 :])
    (problem,) = found.problems
    assert "From here the Parquet file is damaged" in str(problem)
    assert problem.cell.row > 100_000
    assert len(found.dataset.population) == problem.cell.row - 2


def test_suggests_a_code_only_where_codes_can_be_told_apart() -> None:
    found = read(HEAD + "z1,singel.1,,,a,,\nz1,s.1,,,a,,\n")
    assert [str(one.cell.remedy) for one in found.problems] == [
        "Did you mean “single.1”?",
        "Use the code of a question, or leave this out.",
    ]


def test_counts_problems_beyond_those_it_tells() -> None:
    rows = "".join(f"z1,nothing.{n},,,1,,\n" for n in range(10_050))
    found = read(HEAD + rows)
    assert found.n_problems == 10_050
    assert len(found.problems) == 10_000


@given(st.binary(max_size=200))
def test_meets_any_bytes_with_a_sentence(content: bytes) -> None:
    for start in (b"", b"PAR1", b"PK\x03\x04", b"organisation,question,value\nz1,text.1,"):
        try:
            read(start + content)
        except (FileRefused, DatasetRefused) as refused:
            assert str(refused.remedy)


def test_covers_every_kind() -> None:
    assert {code_of(kind) for kind in ANSWERED} == {
        question.code for question in ASKED.questions() if question.kind is not Kind.DERIVED
    }
    assert QUESTIONS[Kind.SINGLE].choices == CHOICES


def test_yes_in_another_language_is_met_with_the_word_to_write() -> None:
    found = read(HEAD + "z1,yes_no.1,,,Ja,,\nz2,yes_no.1,,,non,,\nz3,yes_no.1,,,soms,,\n")
    assert [str(one.cell.remedy) for one in found.problems] == [
        "Did you mean “yes”?",
        "Did you mean “no”?",
        "Use one of these: yes, no.",
    ]
