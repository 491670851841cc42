"""What comes of a hole: with the gate off, and through which releases; and with the gate on."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.attack.figures import Figure
from benchmarks.attack.gated_totals import capped
from benchmarks.attack.holes import Hole
from benchmarks.attack.money import recover_amounts
from benchmarks.attack.scene import KINDS, Recovered, Scene, recover
from samenscan.core.disclosure.attack_exact import Atom, Told, releases_that_did_it


@dataclass(frozen=True)
class Outcome:
    """What came of one hole: with the gate off, by which releases; and with the gate on."""

    hole: Hole
    shown: tuple[str, ...]
    off: Recovered
    releases: tuple[str, ...]
    let_through: str
    on: Recovered


def outcome(hole: Hole) -> Outcome:
    """Publish carelessly and attack, then release through the gate and attack that."""
    scene, kind = hole.scene, KINDS[hole.scene.question]
    shown = tuple(figure.shown(scene) for figure in (*hole.careless, *hole.amounts))
    if hole.amounts:
        amounts = zip(hole.amounts, shown, strict=True)
        told_amounts = [one.read(words, scene.members) for one, words in amounts]
        off, releases = recover_amounts(scene, told_amounts)
    else:
        told = read(hole.careless, shown, scene)
        off = recover(scene.answers, kind.values, told)
        releases = _did_it(scene, told, off)
    gated = hole.gate(scene)
    if gated.amounts:
        on, _ = recover_amounts(capped(scene), gated.amounts)
    else:
        on = recover(scene.values, kind.values, gated.told, kind.secrets)
    return Outcome(hole, shown, off, releases, gated.words, on)


def read(figures: Sequence[Figure], shown: Sequence[str], scene: Scene) -> list[Told]:
    """Everything that these figures say; the scene gives its sizes only."""
    return [
        told
        for figure, words in zip(figures, shown, strict=True)
        for told in figure.read(words, scene.sizes)
    ]


def _did_it(scene: Scene, told: Sequence[Told], off: Recovered) -> tuple[str, ...]:
    if off.looker is None:
        return ()
    atoms = [Atom(name, n) for name, n in scene.sizes.items()]
    values = KINDS[scene.question].values
    return releases_that_did_it(atoms, values, told, off.looker, off.atom)
