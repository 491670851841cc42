"""Switching hats …"""

import pytest

from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.core.access import ANYONE, Actor
from samenscan.core.refused import NotFound
from samenscan.members.actions import switch_hat
from samenscan.members.tests.make import make_hat, make_person

pytestmark = pytest.mark.django_db


def test_gives_the_hat_and_leaves_a_line() -> None:
    person = make_person()
    make_hat(person=person)
    second = make_hat(person=person)
    assert switch_hat(Actor(person.pk), hat=second.pk) == second.pk
    assert JournalLine.objects.filter(event="hat.switch", person=person.pk).exists()


def test_finds_no_hat_of_somebody_else() -> None:
    hat = make_hat()
    for actor in (Actor(make_person().pk), ANYONE):
        with pytest.raises(NotFound):
            switch_hat(actor, hat=hat.pk)


def test_finds_no_hat_that_has_ended_today() -> None:
    hat = make_hat(ends_on=clock.today())
    with pytest.raises(NotFound):
        switch_hat(Actor(hat.person_id), hat=hat.pk)
