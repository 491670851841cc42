"""What stands beside an answer: saves that changed nothing, and values that wait for a talk."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.scans.models.answers import Answer
from samenscan.scans.models.sealed import SealedJSON, SealedText
from samenscan.scans.models.sheets import Sheet


class RepeatedSave(UuidModel):
    """A save with a key of its own that gave what stood already: `revision` is what it met.

    Without this row a retry of it, after a lost reply, would count as a new answer.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="repeats")
    revision = models.PositiveIntegerField()
    key = models.CharField(max_length=40)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("repeated save")
        verbose_name_plural = _("repeated saves")
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "answered_by", "key"], name="one_repeat_per_key"
            )
        ]


class Discussion(UuidModel):
    """A value that a colleague gave beside the one that stands, until one of the two is chosen.

    `beside` is the revision that stood. Closed by whoever chooses, or who answers anew.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="discussions")
    question = models.CharField(max_length=40)
    value = SealedJSON()
    comment = SealedText(default="", blank=True)
    beside = models.PositiveIntegerField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("answer to discuss")
        verbose_name_plural = _("answers to discuss")
        ordering = ["said_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question", "said_by"],
                condition=models.Q(closed_at=None),
                name="one_open_discussion_per_person",
            )
        ]
