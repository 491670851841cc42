"""A dataset as a table for other programs: one answer per row, or one organisation per row."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Levels, Missing, Sheet
from samenscan.core.answers.written import to_written
from samenscan.core.formats.csv_rows import written

LONG = ("organisation", "question", "paper", "practice", "value", "missing", "comment")
_AT_ONCE = 200_000


def write_answers(dataset: Dataset) -> str:
    """CSV with the columns of `LONG`; whoever did not answer is in it with one empty row.

    Files are written by name and do not come back; all else does (see `read_answers_file`).
    """
    return written((LONG, *_long(dataset)))


def write_answers_parquet(dataset: Dataset) -> bytes:
    """The same table as Parquet; every column is text."""
    schema = pa.schema([(name, pa.dictionary(pa.int32(), pa.string())) for name in LONG])
    out = BytesIO()
    with pq.ParquetWriter(out, schema) as writer:
        for rows in _pieces(_long(dataset)):
            columns = zip(*rows, strict=True)
            arrays = [pa.array(column, pa.string()).dictionary_encode() for column in columns]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
    return out.getvalue()


def write_wide(dataset: Dataset) -> str:
    """CSV with a row per organisation asked (with its state) and a column per question."""
    used = _parts_used(dataset)
    titles = ["organisation", "name", "state"]
    titles += [f"{code}.{part}" if part else code for code, part in used]
    rows: list[Iterable[str]] = [titles]
    for asked in dataset.population:
        sheet = dataset.sheet_of(asked.organisation) or Sheet(asked.organisation, {})
        cells = (_part(sheet, code, part) for code, part in used)
        rows.append((asked.organisation, asked.name, asked.state.value, *cells))
    return written(rows)


def _parts_used(dataset: Dataset) -> list[tuple[str, str]]:
    missing = {
        code
        for sheet in dataset.sheets
        for code, answer in sheet.answers.items()
        if isinstance(answer, Missing)
    }
    commented = {code for sheet in dataset.sheets for code in sheet.remarks}
    return [
        (question.code, part)
        for question in dataset.questionnaire.questions()
        for part, is_used in (
            ("", True),
            ("missing", question.code in missing),
            ("comment", question.code in commented),
        )
        if is_used
    ]


def _part(sheet: Sheet, code: str, part: str) -> str:
    answer = sheet.answer(code)
    if part == "missing":
        return _missing(answer)
    if part == "comment":
        return sheet.remarks[code].comment if code in sheet.remarks else ""
    return to_written(answer)


def _long(dataset: Dataset) -> Iterator[tuple[str, ...]]:
    codes = [question.code for question in dataset.questionnaire.questions()]
    for asked in dataset.population:
        sheet = dataset.sheet_of(asked.organisation)
        if sheet is None:
            yield asked.organisation, codes[0], "", "", "", "", ""
            continue
        for code in codes:
            if code in sheet.answers or code in sheet.remarks:
                yield _row(sheet, code)


def _row(sheet: Sheet, code: str) -> tuple[str, ...]:
    answer = sheet.answer(code)
    comment = sheet.remarks[code].comment if code in sheet.remarks else ""
    if isinstance(answer, Levels):
        paper, _, practice = to_written(answer).partition("/")
        return sheet.organisation, code, paper, practice, "", "", comment
    return sheet.organisation, code, "", "", to_written(answer), _missing(answer), comment


def _missing(answer: Answer) -> str:
    if isinstance(answer, Missing) and answer is not Missing.NOT_ANSWERED:
        return answer.value
    return ""


def _pieces(rows: Iterator[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    while piece := list(islice(rows, _AT_ONCE)):
        yield piece
