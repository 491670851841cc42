"""Sheets: one per organisation and round, who fills which section, what was submitted when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Invitation, Organisation, Partnership
from samenscan.scans.models.rounds import Round


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
    silence = models.CharField(max_length=20, choices=Silence, blank=True)
    silence_note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("answer sheet")
        verbose_name_plural = _("answer sheets")
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="one_sheet_per_round")
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

    Exactly one of `person` and `invitation` stands while the colleague has no account yet; once
    the invitation is accepted, `person` is filled in as well.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="assignments")
    section = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="assignments"
    )
    invitation = models.ForeignKey(
        Invitation, on_delete=models.PROTECT, null=True, related_name="assignments"
    )
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
        indexes = [models.Index(fields=["sheet", "section"])]


class SectionMark(UuidModel):
    """Where a section of a sheet stands by what people said: ready, or returned with a remark."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="marks")
    section = models.CharField(max_length=40)
    ready_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ready_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    returned_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        verbose_name = _("state of a section")
        verbose_name_plural = _("states of sections")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "section"], name="one_mark_per_section")
        ]


class SubmittedVersion(UuidModel):
    """A sheet as it was signed off: every answer frozen, counted from 1, with its content hash.

    `taken_back_at` says when it was reopened; the next sign-off writes the next version.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
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
            models.UniqueConstraint(fields=["sheet", "number"], name="one_version_per_number")
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
