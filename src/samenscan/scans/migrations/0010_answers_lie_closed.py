"""Everything that was answered is closed with a key of its organisation, what stands already too."""

from collections.abc import Iterator

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import StateApps

from samenscan.scans.models import sealed

# Model, column, whether it holds JSON, the way to the sheet, and what else the column is.
_COLUMNS = (
    ("Answer", "value", True, "sheet", {}),
    ("Answer", "comment", False, "sheet", {"default": "", "blank": True}),
    ("AnswerRevision", "value", True, "answer.sheet", {}),
    ("AnswerRevision", "comment", False, "answer.sheet", {"default": "", "blank": True}),
    ("Discussion", "value", True, "sheet", {}),
    ("Discussion", "comment", False, "sheet", {"default": "", "blank": True}),
    ("IndependentAnswer", "value", True, "sheet", {"null": True}),
    ("IndependentAnswer", "comment", False, "sheet", {"default": "", "blank": True}),
    ("Prefill", "value", True, "sheet", {}),
    ("Prefill", "note", False, "sheet", {"default": "", "blank": True}),
    ("SectionMark", "remark", False, "sheet", {"blank": True}),
    ("Settlement", "reason", False, "sheet", {"blank": True}),
    ("SubmittedVersion", "answers", True, "sheet", {}),
)
_AT_ONCE = 500


def close(apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Close every value that stands open; the columns hold text by now."""
    keys = apps.get_model("scans", "SealKey").objects
    for name, column, _json, owner, _more in _COLUMNS:
        rows = apps.get_model("scans", name).objects
        path = owner.replace(".", "__") + "__organisation_id"
        standing = rows.exclude(**{column: ""}).exclude(**{column: None})
        waiting = standing.values_list("pk", column, path)
        for pk, plain, organisation in waiting.iterator(chunk_size=_AT_ONCE):
            rows.filter(pk=pk).update(**{column: sealed.seal(organisation, plain, keys=keys)})


def _as_text() -> Iterator[Operation]:
    for name, column, is_json, _owner, more in _COLUMNS:
        if is_json:
            yield migrations.AlterField(name, column, models.TextField(**more))


def _as_sealed() -> Iterator[Operation]:
    for name, column, is_json, owner, more in _COLUMNS:
        kind = sealed.SealedJSON if is_json else sealed.SealedText
        yield migrations.AlterField(name, column, kind(owner=owner, **more))


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial"), ("scans", "0009_saved_once")]

    operations = [
        migrations.AlterField(
            "SealKey",
            "organisation",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="seal_keys",
                to="members.organisation",
            ),
        ),
        migrations.AddConstraint(
            "SealKey",
            models.UniqueConstraint(
                condition=models.Q(("erased_at", None)),
                fields=("organisation",),
                name="one_living_key_per_organisation",
            ),
        ),
        *_as_text(),
        migrations.RunPython(close, migrations.RunPython.noop),
        *_as_sealed(),
    ]
