"""What was answered …"""

import json
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from samenscan.base import clock
from samenscan.scans.models import Answer, AnswerRevision, SealKey, sealed
from samenscan.scans.models.sealed import SealBroken, erase_key, open_sealed, seal
from samenscan.scans.tests.make import make_world, save

pytestmark = pytest.mark.django_db
CANARY = "kanarie in de kluis"


@pytest.fixture
def other_vault() -> Iterator[None]:
    """Another vault key than the one that closed what stands."""
    with override_settings(VAULT_KEY="another-key-of-more-than-32-characters"):
        _forget()
        yield
    _forget()


def _forget() -> None:
    for cached in (sealed._vault, sealed._cipher, sealed._cipher_of):
        cached.cache_clear()


def _stored() -> str:
    """Everything that lies in the tables of the scans, as the database keeps it."""
    names = [model._meta.db_table for model in apps.get_app_config("scans").get_models()]
    with connection.cursor() as cursor:
        told = []
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')  # our own table names
            told += [str(row) for row in cursor.fetchall()]
    return "\n".join(told)


def test_lies_closed_in_the_database_and_reads_as_before() -> None:
    world = make_world()
    save(world.lead, world.sheet, "G2", value="987654321")
    save(world.lead, world.sheet, "B3", value="chief", comment=CANARY)
    row = Answer.objects.get(question="B3")
    assert row.comment == CANARY
    assert Answer.objects.values_list("comment", flat=True).get(question="B3") == CANARY
    told = _stored()
    assert "987654321" not in told
    assert CANARY not in told
    assert '"chief"' not in told
    assert AnswerRevision.objects.get(answer=row).comment == CANARY


def test_is_closed_with_a_key_for_each_organisation() -> None:
    world = make_world()
    other = world.round.sheets.exclude(pk=world.sheet.pk).select_related("organisation").first()
    assert other is not None
    save(world.lead, world.sheet, "B2", value="yes")
    Answer.objects.create(
        sheet=other,
        question="B2",
        value={"yes": True},
        complete=True,
        answered_by_id=world.lead.signed_in(),
        answered_at=clock.now(),
    )
    keys = SealKey.objects.values_list("organisation_id", flat=True)
    assert sorted(keys) == sorted([world.sheet.organisation_id, other.organisation_id])
    assert open_sealed(seal(world.zone.pk, "a")) == "a"
    assert seal(world.zone.pk, "a") != seal(world.zone.pk, "a")


def test_is_written_with_its_row_only_and_never_searched() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    with pytest.raises(TypeError, match="by saving its row"):
        Answer.objects.update(value={"yes": False})
    with pytest.raises(TypeError, match="by saving its row"):
        Answer.objects.update(comment=CANARY)
    with pytest.raises(TypeError, match="never searched"):
        Answer.objects.filter(value={"yes": True}).exists()


def test_cannot_be_read_with_another_vault_key(other_vault: None) -> None:
    with override_settings(VAULT_KEY="the-key-of-more-than-32-characters-that-closed-it"):
        _forget()
        world = make_world()
        save(world.lead, world.sheet, "B2", value="yes")
    _forget()
    with pytest.raises(SealBroken):
        list(Answer.objects.all())


def test_cannot_be_read_once_its_key_is_erased_nor_when_it_was_touched() -> None:
    world = make_world()
    closed = seal(world.zone.pk, CANARY)
    touched = closed[:-6] + ("A" if closed[-6] != "A" else "B") + closed[-5:]
    for wrong in (touched, CANARY, f"{sealed._BEGINS}zz:"):
        with pytest.raises(SealBroken):
            open_sealed(wrong)
    erase_key(world.zone.pk, unless=Answer.objects.none())
    _forget()
    with pytest.raises(SealBroken):
        open_sealed(closed)
    assert open_sealed(seal(world.zone.pk, "anew")) == "anew"


def test_asks_for_the_key_once_for_all_that_one_save_closes() -> None:
    world = make_world()
    with CaptureQueriesContext(connection) as asked:
        save(world.lead, world.sheet, "B3", value="chief", comment=CANARY)
    reads = [query for query in asked if 'FROM "scans_sealkey"' in query["sql"]]
    assert len(reads) == 1
    row = AnswerRevision.objects.get(answer__question="B3")
    assert (row.value, row.comment) == ({"choice": "chief"}, CANARY)


def test_keeps_the_key_while_a_row_needs_it_and_takes_another_once_it_is_erased() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    first = SealKey.objects.get()
    with transaction.atomic():
        closed = seal(world.zone.pk, "before")
        erase_key(world.zone.pk, unless=Answer.objects.all())
        assert SealKey.objects.get() == first
        erase_key(world.zone.pk, unless=Answer.objects.none())
        after = seal(world.zone.pk, "after")
    _forget()
    assert open_sealed(after) == "after"
    with pytest.raises(SealBroken):
        open_sealed(closed)


def test_survives_a_first_answer_that_was_rolled_back() -> None:
    world = make_world()
    with pytest.raises(RuntimeError), transaction.atomic():
        assert open_sealed(seal(world.zone.pk, "lost")) == "lost"
        raise RuntimeError
    assert not SealKey.objects.exists()
    kept = seal(world.zone.pk, "kept")
    _forget()
    assert open_sealed(kept) == "kept"


def test_is_closed_by_the_upgrade_where_it_stood_open() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes", comment=CANARY)
    save(world.lead, world.sheet, "B3", value="chief")
    before = list(Answer.objects.order_by("question").values_list("question", "value", "comment"))
    with connection.cursor() as cursor:
        for pk, value in Answer.objects.values_list("pk", "value"):
            written = json.dumps(value)
            id = str(pk) if connection.vendor == "postgresql" else pk.hex
            cursor.execute("UPDATE scans_answer SET value=%s WHERE id=%s", [written, id])
        cursor.execute("UPDATE scans_answer SET comment=%s WHERE question='B2'", [CANARY])
        cursor.execute("SELECT value FROM scans_answer")
        assert not any(value.startswith(sealed._BEGINS) for (value,) in cursor.fetchall())
    _as_the_upgrade_does()
    after = list(Answer.objects.order_by("question").values_list("question", "value", "comment"))
    assert after == before
    assert CANARY not in _stored()


def _as_the_upgrade_does() -> None:
    """The step of the upgrade that closes, with the columns as it finds them: text."""
    step = import_module("samenscan.scans.migrations.0010_answers_lie_closed")
    state = MigrationLoader(connection).project_state(("scans", "0009_saved_once"))
    for operation in (*step.Migration.operations[:2], *step._as_text()):
        operation.state_forwards("scans", state)
    step.close(state.apps, connection.SchemaEditorClass(connection))
