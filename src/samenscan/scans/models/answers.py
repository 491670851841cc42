"""Answers: one row per question of a sheet, every value it had, and where a value came from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.scans.models.sealed import SealedJSON, SealedText
from samenscan.scans.models.sheets import Sheet


class Answer(UuidModel):
    """One answer of one organisation to one question; `revision` counts its changes from 1.

    `complete` says that something stands, a whole value or a reason why not, so that progress can
    be counted without reading what was answered. `comment` is what the organisation wrote beside
    it, for itself.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=40)
    value = SealedJSON()
    complete = models.BooleanField()
    revision = models.PositiveIntegerField(default=1)
    comment = SealedText(default="", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_answer_per_question")
        ]


class AnswerRevision(UuidModel):
    """One value an answer had, from revision 1 to the one that stands; written with the answer.

    `key` is what the browser of this person called this save; the same key again is the same save.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    value = SealedJSON(owner="answer.sheet")
    complete = models.BooleanField()
    comment = SealedText(default="", blank=True, owner="answer.sheet")
    key = models.CharField(max_length=40, default="", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("value of an answer")
        verbose_name_plural = _("values of answers")
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "revision"], name="one_row_per_revision"),
            models.UniqueConstraint(
                fields=["answer", "answered_by", "key"],
                condition=~models.Q(key=""),
                name="one_save_per_key",
            ),
        ]


class IndependentAnswer(UuidModel):
    """What one colleague answered to a question that several answer without seeing each other."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="independent_answers")
    question = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="independent_answers"
    )
    value = SealedJSON(null=True)
    complete = models.BooleanField(default=False)
    comment = SealedText(default="", blank=True)
    revision = models.PositiveIntegerField(default=0)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("independent answer")
        verbose_name_plural = _("independent answers")
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question", "person"], name="one_independent_answer_per_person"
            )
        ]


class Settlement(UuidModel):
    """The lead let one answer stand where colleagues differed, and why; theirs stay beside it."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="settlements")
    question = models.CharField(max_length=40)
    reason = SealedText(blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField()

    class Meta:
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_settlement_each")
        ]


class Prefill(UuidModel):
    """A value offered for a question: from an earlier round, the register or a file.

    It is no answer until somebody says that it still holds. `known_on` is the day it dates from.
    """

    class Source(models.TextChoices):
        """Where a value comes from."""

        EARLIER = "earlier", _("an earlier round")
        REGISTER = "register", _("the register")
        FILE = "file", _("a file")

    class State(models.TextChoices):
        """What was done with it."""

        OFFERED = "offered", _("to confirm")
        KEPT = "kept", _("still true")
        CHANGED = "changed", _("changed")
        DROPPED = "dropped", _("set aside")

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="prefills")
    question = models.CharField(max_length=40)
    value = SealedJSON()
    source = models.CharField(max_length=10, choices=Source)
    known_on = models.DateField(null=True)
    note = SealedText(default="", blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    offered_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("value to confirm")
        verbose_name_plural = _("values to confirm")
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question", "source"], name="one_prefill_per_source"
            )
        ]


class Attachment(UuidModel):
    """A file handed in as an answer; its content lies in the data folder (`base.documents`)."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="attachments")
    question = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question", "digest"], name="one_attachment_per_content"
            )
        ]
