"""What goes out of a command: lines to whoever listens, and files that are whole or not there."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO


class NobodyListens(Exception):
    """What had to be told cannot be written: the pipe was closed, or the disk is full."""


def speak_whatever_the_terminal() -> None:
    """Let a character that the terminal does not have be written as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(line: str, to: TextIO | None = None) -> None:
    """Write a line, to standard output unless said otherwise; NobodyListens when it cannot be."""
    try:
        (to or sys.stdout).write(f"{line}\n")
    except OSError as error:
        raise NobodyListens from error


def said() -> None:
    """See to it that all that was said has gone out; NobodyListens when it cannot be."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise NobodyListens from error


def hush() -> None:
    """Throw away what nobody can read any more, so that the program ends without complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
            continue
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def write_text(path: Path, content: str) -> None:
    """Write a text file in UTF-8, and the folders it stands in where they are not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there, whole or not at all.

    FileExistsError when it is there already, OSError with its name when it cannot be written.
    """
    file = path.open("xb")
    try:
        with file:
            file.write(content)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
