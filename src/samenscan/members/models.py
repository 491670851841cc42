"""Organisations, partnerships, memberships through time, hats and invitations to wear one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.core.access import Role


class OrganisationKind(models.TextChoices):
    """What an organisation is in law."""

    SUPPORT_CENTRE = "support_centre", _("support centre")
    POLICE_ZONE = "police_zone", _("police zone")
    MUNICIPALITY = "municipality", _("municipality")
    WELFARE_CENTRE = "welfare_centre", _("public centre for social welfare")


class RoleName(models.TextChoices):
    """The roles of the permission table, in words."""

    COORDINATOR = Role.COORDINATOR.value, _("coordinator")
    ANALYST = Role.ANALYST.value, _("analyst")
    LEAD = Role.LEAD.value, _("lead")
    CONTRIBUTOR = Role.CONTRIBUTOR.value, _("contributor")
    SIGNATORY = Role.SIGNATORY.value, _("signatory")
    DELEGATE = Role.DELEGATE.value, _("delegate")


class Organisation(UuidModel):
    """A legal entity that can be a member or a support centre."""

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Partnership(UuidModel):
    """Organisations that agreed to work together, run by one support centre."""

    name = models.CharField(_("name"), max_length=120)
    centre = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="partnerships_run"
    )
    starts_on = models.DateField(_("starts on"))

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(UuidModel):
    """One organisation in one partnership, from a day, until a day or still."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"],
                condition=Q(ends_on=None),
                name="one_running_membership",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
            ),
        ]


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
    operator of the installation invited the first coordinator of a centre.
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
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Worn.Meta):
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
