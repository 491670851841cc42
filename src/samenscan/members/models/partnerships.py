"""Partnerships with their legal form, organs and memberships, and the decisions behind them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models.organisations import Organisation


class LegalForm(models.TextChoices):
    """The form of a partnership; the rules of each are in core.register."""

    AGREEMENT = "agreement", _("agreement without legal personality")
    INTERLOCAL = "interlocal", _("interlocal association")
    PROJECT = "project", _("project association")
    SERVICE = "service", _("service association")
    MANDATED = "mandated", _("mandated association")
    POLICE_AGREEMENT = "police_agreement", _("agreement between police zones")
    POLICE_ASSOCIATION = "police_association", _("association of police zones")


class Body(models.TextChoices):
    """Who decides in an organisation."""

    MUNICIPAL_COUNCIL = "municipal_council", _("municipal council")
    COLLEGE = "college", _("college of mayor and aldermen")
    WELFARE_COUNCIL = "welfare_council", _("council for social welfare")
    FIXED_BUREAU = "fixed_bureau", _("fixed bureau")
    POLICE_COUNCIL = "police_council", _("police council")
    POLICE_COLLEGE = "police_college", _("police college")
    ZONE_COUNCIL = "zone_council", _("zone council")
    BOARD = "board", _("board of directors")
    PROVINCIAL_COUNCIL = "provincial_council", _("provincial council")


class Partnership(UuidModel):
    """Organisations that agreed to work together, run by one support centre."""

    name = models.CharField(_("name"), max_length=120)
    centre = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="partnerships_run"
    )
    legal_form = models.CharField(
        _("legal form"), max_length=20, choices=LegalForm, default=LegalForm.AGREEMENT
    )
    purpose = models.TextField(_("purpose"), blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    evaluation_on = models.DateField(_("evaluation on"), null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(_("notice (months)"), default=6)

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class About(models.TextChoices):
    """What a decision is about: the steps of core.register.legal_forms."""

    JOIN = "join", _("joining")
    LEAVE = "leave", _("leaving")
    REPRESENT = "represent", _("representation")


class Decision(UuidModel):
    """A decision of the competent body of an organisation: which body, when, under which number.

    Its document lies in the data folder under its digest, see `base.documents`.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="decisions"
    )
    body = models.CharField(_("body"), max_length=20, choices=Body)
    about = models.CharField(_("about"), max_length=10, choices=About, default=About.JOIN)
    decided_on = models.DateField(_("decided on"))
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    document_name = models.CharField(_("document"), max_length=200, blank=True)
    document_type = models.CharField(max_length=40, blank=True, editable=False)
    document_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_on"]


class Membership(UuidModel):
    """One organisation in one partnership, from a day, through a day or still."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    notice_on = models.DateField(_("notice given on"), null=True, blank=True)
    end_reason = models.TextField(_("reason for leaving"), blank=True)

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


class OrganKind(models.TextChoices):
    """What an organ of a partnership does."""

    STEERING = "steering", _("steering committee")
    WORKING_GROUP = "working_group", _("working group")
    ASSEMBLY = "assembly", _("general assembly")


class Organ(UuidModel):
    """A committee of a partnership; who sits together in one may see each other's names."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="organs")
    kind = models.CharField(_("kind"), max_length=20, choices=OrganKind)
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organs")
        ordering = ["name"]


class SeatRole(models.TextChoices):
    """What somebody is in an organ."""

    CHAIR = "chair", _("chair")
    MEMBER = "member", _("member")
    SECRETARY = "secretary", _("secretary")


class Seat(UuidModel):
    """One person in one organ on behalf of one organisation, by its decision; or a substitute.

    Like a hat it is off from `ends_on` on: who loses a seat no longer sees the others.
    """

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats"
    )
    role = models.CharField(_("role"), max_length=10, choices=SeatRole)
    substitute_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "organisation", "person"],
                condition=Q(ends_on=None),
                name="one_running_seat_per_person",
            ),
            models.UniqueConstraint(
                fields=["organ"],
                condition=Q(ends_on=None, role="chair", substitute_for=None),
                name="one_chair_at_a_time",
            ),
        ]
