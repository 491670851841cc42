"""Hats and invitations to wear one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.core.access import Role
from samenscan.members.models.organisations import Organisation
from samenscan.members.models.partnerships import Partnership


class RoleName(models.TextChoices):
    """The roles of the permission table, in words."""

    COORDINATOR = Role.COORDINATOR.value, _("coordinator")
    ANALYST = Role.ANALYST.value, _("analyst")
    LEAD = Role.LEAD.value, _("lead")
    CONTRIBUTOR = Role.CONTRIBUTOR.value, _("contributor")
    SIGNATORY = Role.SIGNATORY.value, _("signatory")
    DELEGATE = Role.DELEGATE.value, _("delegate")


class Worn(UuidModel):
    """A role in exactly one organisation or one partnership: what hats and invitations share."""

    role = models.CharField(_("role"), max_length=20, choices=RoleName)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=None, partnership__isnull=False)
                | Q(organisation__isnull=False, partnership=None),
                name="%(class)s_in_exactly_one_place",
            )
        ]


class Hat(Worn):
    """One role of one person in one place, from a day, until the day it is no longer worn.

    Unlike a membership, which lasts through its last day, a hat is off from `ends_on` on: taking
    somebody's access away works at once.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="hats"
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta(Worn.Meta):
        verbose_name = _("hat")
        verbose_name_plural = _("hats")
        constraints = [
            *Worn.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "role", "organisation"],
                condition=Q(ends_on=None, organisation__isnull=False),
                name="one_running_hat_in_organisation",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "partnership"],
                condition=Q(ends_on=None, partnership__isnull=False),
                name="one_running_hat_in_partnership",
            ),
        ]


class Invitation(Worn):
    """A hat offered by mail; only the digest of the link's secret is kept.

    `invited_by` and `invited_from` (the organisation the inviter spoke for) are empty when the
    operator of the installation invited the first coordinator of a centre. `lands_on` is the
    page of the product where whoever accepts is brought, the start page when empty.
    """

    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, default="nl")
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    invited_from = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    lands_on = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Worn.Meta):
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
