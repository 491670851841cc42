"""What is said of a section is kept line by line; one running assignment and one standing version."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_invitations_lead_somewhere"),
        ("scans", "0006_rounds_kept_whole"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name="SectionMark"),
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
                ("number", models.PositiveIntegerField()),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("ready", "ready"),
                            ("returned", "returned"),
                            ("changed", "no longer ready"),
                        ],
                        max_length=10,
                    ),
                ),
                ("remark", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
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
                        related_name="marks",
                        to="scans.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "state of a section",
                "verbose_name_plural": "states of sections",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "section", "number"), name="one_mark_per_number"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="may_pass_on",
            field=models.BooleanField(default=False),
        ),
        migrations.RemoveIndex(model_name="assignment", name="scans_assig_sheet_i_b88c3b_idx"),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("sheet", "section"),
                name="one_running_assignment_per_section",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("invitation__isnull", False), ("person", None)),
                    models.Q(("invitation", None), ("person__isnull", False)),
                    _connector="OR",
                ),
                name="assigned_to_a_person_or_an_invitation",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at", None), ("submitted_at", None), _connector="OR"),
                name="never_submitted_and_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="submittedversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_at", None)),
                fields=("sheet",),
                name="one_standing_version",
            ),
        ),
    ]
