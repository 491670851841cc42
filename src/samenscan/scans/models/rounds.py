"""Rounds with their population, how long they are open, and for how long answers are kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Organisation
from samenscan.scans.models.questionnaires import PublishedQuestionnaire


class Round(UuidModel):
    """A frozen questionnaire put to a frozen population between two moments.

    `plans` is the register of release plans, one per possible layout of respondents, made when the
    round opens and never changed; `plans_hash` is its content hash. After `keep_until` the answers
    are erased; None keeps them until somebody decides.

    `extended_to` is the latest closing moment that any member alone was given, so that the round
    is over only then. `promise` are the sentences on who reads what, as members were told them
    before they started (`scans.promise`); they never change. `remind_days` are the numbers of days
    before closing on which whoever still has something to do is reminded.
    """

    name = models.CharField(_("name"), max_length=120)
    centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds_run")
    questionnaire = models.ForeignKey(
        PublishedQuestionnaire, on_delete=models.PROTECT, related_name="rounds"
    )
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    extended_to = models.DateTimeField(null=True)
    plans = models.JSONField()
    plans_hash = models.CharField(max_length=64)
    keep_until = models.DateField(_("answers are kept until"), null=True)
    promise = models.JSONField(default=list)
    remind_days = models.JSONField(default=list)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-opens_at", "name"]
