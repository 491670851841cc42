"""Sheets: one per organisation and round, who fills which section, what was submitted when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Invitation, Organisation, Partnership
from samenscan.scans.models.rounds import Round
from samenscan.scans.models.sealed import SealedJSON, SealedText


class Silence(models.TextChoices):
    """Why a member handed nothing in; told to the centre by the member or heard in a contact."""

    NO_TIME = "no-time", _("no time")
    NOT_NOW = "not-now", _("takes part next time")
    NOT_RELEVANT = "not-relevant", _("the scan does not fit this organisation")
    NO_TRUST = "no-trust", _("does not want to share answers")
    NOT_REACHED = "not-reached", _("nobody was reached")
    OTHER = "other", _("another reason")


class Sheet(UuidModel):
    """The answers of one organisation in one round; together the sheets are the population.

    `extended_to` is a later closing moment for this member alone. A withdrawn sheet takes no part,
    and counts as not submitted. `silence` is why nothing came, as the centre heard it.
    `acknowledged_at` is when a lead stated to have read who will read what. After `erased_at`
    nothing is left of what was answered.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheets")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sheets")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="sheets")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    extended_to = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    silence = models.CharField(max_length=20, choices=Silence, blank=True)
    silence_note = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("answer sheet")
        verbose_name_plural = _("answer sheets")
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="one_sheet_per_round"),
            # So a withdrawn sheet counts as not submitted wherever somebody counts.
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(submitted_at=None),
                name="never_submitted_and_withdrawn",
            ),
        ]


class Extension(UuidModel):
    """A later closing moment that was granted: for the whole round, or for one `sheet`."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="extensions")
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, null=True, related_name="extensions")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["decided_at"]


class Assignment(UuidModel):
    """A section that somebody was asked to fill in, from then on until `ended_at` or still.

    Exactly one of `person` and `invitation` stands; who accepted the invitation is the one who
    was asked. With `may_pass_on` that colleague can ask somebody else in turn.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="assignments")
    section = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="assignments"
    )
    invitation = models.ForeignKey(
        Invitation, on_delete=models.PROTECT, null=True, related_name="assignments"
    )
    may_pass_on = models.BooleanField(default=False)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["assigned_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "section"],
                condition=Q(ended_at=None),
                name="one_running_assignment_per_section",
            ),
            models.CheckConstraint(
                condition=Q(person=None, invitation__isnull=False)
                | Q(person__isnull=False, invitation=None),
                name="assigned_to_a_person_or_an_invitation",
            ),
        ]


class SectionMark(UuidModel):
    """What somebody said of a section of a sheet; the one with the highest `number` stands.

    Ready by whoever fills it in, returned with a remark by the lead, or no longer ready because an
    answer was changed.
    """

    class Said(models.TextChoices):
        """What was said."""

        READY = "ready", _("ready")
        RETURNED = "returned", _("returned")
        CHANGED = "changed", _("no longer ready")

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="marks")
    section = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    said = models.CharField(max_length=10, choices=Said)
    remark = SealedText(blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = _("state of a section")
        verbose_name_plural = _("states of sections")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "section", "number"], name="one_mark_per_number"
            )
        ]


class SubmittedVersion(UuidModel):
    """A sheet as it was signed off: every answer frozen, counted from 1, with its content hash.

    `answers` is what `scans.frozen` writes and reads, and what every result is made from.
    `taken_back_at` says when it was reopened; the next sign-off writes the next version. Of an
    erased sheet there is None.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    answers = SealedJSON(null=True)
    content_hash = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("submitted version")
        verbose_name_plural = _("submitted versions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(taken_back_at=None), name="one_standing_version"
            ),
        ]


class ContactNote(UuidModel):
    """What the centre noted of a contact with a member about its sheet; never about answers."""

    class How(models.TextChoices):
        """By which way."""

        PHONE = "phone", _("by telephone")
        MAIL = "mail", _("by mail")
        VISIT = "visit", _("in person")
        OTHER = "other", _("another way")

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="contact_notes")
    how = models.CharField(max_length=10, choices=How)
    note = models.TextField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["noted_at"]
