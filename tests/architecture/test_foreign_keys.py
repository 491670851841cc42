"""Foreign keys point down the floors: a table never depends on a floor above its own."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.apps import apps

from tests.architecture.source import ROOT, told


@dataclass(frozen=True)
class Reference:
    """One foreign key: the folder that holds it, the folder it points to, and its name."""

    holder: str
    target: str
    name: str


def floors() -> list[set[str]]:
    """The floors of the house, top first, as the import contract names them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contracts["contracts"][0]["layers"]
    return [{part.strip(" ()") for part in layer.split("|")} for layer in layers]


def references() -> list[Reference]:
    """Every foreign key of our own tables to another of our own folders."""
    found = []
    for model in apps.get_models():
        if not model.__module__.startswith("samenscan."):
            continue
        for field in model._meta.get_fields():
            target = field.related_model
            if target is None or isinstance(target, str) or field.auto_created:
                continue
            if target.__module__.startswith("samenscan."):
                holder, to = model.__module__.split(".")[1], target.__module__.split(".")[1]
                found.append(Reference(holder, to, f"{model._meta.label}.{field.name}"))
    return found


def pointing_up(found: Iterable[Reference], house: Sequence[set[str]]) -> list[str]:
    """The foreign keys that do not point to their own folder or to a floor below it."""
    height = {folder: -index for index, floor in enumerate(house) for folder in floor}
    return [
        f"{reference.name} points from {reference.holder} up or aside to {reference.target}"
        for reference in found
        if reference.holder != reference.target
        and height[reference.holder] <= height[reference.target]
    ]


def test_point_down() -> None:
    problems = pointing_up(references(), floors())
    assert not problems, told(problems)


def test_are_looked_at() -> None:
    assert references(), "no foreign key was read"
    assert floors()[-1] == {"core"}


def test_are_caught_when_planted_upwards_or_aside() -> None:
    assert pointing_up([Reference("members", "scans", "members.Membership.round")], floors())
    assert pointing_up([Reference("projects", "contracts", "projects.Project.lot")], floors())
    assert not pointing_up([Reference("scans", "members", "scans.Round.partnership")], floors())
