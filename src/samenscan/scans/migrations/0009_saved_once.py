"""Saves that changed nothing, values to discuss, a revision for every answer."""

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

T = TypeVar("T")


def keep_what_stands(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """An answer from before there was a history begins it with the value that stands."""
    answers = apps.get_model("scans", "Answer").objects.filter(revisions=None)
    revisions = apps.get_model("scans", "AnswerRevision").objects
    made = revisions.model
    for rows in batched(answers.iterator(), 500):
        revisions.bulk_create(
            made(
                answer=row,
                **{
                    name: getattr(row, name)
                    for name in (
                        "revision",
                        "value",
                        "complete",
                        "comment",
                        "answered_by_id",
                        "answered_at",
                    )
                },
            )
            for row in rows
        )


def batched(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows in lists of this size."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


class Migration(migrations.Migration):
    dependencies = [
        ("scans", "0008_versions_of_submitted_sheets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Discussion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=40)),
                ("value", models.JSONField()),
                ("comment", models.TextField(blank=True, default="")),
                ("beside", models.PositiveIntegerField()),
                ("said_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discussions",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to discuss",
                "verbose_name_plural": "answers to discuss",
                "ordering": ["said_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("sheet", "question", "said_by"),
                        name="one_open_discussion_per_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RepeatedSave",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=40)),
                ("answered_at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="repeats",
                        to="scans.answer",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "repeated save",
                "verbose_name_plural": "repeated saves",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "answered_by", "key"),
                        name="one_repeat_per_key",
                    )
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="answerrevision", name="one_save_per_key"),
        migrations.AddConstraint(
            model_name="answerrevision",
            constraint=models.UniqueConstraint(
                condition=~models.Q(key=""),
                fields=("answer", "answered_by", "key"),
                name="one_save_per_key",
            ),
        ),
        migrations.RunPython(keep_what_stands, migrations.RunPython.noop),
    ]
