"""Published questionnaires, rounds with their frozen population, and one row per answer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Organisation, Partnership


class PublishedQuestionnaire(UuidModel):
    """One version of a questionnaire as its author wrote it; never changed after publication."""

    code = models.CharField(max_length=60)
    version = models.CharField(max_length=30)
    source = models.TextField()
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="one_per_version")]


class Round(UuidModel):
    """A frozen questionnaire put to a frozen population between two moments.

    `plans` is the register of release plans, one per possible layout of respondents, made when the
    round opens and never changed; `plans_hash` is its content hash.
    """

    name = models.CharField(_("name"), max_length=120)
    centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds_run")
    questionnaire = models.ForeignKey(
        PublishedQuestionnaire, on_delete=models.PROTECT, related_name="rounds"
    )
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    plans = models.JSONField()
    plans_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-opens_at", "name"]


class Sheet(UuidModel):
    """The answers of one organisation in one round; together the sheets are the population."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheets")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sheets")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="sheets")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("answer sheet")
        verbose_name_plural = _("answer sheets")
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="one_sheet_per_round")
        ]


class Answer(UuidModel):
    """One answer of one organisation to one question; `revision` counts its changes from 1.

    `complete` says that something stands, a whole value or a reason why not, so that progress can
    be counted without reading what was answered.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=40)
    value = models.JSONField()
    complete = models.BooleanField()
    revision = models.PositiveIntegerField(default=1)
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
