"""Imports of a register: what was uploaded, what it would do, what it did, and how to undo it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models.organisations import Organisation


class ImportState(models.TextChoices):
    """Where an import stands."""

    PREVIEWED = "previewed", _("previewed")
    APPLIED = "applied", _("applied")
    UNDONE = "undone", _("undone")


class RegisterImport(UuidModel):
    """One file: what it would do in numbers and notes; its rows are `ImportRow`.

    `centre` is whose coordinator brought it; empty when the operator did.
    """

    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64)
    sheet = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.PREVIEWED)
    plan = models.JSONField(default=dict)
    centre = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="imports"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-uploaded_at"]


class RowOutcome(models.TextChoices):
    """How a row of a file stands to the register."""

    NEW = "new", _("new")
    SAME = "same", _("the same")
    CHANGED = "changed", _("adds something")
    CONFLICT = "conflict", _("conflict")
    LEFT_OUT = "left_out", _("left out")


class RowChoice(models.TextChoices):
    """What is done with a row."""

    STOP = "stop", _("not decided")
    SKIP = "skip", _("keep the register")
    UPDATE = "update", _("follow the file")


class ImportRow(models.Model):
    """One row of a file: what it says, what it would do, and what is needed to undo it.

    `organisation` is the key it has or will have, and no foreign key: a row outlives what it made.
    `linked` rows name other
    organisations or partnerships and are written after the rest. `before` holds the rows of the
    organisation as they were, `after_digest` what they became.
    """

    register_import = models.ForeignKey(
        RegisterImport, on_delete=models.CASCADE, related_name="rows"
    )
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=RowOutcome)
    choice = models.CharField(max_length=10, choices=RowChoice)
    label = models.CharField(max_length=200)
    organisation = models.UUIDField()
    linked = models.BooleanField(default=False)
    to_confirm = models.BooleanField(default=False)
    entry = models.JSONField()
    plan = models.JSONField()
    before = models.JSONField(null=True)
    after_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["register_import", "number"], name="one_row_per_number_of_a_file"
            )
        ]
        indexes = [models.Index(fields=["register_import", "outcome", "number"])]
