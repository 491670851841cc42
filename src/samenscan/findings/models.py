"""The ledger: what was told about a round, or that nothing was and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.scans.models import Round


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
