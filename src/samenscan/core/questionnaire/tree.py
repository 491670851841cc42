"""YAML as a tree with line numbers: texts, lists and tables only, so a file can do nothing."""

import re
from dataclasses import dataclass
from typing import Protocol

from yaml import CLoader, parse
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from samenscan.core.questionnaire.problem import MAX_PROBLEMS, Problem, TooMany
from samenscan.core.text import Text, text

MAX_CHARACTERS = 3_000_000
MAX_DEPTH = 12
MAX_EVENTS = 200_000
MARK = "\ufeff"
# What no text needs, and what some programs count as the end of a line and others do not.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; `no` and `1.0` stay text until a field says what they are."""

    written: str
    line: int


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their values, in the order of the file."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int


Node = Scalar | Many | Table


class Say(Protocol):
    """How a problem is reported."""

    def __call__(self, line: int, what: Text, remedy: Text) -> None: ...


class _Stop(Exception):
    """Reading further makes no sense."""


def read_tree(source: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML 1.2 document and the problems of its form.

    The tree is None when the form is so broken that nothing can be said about the content.
    Refuses tags, anchors, more than one document, invisible characters, depth over 12, and over
    3,000,000 characters or 200,000 values.
    """
    problems: list[Problem] = []

    def say(line: int, what: Text, remedy: Text) -> None:
        problems.append(Problem(file, line, what, remedy))
        if len(problems) >= MAX_PROBLEMS:
            raise TooMany

    source = source.removeprefix(MARK)
    if len(source) > MAX_CHARACTERS:
        say(
            1,
            text("The file is too large (%(n)s characters).", n=len(source)),
            text("Keep a questionnaire under %(n)s characters.", n=MAX_CHARACTERS),
        )
        return None, problems
    if _say_unwanted(source, say):
        return None, problems
    try:
        return _build(source, say), problems
    except (_Stop, TooMany):
        return None, problems
    except YAMLError as error:
        _say_form(error, len(source.splitlines()), say)
    return None, problems


def _say_unwanted(source: str, say: Say) -> bool:
    found = _UNWANTED.search(source)
    if found is None:
        return False
    _say_unseen(found[0], len((source[: found.start()] + "x").splitlines()), say)
    return True


def _say_unseen(character: str, line: int, say: Say) -> None:
    say(
        line,
        text("There is a character here that cannot be seen (U+%(code)s).", code=_code(character)),
        text("Take it out; it often comes along when text is pasted from elsewhere."),
    )


def _code(character: str) -> str:
    return f"{ord(character):04X}"


def _say_form(error: YAMLError, last: int, say: Say) -> None:
    """What the parser stumbled over; at the end of the file it points behind the last line."""
    line, problem = 1, "unreadable character"
    if isinstance(error, MarkedYAMLError):
        # A text whose quote is never closed is told where it opens, not at the end of the file.
        at_end = "end of stream" in (error.problem or "")
        mark = (at_end and error.context_mark) or error.problem_mark or error.context_mark
        line = max(1, min(mark.line + 1, last)) if mark else 1
        problem = error.problem or error.context or problem
    say(
        line,
        text("This is not valid YAML (%(problem)s).", problem=problem),
        text(
            "Check indentation (spaces, no tabs) on this line and the one above, and put quotes "
            "around a text that has a colon or starts with a sign such as [ { * & ! %% @."
        ),
    )


def _line(event: Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


class _Open:
    """A list or table that is still being read."""

    def __init__(self, event: Event) -> None:
        self.line: int = _line(event)
        self.table = isinstance(event, MappingStartEvent)
        self.nodes: list[Node] = []

    def close(self, say: Say) -> Node:
        if not self.table:
            return Many(tuple(self.nodes), self.line)
        return Table(_entries(self.nodes, say), self.line)


def _entries(nodes: list[Node], say: Say) -> tuple[tuple[Scalar, Node], ...]:
    found: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(key, Scalar):
            say(
                key.line,
                text("A key has to be a word, not a list or a table."),
                text("Write “key: value”, and start the items of a list with “- ”."),
            )
        elif key.written in found:
            say(
                key.line,
                text(
                    "“%(key)s” is written twice here; the first time on line %(line)s.",
                    key=key.written[:80],
                    line=found[key.written][0].line,
                ),
                text("Keep one of the two."),
            )
        else:
            found[key.written] = (key, value)
    return tuple(found.values())


def _build(source: str, say: Say) -> Node | None:
    open_: list[_Open] = []
    root: Node | None = None
    n_documents = 0
    for n_events, event in enumerate(parse(source, Loader=CLoader)):
        if n_events > MAX_EVENTS:
            say(
                _line(event),
                text("The file holds too much to be a questionnaire."),
                text("Put sections in files of their own, or leave out what repeats itself."),
            )
            raise _Stop
        n_documents += isinstance(event, DocumentStartEvent)
        if n_documents > 1:
            say(
                _line(event),
                text("The file holds more than one document (---)."),
                text("Keep one questionnaire per file."),
            )
            raise _Stop
        node = _step(event, open_, say)
        if node is not None and open_:
            open_[-1].nodes.append(node)
        elif node is not None:
            root = node
    return root


def _step(event: Event, open_: list[_Open], say: Say) -> Node | None:
    """The node this event completes, if any; `open_` grows and shrinks with nesting."""
    if isinstance(event, ScalarEvent):
        _refuse_marks(event, say)
        return Scalar(_seen(event, say).strip(), _line(event))
    if isinstance(event, MappingStartEvent | SequenceStartEvent):
        _refuse_marks(event, say)
        if len(open_) >= MAX_DEPTH:
            say(
                _line(event),
                text("Lists and tables are nested too deeply here."),
                text("Check the indentation of this line."),
            )
            raise _Stop
        open_.append(_Open(event))
    elif isinstance(event, MappingEndEvent | SequenceEndEvent):
        return open_.pop().close(say)
    elif isinstance(event, AliasEvent):
        _refuse_marks(event, say)
        return Scalar("", _line(event))
    return None


def _seen(event: ScalarEvent, say: Say) -> str:
    """The text; what is unwanted can still be written out between double quotes, as \\0 or \\e."""
    found = _UNWANTED.search(event.value)
    if found is None:
        return event.value
    _say_unseen(found[0], _line(event), say)
    return _UNWANTED.sub("", event.value)


def _refuse_marks(
    event: ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent, say: Say
) -> None:
    if event.anchor is not None:
        say(
            _line(event),
            text("Anchors and references (& and *) are not used in questionnaires."),
            text("Write the text out, or put it in quotes if it starts with & or *."),
        )
    if not isinstance(event, AliasEvent) and event.tag is not None:
        say(
            _line(event),
            text("Type marks (!) are not used in questionnaires."),
            text("Leave the mark out, or put the text in quotes if it starts with !."),
        )
