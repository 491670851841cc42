"""Who fills which section, every value of an answer, submitted versions, contacts, reminders."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0001_initial"),
        ("scans", "0005_attachments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="keep_until",
            field=models.DateField(null=True, verbose_name="answers are kept until"),
        ),
        migrations.AddField(
            model_name="sheet",
            name="extended_to",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="sheet",
            name="silence",
            field=models.CharField(
                blank=True,
                choices=[
                    ("no-time", "no time"),
                    ("not-now", "takes part next time"),
                    ("not-relevant", "the scan does not fit this organisation"),
                    ("no-trust", "does not want to share answers"),
                    ("not-reached", "nobody was reached"),
                    ("other", "another reason"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="sheet",
            name="silence_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="sheet",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="sheet",
            name="withdrawn_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="ContactNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("phone", "by telephone"),
                            ("mail", "by mail"),
                            ("visit", "in person"),
                            ("other", "another way"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField()),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
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
                        related_name="contact_notes",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
                "ordering": ["noted_at"],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="scans.round",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "extension",
                "verbose_name_plural": "extensions",
                "ordering": ["decided_at"],
            },
        ),
        migrations.CreateModel(
            name="SealKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("wrapped", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seal_key",
                        to="members.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "key of an organisation",
                "verbose_name_plural": "keys of organisations",
            },
        ),
        migrations.CreateModel(
            name="AnswerRevision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("value", models.JSONField()),
                ("complete", models.BooleanField()),
                ("comment", models.TextField(blank=True, default="")),
                ("key", models.CharField(blank=True, default="", max_length=40)),
                ("answered_at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
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
                "verbose_name": "value of an answer",
                "verbose_name_plural": "values of answers",
                "ordering": ["revision"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "revision"), name="one_row_per_revision"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("answer", "key"),
                        name="one_save_per_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("section", models.CharField(max_length=40)),
                ("assigned_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="members.invitation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "ordering": ["assigned_at"],
                "indexes": [
                    models.Index(fields=["sheet", "section"], name="scans_assig_sheet_i_b88c3b_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="IndependentAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=40)),
                ("value", models.JSONField(null=True)),
                ("complete", models.BooleanField(default=False)),
                ("comment", models.TextField(blank=True, default="")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("invited_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="independent_answers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="independent_answers",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "independent answer",
                "verbose_name_plural": "independent answers",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "question", "person"),
                        name="one_independent_answer_per_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MailStop",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("stopped_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mail_stops",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mail_stops",
                        to="scans.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "stopped reminders",
                "verbose_name_plural": "stopped reminders",
                "constraints": [
                    models.UniqueConstraint(fields=("round", "person"), name="one_stop_per_round")
                ],
            },
        ),
        migrations.CreateModel(
            name="Prefill",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=40)),
                ("value", models.JSONField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("earlier", "an earlier round"),
                            ("register", "the register"),
                            ("file", "a file"),
                        ],
                        max_length=10,
                    ),
                ),
                ("known_on", models.DateField(null=True)),
                ("note", models.TextField(blank=True, default="")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "to confirm"),
                            ("kept", "still true"),
                            ("changed", "changed"),
                            ("dropped", "set aside"),
                        ],
                        default="offered",
                        max_length=10,
                    ),
                ),
                ("offered_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prefills",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "value to confirm",
                "verbose_name_plural": "values to confirm",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "question", "source"), name="one_prefill_per_source"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("about", models.CharField(max_length=20)),
                ("sent_on", models.DateField()),
                ("job_key", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="scans.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "ordering": ["sent_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "organisation", "person", "about", "sent_on"),
                        name="one_reminder_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionMark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("section", models.CharField(max_length=40)),
                ("ready_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                ("remark", models.TextField(blank=True)),
                (
                    "ready_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "state of a section",
                "verbose_name_plural": "states of sections",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "section"), name="one_mark_per_section"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=40)),
                ("reason", models.TextField(blank=True)),
                ("settled_at", models.DateTimeField()),
                (
                    "settled_by",
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
                        related_name="settlements",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "settlement",
                "verbose_name_plural": "settlements",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "question"), name="one_settlement_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmittedVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("answers", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("submitted_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="scans.sheet",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "submitted version",
                "verbose_name_plural": "submitted versions",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "number"), name="one_version_per_number"
                    )
                ],
            },
        ),
    ]
