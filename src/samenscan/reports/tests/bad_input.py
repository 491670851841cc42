"""Input that is wrong or says nothing, with what `samenscan interpret` answers to it."""

from dataclasses import dataclass
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as parquet
from openpyxl import Workbook

SCAN = """\
code: mini
version: "1"
title: {en: Small scan}
languages: [en]
sections:
  - code: a
    title: {en: Network}
    questions:
      - {code: a1, type: level, text: {en: Is the network split?}}
      - {code: a2, type: yes_no, text: {en: Is there a spare?}, yes_score: 5,
         cut: {says: {en: has a spare}}}
  - code: b
    title: {en: Money}
    questions:
      - {code: b1, type: level, text: {en: Is there a plan?}}
      - {code: b2, type: money, text: {en: What does it cost?}}
      - {code: b3, type: number, text: {en: How many?}}
      - {code: b4, type: date, text: {en: When?}}
      - {code: b5, type: table, text: {en: Which contracts?}, columns: [
          {code: name, type: text, text: {en: Name}}, {code: cost, type: number, text: {en: Cost}}]}
"""
HEAD = "organisation,question,paper,practice,value,missing\n"
GOOD = "z1,a1,4,2,,\nz2,a1,3,3,,\n"
MEMBERS = "organisation,group\nz1,East\nz2,East\n"


@dataclass(frozen=True)
class Refused:
    """Input of which nothing is written; `told` is what the message says first."""

    what: str
    told: str
    answers: str | bytes = HEAD + GOOD
    members: str | bytes = MEMBERS


@dataclass(frozen=True)
class Reported:
    """Input that is read; `told` says for people what becomes of it, `levels` per organisation."""

    what: str
    told: str
    rows: str
    levels: dict[str, tuple[str | None, str | None]]
    members: str = MEMBERS
    collective: str = "No collective result is told"
    bands: dict[str, dict[str, str]] | None = None


def _one(row: str) -> str:
    return f"{HEAD}{row}\n"


def _workbook(value: float) -> bytes:
    workbook, out = Workbook(), BytesIO()
    sheet = workbook.worksheets[0]
    sheet.append(["organisation", "question", "value"])
    sheet.append(["z1", "b3", value])
    workbook.save(out)
    return out.getvalue()


def _parquet(value: float) -> bytes:
    out = BytesIO()
    columns = {"organisation": ["z1"], "question": ["b3"], "value": [value]}
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def _many(row: str) -> tuple[str, str]:
    """The same answers of twelve members in two groups."""
    codes = [(f"z{n}", "East" if n % 2 else "West") for n in range(1, 13)]
    rows = "".join(row.replace("z1", code) for code, _ in codes)
    return rows, "organisation,group\n" + "".join(f"{code},{group}\n" for code, group in codes)


_ALIKE = _many("z1,a1,3,3,,\nz1,a2,,,yes,\nz1,b1,2,2,,\n")

