"""The invented municipalities: which zone serves them and how many people live there.

No Belgian municipality has one of these names or codes.
"""

from dataclasses import dataclass
from random import Random

from samenscan.site.demo.province import EAST_ZONES, WEST_ZONES

_MORE = (
    "Appeldreef", "Beukendaal", "Braambos", "Dennenrode", "Doornveld", "Elsmolen", "Esdoornhof",
    "Ganzendries", "Gerstveld", "Haverlinde", "Heuveldorp", "Iepenhout", "Kastanjedal",
    "Kersendries", "Klaverkouter", "Korenlinde", "Kwartelveld", "Leeuwerikdal", "Lijsterbos",
    "Merelrode", "Moslinde", "Nieuwmolen", "Olmendries", "Paardenweide", "Perenhof", "Pimpelveld",
    "Ransbos", "Roglinde", "Roodlinde", "Sleedoornveld", "Spechtendal", "Sterrenbos",
    "Tarwedries", "Torenwijk", "Uilenhof", "Vlierlinde", "Waterlinde", "Wezelhout",
    "Zilverlinde", "Zwaluwdorp",
)  # fmt: skip


@dataclass(frozen=True)
class Municipality:
    """One municipality; `zone` is the police zone that serves it."""

    name: str
    zone: str
    nis: str
    inhabitants: int


def municipalities() -> tuple[Municipality, ...]:
    """All 65: every zone serves the municipality it is named after, and one or two more."""
    zones = (*EAST_ZONES, *WEST_ZONES)
    chance = Random("municipalities")  # noqa: S311
    served = [(zone, zone) for zone in zones]
    served += [(name, zones[number % len(zones)]) for number, name in enumerate(_MORE)]
    return tuple(
        Municipality(name, f"PZ {zone}", f"{99001 + number}", chance.randrange(6_000, 38_000, 10))
        for number, (name, zone) in enumerate(sorted(served))
    )
