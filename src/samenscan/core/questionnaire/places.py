"""Where each key of a questionnaire stands, so that a problem found later can name its line."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """A line of a file; `line` counts from 1."""

    file: str
    line: int


@dataclass
class Places:
    """Lines by code and key.

    `broken` holds codes of questions that were reported already, `incomplete` those of sections
    of which a question could not be read.
    """

    broken: set[str] = field(default_factory=set)
    incomplete: set[str] = field(default_factory=set)
    _found: dict[tuple[str, str], Place] = field(default_factory=dict)

    def put(self, code: str, key: str, place: Place) -> None:
        """Remember where a key of the question or section with this code stands."""
        self._found[code, key] = place

    def at(self, code: str, key: str, otherwise: Place) -> Place:
        """Where the key stands, or another place when it does not stand anywhere."""
        return self._found.get((code, key), otherwise)
