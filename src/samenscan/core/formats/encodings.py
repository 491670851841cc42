"""From bytes to lines of text: UTF-8, UTF-16 or Windows-1252, and a refusal when it is neither."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from samenscan.core.formats.cells import Problems
from samenscan.core.text import Text, text

_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What UTF-8 looks like when it was once read as Windows-1252: Ã©, Ã«, â€™.
_GARBLED = re.compile(r"Ã[\x80-\xbf©«¨¯¶¼ª§]|â€[™œ“”\x9d]|\ufffd")
_SAVE_AS_UTF8 = text("Save the file again as “CSV UTF-8” and choose that file.")


@dataclass(frozen=True)
class Encoding:
    """The encoding of a file, how many bytes its mark takes, and what a reader should know."""

    name: str
    skip: int = 0
    note: Text | None = None


def encoding_of(content: bytes, problems: Problems) -> Encoding | None:
    """The one encoding in which all of the file makes sense; None (reported) when there is none."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _checked(content, Encoding(name, len(mark)), problems)
    start = content[: 1 << 12]
    if start.count(0) > len(start) // 5:
        return _checked(
            content, Encoding("utf-16-le" if start[1:2] == b"\0" else "utf-16-be"), problems
        )
    broken_at = _first_break(content, "utf-8")
    if broken_at is None:
        return Encoding("utf-8")
    if re.search(rb"[\xc3-\xc5][\x80-\xbf]", content):
        _say_broken(content, broken_at, "utf-8", problems)
        return None
    note = text("The file is written in Windows-1252; its accents were read that way.")
    return _checked(content, Encoding("cp1252", 0, note), problems)


def lines_of(content: bytes, encoding: Encoding) -> Iterator[str]:
    """The lines of the file with their ends, decoded piece by piece."""
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    rest = ""
    for start in range(encoding.skip, len(content), _CHUNK):
        piece = rest + decoder.decode(content[start : start + _CHUNK])
        lines = re.split(r"(?<=\n)", piece)
        rest = lines.pop()
        yield from lines
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def is_garbled(cell: str) -> bool:
    """Whether a cell shows the traces of having been read in a wrong encoding before."""
    return _GARBLED.search(cell) is not None


def _checked(content: bytes, encoding: Encoding, problems: Problems) -> Encoding | None:
    broken_at = _first_break(content[encoding.skip :], encoding.name)
    if broken_at is None:
        return encoding
    _say_broken(content, broken_at + encoding.skip, encoding.name, problems)
    return None


def _first_break(content: bytes, name: str) -> int | None:
    decoder = codecs.getincrementaldecoder(name)("strict")
    for start in range(0, len(content), _CHUNK):
        kept = len(decoder.getstate()[0])
        try:
            decoder.decode(content[start : start + _CHUNK], final=start + _CHUNK >= len(content))
        except UnicodeDecodeError as error:
            return start - kept + error.start
    return None


def _say_broken(content: bytes, at: int, name: str, problems: Problems) -> None:
    before = content[:at].decode(name, "replace")
    line = before.rpartition("\n")[2]
    delimiter = max(";,\t", key=line.count)
    problems.say(
        before.count("\n") + 1,
        line.count(delimiter) + 1,
        text("From here the accents cannot be read: the file mixes several encodings."),
        _SAVE_AS_UTF8,
    )
