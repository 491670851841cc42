"""Saving at the same moment …"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from samenscan.base import journal
from samenscan.core.access import Actor
from samenscan.scans.actions import AnswerConflict, save_answer
from samenscan.scans.models import Answer
from samenscan.scans.tests.make import make_world

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_colleagues_get_one_winner_and_one_conflict() -> None:
    world = make_world(n_east=1, n_west=1)
    barrier = Barrier(2)

    def answer(actor: Actor, value: str) -> str:
        try:
            barrier.wait()
            save_answer(
                actor, sheet=world.sheet.pk, question="B2", fields={"value": value}, revision=0
            )
        except AnswerConflict as conflict:
            return f"conflict: {conflict.stored.value['yes']}"
        else:
            return "saved"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = [
            pool.submit(answer, world.lead, "yes"),
            pool.submit(answer, world.contributor, "no"),
        ]
        told = sorted(result.result() for result in results)
    stored = Answer.objects.get().value["yes"]
    assert told == [f"conflict: {stored}", "saved"]
    assert list(journal.verify()) == []


def test_many_people_on_many_questions_lose_nothing() -> None:
    world = make_world(n_east=1, n_west=1)
    codes = ["B1", "B2", "B3", "G1", "G2", "G3"]
    fields = {"B1": "paper", "G1": "paper"}

    def answer(turn: int) -> None:
        code = codes[turn % 6]
        value = {"B2": "yes", "B3": "chief", "G2": str(turn), "G3": "no"}.get(code, "3")
        try:
            save_answer(
                world.lead,
                sheet=world.sheet.pk,
                question=code,
                fields={fields.get(code, "value"): value},
                revision=0,
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(answer, range(36)))
    assert sorted(Answer.objects.values_list("question", flat=True)) == codes
    assert list(journal.verify()) == []
