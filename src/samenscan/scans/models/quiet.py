"""Days on which a centre wants no mail sent, beside weekends and public holidays."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Organisation


class QuietDays(UuidModel):
    """A first and a last day between which no reminder of this centre leaves."""

    centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="quiet_days")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=120, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = _("quiet days")
        verbose_name_plural = _("quiet days")
        ordering = ["starts_on", "ends_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="quiet_days_end_after_they_start"
            )
        ]
