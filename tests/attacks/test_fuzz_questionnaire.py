"""The attack on the reader of questionnaires, on a few hundred inputs, and what it would catch."""

from collections.abc import Mapping

import pytest

from samenscan.core.questionnaire import Questionnaire
from tests.attacks.fuzz_questionnaire import Slow, attack, mutations, seeds


def test_the_reader_stands_it() -> None:
    for content in (*seeds(), *mutations(400, seed=4)):
        attack(content)


def test_it_would_see_a_crash() -> None:
    def crash(files: Mapping[str, str], main: str) -> Questionnaire:
        raise IndexError(main)

    with pytest.raises(IndexError):
        attack(seeds()[0], read=crash)


def test_it_would_see_a_hang() -> None:
    with pytest.raises(Slow):
        attack(seeds()[0], seconds=0.0)
