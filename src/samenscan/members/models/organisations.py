"""Organisations over time: names, kinds, identifiers, figures per year, territory and borders.

What holds today stands on the organisation itself, so that lists are one query; the spells beside
it tell what held on any other day. Actions keep the two in step.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel


class OrganisationKind(models.TextChoices):
    """What an organisation is in law."""

    SUPPORT_CENTRE = "support_centre", _("support centre")
    PROVINCE = "province", _("province")
    MUNICIPALITY = "municipality", _("municipality")
    WELFARE_CENTRE = "welfare_centre", _("public centre for social welfare")
    POLICE_ZONE = "police_zone", _("police zone")
    POLICE_ZONE_SINGLE = "police_zone_single", _("police zone of one municipality")
    RESCUE_ZONE = "rescue_zone", _("rescue zone")
    INTERMUNICIPAL = "intermunicipal", _("intermunicipal association")
    MUNICIPAL_COMPANY = "municipal_company", _("autonomous municipal company")
    OTHER = "other", _("other organisation")


class Organisation(UuidModel):
    """A body that can be a member or a support centre; `name` and `kind` are those of today."""

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=120)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    # Opens with the name without accents and capitals, then codes and former names: lists are
    # sorted by it and the search looks through it.
    search_key = models.TextField(default="", blank=True, editable=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["name"]),
            # Lists and searches walk one of these and touch no other row than those they show.
            models.Index(fields=["search_key", "id", "kind", "ended_on"], name="register_by_name"),
            models.Index(fields=["kind", "search_key", "id", "ended_on"], name="register_by_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class Spell(UuidModel):
    """Something that held from a day (empty: since always) through a day (empty: still)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_start",
            )
        ]


class NameSpell(Spell):
    """The name an organisation had."""

    name = models.CharField(_("name"), max_length=120)

    class Meta(Spell.Meta):
        ordering = ["starts_on"]


class KindSpell(Spell):
    """The kind an organisation was."""

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)

    class Meta(Spell.Meta):
        ordering = ["starts_on"]


class Scheme(models.TextChoices):
    """Who gives out an identifier."""

    ENTERPRISE = "enterprise", _("enterprise number")
    NIS = "nis", _("NIS code")
    OVO = "ovo", _("OVO code")
    POLICE_ZONE = "police_zone", _("police zone code")
    OTHER = "other", _("code of another register")


class Identifier(Spell):
    """A code by which others know an organisation; an enterprise number can be shared."""

    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme)
    value = models.CharField(_("value"), max_length=40)

    class Meta(Spell.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        indexes = [models.Index(fields=["scheme", "value"])]


class Figure(models.TextChoices):
    """What is kept per year."""

    INHABITANTS = "inhabitants", _("inhabitants")
    FTE_OPERATIONAL = "fte_operational", _("operational staff (FTE)")
    FTE_CALOG = "fte_calog", _("administrative and logistic staff (FTE)")
    FTE = "fte", _("staff (FTE)")
    WORKSTATIONS = "workstations", _("workstations")
    KUL_NORM = "kul_norm", _("KUL norm")
    BUDGET_CENTS = "budget_cents", _("budget (euro)")


class YearFigure(UuidModel):
    """One figure of one organisation in one year, with where it was found."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="year_figures"
    )
    figure = models.CharField(_("figure"), max_length=20, choices=Figure)
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=2)
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["figure", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "figure", "year"], name="one_figure_per_year"
            )
        ]


class Contact(UuidModel):
    """How an organisation is reached; a function, not a private person."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="contacts"
    )
    label = models.CharField(_("for what"), max_length=80)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    url = models.URLField(_("web page"), blank=True)

    class Meta:
        ordering = ["label"]


class Territory(Spell):
    """An organisation works for a municipality: a police zone, a welfare centre, a rescue zone."""

    municipality = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="served_by"
    )

    class Meta(Spell.Meta):
        verbose_name_plural = "territories"


class Border(UuidModel):
    """The outline of an organisation's territory: a GeoJSON geometry in degrees (WGS 84)."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="border"
    )
    geometry = models.JSONField()
    source = models.CharField(max_length=200)
    as_of_on = models.DateField(null=True)
