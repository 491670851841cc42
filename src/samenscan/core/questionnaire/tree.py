"""YAML as a tree with line numbers: texts, lists and tables only, so a file can do nothing."""

from dataclasses import dataclass
from typing import Protocol

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from samenscan.core.questionnaire.problem import Problem
from samenscan.core.text import Text, text

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 12


@dataclass(frozen=True)
class Scalar:
    """A text as written; `no` and `1.0` stay text until a field says what they are."""

    written: str
    line: int


@dataclass(frozen=True)
class Many:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
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
    Refuses tags, anchors, more than one document, depth over 12, and over 1,000,000 characters.
    """
    problems: list[Problem] = []

    def say(line: int, what: Text, remedy: Text) -> None:
        problems.append(Problem(file, line, what, remedy))

    if len(source) > MAX_CHARACTERS:
        say(
            1,
            text("The file is too large (%(n)s characters).", n=len(source)),
            text("Keep a questionnaire under %(n)s characters.", n=MAX_CHARACTERS),
        )
        return None, problems
    try:
        return _build(source, say), problems
    except _Stop:
        return None, problems
    except YAMLError as error:
        _say_form(error, say)
    except (ValueError, ArithmeticError, AssertionError, LookupError) as error:
        # ruamel lets these through on impossible escapes (\U99999999) and versions (%YAML 1.22)
        say(
            1,
            text("This is not valid YAML (%(problem)s).", problem=type(error).__name__),
            text("Check for stray %% or \\ characters at the start of a line or in quotes."),
        )
    return None, problems


def _say_form(error: YAMLError, say: Say) -> None:
    line, problem = 1, "unreadable character"
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = error.problem or error.context or problem
    say(
        line,
        text("This is not valid YAML (%(problem)s).", problem=problem),
        text(
            "Check indentation (spaces, no tabs) on this line and the one above, and put quotes "
            "around a text that has a colon or starts with a sign such as [ { * & ! %% @."
        ),
    )


class _Open:
    """A list or table that is still being read."""

    def __init__(self, event: Event) -> None:
        self.line: int = event.start_mark.line + 1
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


def _refuse_marks(event: Event, say: Say) -> None:
    line = event.start_mark.line + 1
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        say(
            line,
            text("Anchors and references (& and *) are not used in questionnaires."),
            text("Write the text out, or put it in quotes if it starts with & or *."),
        )
    if getattr(event, "tag", None):
        say(
            line,
            text("Type marks (!) are not used in questionnaires."),
            text("Leave the mark out, or put the text in quotes if it starts with !."),
        )


def _build(source: str, say: Say) -> Node | None:
    open_: list[_Open] = []
    root: Node | None = None
    n_documents = 0
    for event in YAML(typ="safe", pure=True).parse(source):
        _refuse_marks(event, say)
        n_documents += isinstance(event, DocumentStartEvent)
        if n_documents > 1:
            say(
                event.start_mark.line + 1,
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
    line = event.start_mark.line + 1
    match event:
        case MappingStartEvent() | SequenceStartEvent():
            if len(open_) >= MAX_DEPTH:
                say(
                    line,
                    text("Lists and tables are nested too deeply here."),
                    text("Check the indentation of this line."),
                )
                raise _Stop
            open_.append(_Open(event))
        case MappingEndEvent() | SequenceEndEvent():
            return open_.pop().close(say)
        case ScalarEvent():
            return Scalar(str(event.value).strip(), line)
        case AliasEvent():
            return Scalar("", line)
    return None
