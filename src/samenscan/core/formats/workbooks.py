"""What is inside a workbook before anything parses it: sizes, sheets, merged cells, no entities."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

from samenscan.core.formats.cells import Problems
from samenscan.core.text import text

MAX_UNPACKED = 200_000_000
_MAX_PARTS = 1_000
_MAX_RATIO = 100
# Below this a high ratio says nothing: an empty sheet packs very well.
_SMALL = 5_000_000
_CHUNK = 1 << 20
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


@dataclass(frozen=True)
class Sheet:
    """A sheet that a reader can see: its name and where it lies in the workbook."""

    name: str
    part: str


@dataclass(frozen=True)
class Inside:
    """The visible sheets of a workbook, and per part which cells are merged."""

    sheets: tuple[Sheet, ...]
    merged: dict[str, tuple[str, ...]]


def look_inside(content: bytes, problems: Problems) -> Inside:
    """Weigh and search every part without keeping any; raises FileRefused when it is unsafe."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _weigh(packed, problems)
            problems.stop()
            merged = {part.filename: _searched(packed, part, problems) for part in _xml(packed)}
            problems.stop()
            return Inside(_sheets(packed, problems), merged)
    except (zipfile.BadZipFile, ParseError, KeyError, RuntimeError, NotImplementedError, EOFError):
        problems.say(
            0,
            0,
            text("The workbook is damaged and cannot be opened."),
            text("Open it in your spreadsheet program and save it again as .xlsx."),
        )
        problems.stop()
        raise


def _weigh(packed: zipfile.ZipFile, problems: Problems) -> None:
    parts = packed.infolist()
    unpacked = sum(part.file_size for part in parts)
    small = max(1, sum(part.compress_size for part in parts))
    too_dense = unpacked > _SMALL and unpacked > _MAX_RATIO * small
    if unpacked > MAX_UNPACKED or len(parts) > _MAX_PARTS or too_dense:
        problems.say(
            0,
            0,
            text(
                "The workbook unpacks to %(size)s MB, far more than a register needs.",
                size=unpacked // 1_000_000,
            ),
            text("Copy the table into a new workbook, or save it as CSV, and choose that file."),
        )


def _xml(packed: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    return (part for part in packed.infolist() if part.filename.endswith((".xml", ".rels")))


def _searched(
    packed: zipfile.ZipFile, part: zipfile.ZipInfo, problems: Problems
) -> tuple[str, ...]:
    merged: list[str] = []
    tail = b""
    with packed.open(part) as stream:
        while piece := stream.read(_CHUNK):
            seen = tail + piece
            if _DECLARED.search(seen) or b"\0" in piece:
                problems.say(
                    0,
                    0,
                    text("The workbook holds hidden declarations (%(part)s).", part=part.filename),
                    text("Copy the table into a new workbook and choose that file."),
                )
                return ()
            found = list(_MERGED.finditer(seen))
            merged += [match[1].decode() for match in found]
            tail = seen[max(found[-1].end() if found else 0, len(seen) - 80) :]
    return tuple(merged)


def _sheets(packed: zipfile.ZipFile, problems: Problems) -> tuple[Sheet, ...]:
    names = set(packed.namelist())
    if "xl/workbook.xml" not in names:
        problems.say(
            0,
            0,
            text("This file is packed like a workbook, but it is none."),
            text("Open it in your spreadsheet program and save it as .xlsx or as CSV."),
        )
        problems.stop()
    targets = {
        relation.get("Id"): (relation.get("Target") or "").lstrip("/")
        for relation in fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    }
    found = []
    for sheet in fromstring(packed.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_REL), "")
        part = target if target in names else f"xl/{target}"
        if sheet.get("state", "visible") == "visible":
            found.append(Sheet(sheet.get("name") or "", part))
    return tuple(found)