REFUSED = (
    Refused(
        "an organisation that is no member",
        "“z9” has answers, but is not in the file of members.",
        _one("z9,a1,1,1,,"),
    ),
    Refused(
        "the same code with other capitals",
        "“Z1” has answers, but is not in the file of members.",
        _one("Z1,a1,1,1,,"),
    ),
    Refused(
        "a member named twice",
        "The organisation “z1” is there twice.",
        members=MEMBERS + "z1,West\n",
    ),
    Refused(
        "two codes that differ in capitals only",
        "“Z1” and “z1” differ in capitals only.",
        members=MEMBERS + "Z1,West\n",
    ),
    Refused(
        "a code that could name another folder",
        "“../z1” cannot be the code of an organisation.",
        members="organisation,group\n../z1,East\n",
    ),
    Refused(
        "a question answered twice",
        "This question was already answered on line 2.",
        _one("z1,a1,4,2,,\nz1,a1,1,1,,"),
    ),
    Refused(
        "one organisation on two rows",
        "Two rows have the code “z1”: row 2 (z1) and row 3 (z1).",
        "organisation,a1\nz1,4/2\nz1,1/1\n",
    ),
    Refused(
        "a question that does not exist",
        "There is no question “zz” in the questionnaire.",
        _one("z1,zz,1,1,,"),
    ),
    Refused("a level as a word", "There is no level “four”.", _one("z1,a1,four,4,,")),
    Refused("half a level", "There is no level “2.5”.", _one("z1,a1,2.5,4,,")),
    Refused("a level under 0", "There is no level “-1”.", _one("z1,a1,-1,4,,")),
    Refused(
        "a value where a level was asked",
        "Question “a1” is not answered in the column “value”.",
        _one("z1,a1,,,4,"),
    ),
    Refused(
        "a negative amount", "This number is lower than is possible here.", _one("z1,b2,,,-5,")
    ),
    Refused("an amount as 1e308", "“1e308” is not a number.", _one("z1,b2,,,1e308,")),
    Refused("1e308 in a cell of a workbook", "This number is too long.", _workbook(1e308)),
    Refused("an amount of 309 digits", "This number is too long.", _one(f"z1,b2,,,{'9' * 309},")),
    Refused("NaN", "“NaN” is not a number.", _one("z1,b3,,,NaN,")),
    Refused("NaN in Parquet", "“NaN” is not a number.", _parquet(float("nan"))),
    Refused("infinity in Parquet", "“Infinity” is not a number.", _parquet(float("inf"))),
    Refused(
        "a day that does not exist",
        "The day “30/02/2026” does not exist.",
        _one("z1,b4,,,30/02/2026,"),
    ),
    Refused("a formula", "This cell begins like a formula: “=1+1”.", _one("z1,b3,,,=1+1,")),
    Refused(
        "an answer beside a reason for none",
        "There is an answer and also a reason for having none.",
        _one("z1,a2,,,yes,unknown"),
    ),
    Refused(
        "a column named twice in a row of a table",
        "The rows of this table cannot be read.",
        _one('z1,b5,,,"[{""name"": ""A"", ""cost"": 1, ""cost"": 2}]",'),
    ),
    Refused("a file without answers", "There is not one answer in this file.", HEAD),
    Refused("an empty file of answers", "The file is empty.", b"\xef\xbb\xbf"),
    Refused("an empty file of members", "This file is empty.", members=""),
    Refused(
        "a list without one member",
        "This file names no organisation.",
        members="organisation,group\n",
    ),
    Refused(
        "members in Windows-1252",
        "This is not a text file in UTF-8.",
        members="organisation,group\nz1,Liège\n".encode("cp1252"),
    ),
    Refused(
        "two encodings in one file",
        "From here the accents cannot be read: the file mixes several encodings.",
        _one("z1,a1,4,2,,").encode() + "z1,b5,,,é,\n".encode() + b"z2,b5,,,\xe9\x81,\n",
    ),
    Refused(
        "a character that no text has",
        "This cell holds a character that no text has (NUL).",
        members="organisation,group\nz1,Ea\0st\n",
    ),
    Refused("a row with too many cells", "This row has 8 cells, not 6.", _one("z1,a1,4,2,,,,9")),
    Refused(
        "a PDF named .csv",
        "This is a PDF file, whatever its name says; not a table.",
        b"%PDF-1.4 ...",
    ),
    Refused(
        "half a workbook",
        "The workbook is damaged and cannot be opened.",
        b"PK\x03\x04" + b"\0" * 99,
    ),
    Refused(
        "half a Parquet file", "The Parquet file is damaged and cannot be opened.", b"PAR1....PAR1"
    ),
)

REPORTED = (
    Reported(
        "a group of one",
        "its own report is written; nothing is told together",
        "z1,a1,4,2,,\nz1,a2,,,yes,\n",
        {"z1": ("4.0", None)},
        members="organisation,group\nz1,East\n",
    ),
    Reported(
        "everyone identical",
        "every report says the same; together, all confirming is the band “many”",
        _ALIKE[0],
        dict.fromkeys((f"z{n}" for n in range(1, 13)), ("4.0", "2.0")),
        members=_ALIKE[1],
        collective="The collective report is in",
        bands={"a2": {"all": "many"}},
    ),
    Reported(
        "one domain empty",
        "that domain has no level; the others have theirs",
        "z1,a1,4,2,,\nz1,a2,,,yes,\n",
        {"z1": ("4.0", None)},
    ),
    Reported(
        "every answer missing with a reason",
        "a report without one level: missing is never zero",
        "z1,a1,,,,unknown\nz1,a2,,,,rather_not_say\nz1,b1,,,,unknown\n",
        {"z1": (None, None)},
    ),
    Reported(
        "a level of which one side is empty",
        "half an answer is no level, and not zero",
        "z1,b1,3,,,\n",
        {"z1": (None, None)},
    ),
    Reported(
        "a member that answered nothing",
        "no report for it, and the others are as they were",
        "z1,b1,3,3,,\n",
        {"z1": (None, "3.0")},
    ),
)
