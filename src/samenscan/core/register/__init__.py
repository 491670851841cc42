"""The rules of the register: codes, kinds, history and how things are found."""

from samenscan.core.register.cells import safe_cell
from samenscan.core.register.history import (
    Event,
    Spell,
    Step,
    from_day_on,
    held_on,
    predecessors,
    steps_to_successors,
    successors,
)
from samenscan.core.register.identifiers import IdentifierRefused, Scheme, normalised, pretty
from samenscan.core.register.kinds import RULES, Kind, KindRule, alike, may_share_number
from samenscan.core.register.search import closest, needles, pieces, plain, search_key

__all__ = [
    "RULES",
    "Event",
    "IdentifierRefused",
    "Kind",
    "KindRule",
    "Scheme",
    "Spell",
    "Step",
    "alike",
    "closest",
    "from_day_on",
    "held_on",
    "may_share_number",
    "needles",
    "normalised",
    "pieces",
    "plain",
    "predecessors",
    "pretty",
    "safe_cell",
    "search_key",
    "steps_to_successors",
    "successors",
]
