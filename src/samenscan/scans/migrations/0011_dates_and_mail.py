"""Rounds that are extended, what members were told before they started, and days without mail."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_invitations_lead_somewhere"),
        ("scans", "0010_answers_lie_closed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("round", "extended_to", models.DateTimeField(null=True)),
        migrations.AddField("round", "promise", models.JSONField(default=list)),
        migrations.AddField("round", "remind_days", models.JSONField(default=list)),
        migrations.AddField("sheet", "acknowledged_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "sheet",
            "acknowledged_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="QuietDays",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("reason", models.CharField(blank=True, max_length=120, verbose_name="reason")),
                ("decided_at", models.DateTimeField()),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quiet_days",
                        to="members.organisation",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "quiet days",
                "verbose_name_plural": "quiet days",
                "ordering": ["starts_on", "ends_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="quiet_days_end_after_they_start",
                    )
                ],
            },
        ),
    ]
