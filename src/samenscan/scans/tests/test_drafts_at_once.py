"""Saving one draft at the same moment …"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from samenscan.base import journal
from samenscan.core.access import Actor, Role
from samenscan.members.tests.make import an_actor, make_centre
from samenscan.scans import actions
from samenscan.scans.draft_marks import seen_mark
from samenscan.scans.models import Draft

pytestmark = pytest.mark.django_db(transaction=True)
N_AUTHORS = 4


def test_gives_one_winner_and_tells_all_others() -> None:
    place = make_centre()
    authors = [an_actor(Role.ANALYST, organisation=place) for _author in range(N_AUTHORS)]
    row = actions.start_draft(authors[0], centre=place.pk)
    seen = seen_mark(row.files[row.main])
    barrier = Barrier(N_AUTHORS)

    def save(actor: Actor) -> str:
        mine = f"text of {actor.person}"
        try:
            barrier.wait()
            actions.save_draft(
                actor, draft=row.pk, path=row.main, written=mine, revision=1, seen=seen
            )
        except actions.DraftConflict as conflict:
            assert conflict.yours == mine
            return conflict.theirs
        else:
            return mine
        finally:
            connection.close()

    with ThreadPoolExecutor(N_AUTHORS) as pool:
        told = {result.result() for result in [pool.submit(save, one) for one in authors]}
    stored = Draft.objects.get()
    assert told == {stored.files[stored.main]}
    assert stored.revision == 2
    assert list(journal.verify()) == []
