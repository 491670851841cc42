"""The ledger: what was told about a round, or that nothing was and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.scans.models import Round, Sheet


class Release(UuidModel):
    """The collective result of one round, once: the bands told, or the reason nothing is.

    `content` holds only what the gate let through, with the plan and its certificate, the attack
    summary, the question codes and the organisations that contributed; per earlier result, what
    is told beside it.
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="release")
    published_at = models.DateTimeField()
    withheld = models.BooleanField()
    content = models.JSONField()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")


class Handout(UuidModel):
    """A document in which a release left, as it was handed out first: one per kind and language.

    `form` is “page” (on a screen, and printed from there), “csv” or “xlsx”; `digest` the sha256
    (hex) of its content; `program` the version that wrote it.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="handouts")
    form = models.CharField(max_length=8)
    language = models.CharField(max_length=8)
    digest = models.CharField(max_length=64)
    program = models.CharField(max_length=32)
    handed_out_at = models.DateTimeField()

    class Meta:
        verbose_name = _("document handed out")
        verbose_name_plural = _("documents handed out")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "form", "language"], name="one_first_handout_per_form"
            )
        ]


class Consent(UuidModel):
    """A lead agreed that the answer to one question is shown by name to the members of the round.

    No row means no. `taken_back_at` ends it; the journal keeps who did what.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="consents")
    question = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("consent to be named")
        verbose_name_plural = _("consents to be named")
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question"], name="one_consent_per_sheet_and_question"
            )
        ]
