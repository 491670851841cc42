"""The path by which an organisation joins, and the calendars of the bodies that decide."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models.organisations import Organisation
from samenscan.members.models.partnerships import Body, Decision, Membership, Partnership


class Accession(UuidModel):
    """One organisation on its way into one partnership; each step is a day.

    Invited, informed, decided, signed, active; or declined, with a reason. `membership` is what
    came of it.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="accessions"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="accessions"
    )
    invited_on = models.DateField(_("invited on"))
    informed_on = models.DateField(_("informed on"), null=True, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="accessions"
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=120, blank=True)
    signature_reference = models.CharField(_("where the signature is"), max_length=200, blank=True)
    membership = models.OneToOneField(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="accession"
    )
    declined_on = models.DateField(_("declined on"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("accession")
        verbose_name_plural = _("accessions")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"],
                condition=Q(declined_on=None, membership=None),
                name="one_running_accession",
            )
        ]


class Meeting(UuidModel):
    """A day on which a body of an organisation meets, and until when it takes points."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="meetings"
    )
    body = models.CharField(_("body"), max_length=20, choices=Body)
    held_on = models.DateField(_("on"))
    agenda_closes_on = models.DateField(_("agenda closes on"), null=True, blank=True)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["held_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "body", "held_on"], name="one_meeting_a_day"
            )
        ]
