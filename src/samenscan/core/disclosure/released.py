"""What has passed the gate, and for whom; only `core.disclosure` holds the key that makes one."""

from dataclasses import InitVar, dataclass
from typing import Generic, NoReturn, Protocol, TypeVar, final

from samenscan.core.refused import Refused
from samenscan.core.text import text

_DOOR_KEY = object()


@dataclass(frozen=True)
class Own:
    """One organisation that reads its own answers back (rule D1)."""

    organisation: str


@dataclass(frozen=True)
class Members:
    """Everyone with a sheet in one round, who together know the collective result."""

    round: str


@dataclass(frozen=True)
class Analyst:
    """Whoever holds the files of all answers of one round, and reads nothing new by this (D12)."""

    round: str


@dataclass(frozen=True)
class Public:
    """Anybody at all, about one round; knows no answer of its own (D16)."""

    round: str


A_co = TypeVar("A_co", bound=Own | Members | Analyst | Public, covariant=True)
F_co = TypeVar("F_co", covariant=True)


class NotThroughTheGate(TypeError):
    """Somebody tried to make, copy or unpickle a `Released` outside `core.disclosure`."""

    def __init__(self) -> None:
        super().__init__(
            "Released is made by core.disclosure only: call release_own(), release_bands() or, "
            "from reports.analyst alone, release_to_analyst()."
        )


@final
@dataclass(frozen=True)
class Released(Generic[A_co, F_co]):
    """Facts that may be shown to this audience.

    Charts, reports, pages and exports take this type, so that raw statistics do not type-check
    there. It cannot be built, replaced, copied, pickled or subclassed without the key.
    """

    audience: A_co
    facts: F_co
    key: InitVar[object] = None

    def __post_init__(self, key: object) -> None:
        if key is not _DOOR_KEY:
            raise NotThroughTheGate

    def __init_subclass__(cls) -> NoReturn:
        raise NotThroughTheGate

    def __reduce__(self) -> NoReturn:
        raise NotThroughTheGate


class OwnFacts(Protocol):
    """Facts that say whose they are."""

    @property
    def organisation(self) -> str: ...


Own_F = TypeVar("Own_F", bound=OwnFacts)


class NotYourOwn(Refused):
    """Facts of one organisation were about to be told to another."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            text("These results belong to another organisation."),
            text("Open the results of your own organisation."),
        )


def release_own(audience: Own, facts: Own_F) -> Released[Own, Own_F]:
    """Let an organisation read its own facts back (D1).

    `facts` carries the `organisation` it is about; any other than the audience's raises
    `NotYourOwn`. The caller makes `facts` from one sheet only.
    """
    if not audience.organisation or facts.organisation != audience.organisation:
        raise NotYourOwn
    return Released(audience, facts, _DOOR_KEY)


Facts = TypeVar("Facts")


def release_to_analyst(audience: Analyst, facts: Facts) -> Released[Analyst, Facts]:
    """Let whoever holds all answers of a round read what they hold together (D12).

    Nothing is protected: answers of one member can be worked out from these facts. So only
    `samenscan.reports.analyst` calls this, for the command line, and no page of a site does.
    """
    return Released(audience, facts, _DOOR_KEY)
