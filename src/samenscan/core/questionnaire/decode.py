"""From the bytes of a file to its text, or a sentence about the encoding that helps."""

from samenscan.core.questionnaire.problem import Problem, QuestionnaireErrors
from samenscan.core.questionnaire.tree import MARK, MAX_CHARACTERS
from samenscan.core.text import text

_MOST_BYTES = 4 * MAX_CHARACTERS
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def decode(content: bytes, name: str) -> str:
    """The text of a file in UTF-8, without the mark that some programs put before it.

    Raises QuestionnaireErrors for another encoding, with the line where that shows, and for a
    file that is too large.
    """
    if len(content) > _MOST_BYTES:
        raise QuestionnaireErrors(
            [
                Problem(
                    name,
                    1,
                    text("The file is too large (%(n)s bytes).", n=len(content)),
                    text("Keep a questionnaire under %(n)s characters.", n=MAX_CHARACTERS),
                )
            ]
        )
    if content.startswith(_WIDE) or b"\x00" in content[:4]:
        raise _other_encoding(name, 1, "UTF-16")
    try:
        return content.decode("utf-8").removeprefix(MARK)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _other_encoding(name, line, "Windows-1252") from None


def _other_encoding(name: str, line: int, encoding: str) -> QuestionnaireErrors:
    return QuestionnaireErrors(
        [
            Problem(
                name,
                line,
                text("This is not UTF-8; perhaps it is %(encoding)s.", encoding=encoding),
                text("Save the file again and choose UTF-8 as its encoding."),
            )
        ]
    )
