"""What was mailed to whom about a round, and who wants no reminders."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Organisation
from samenscan.scans.models.rounds import Round


class Reminder(UuidModel):
    """One mail about a round to one person on one day; how it went stands with its job.

    `about` names the mail, `job_key` the job that sends it.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reminders")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders"
    )
    about = models.CharField(max_length=20)
    sent_on = models.DateField()
    job_key = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["sent_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation", "person", "about", "sent_on"],
                name="one_reminder_a_day",
            )
        ]


class MailStop(UuidModel):
    """A person who wants no reminders of this round any more."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="mail_stops")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mail_stops"
    )
    stopped_at = models.DateTimeField()

    class Meta:
        verbose_name = _("stopped reminders")
        verbose_name_plural = _("stopped reminders")
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_stop_per_round")
        ]
