"""What happened to organisations: founding, merger, split, replacement, change of kind, end."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models.organisations import Organisation


class ChangeKind(models.TextChoices):
    """The change events of the OSLO organisation model, and a change of kind."""

    FOUNDING = "founding", _("founding")
    MERGER = "merger", _("merger")
    SPLIT = "split", _("split")
    REPLACEMENT = "replacement", _("replacement")
    CHANGE_OF_KIND = "change_of_kind", _("change of kind")
    END = "end", _("end")


class ChangeEvent(UuidModel):
    """One change on one day, with its source (a royal decree, a council decision)."""

    kind = models.CharField(_("kind"), max_length=20, choices=ChangeKind)
    happened_on = models.DateField(_("on"))
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["happened_on", "id"]


class ChangeSide(models.TextChoices):
    """Whether an organisation went into a change or came out of it."""

    BEFORE = "before", _("before")
    AFTER = "after", _("after")


class ChangePart(UuidModel):
    """One organisation on one side of a change."""

    event = models.ForeignKey(ChangeEvent, on_delete=models.CASCADE, related_name="parts")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="change_parts"
    )
    side = models.CharField(max_length=6, choices=ChangeSide)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation", "side"], name="once_per_side_of_a_change"
            )
        ]


class EffectOn(models.TextChoices):
    """Which rows a change ends or starts."""

    ORGANISATION = "organisation", _("organisation")
    MEMBERSHIP = "membership", _("membership")
    HAT = "hat", _("hat")
    SEAT = "seat", _("seat")
    TERRITORY = "territory", _("territory")
    IDENTIFIER = "identifier", _("identifier")


class ChangeEffect(UuidModel):
    """One row that a change started or ended, so that a mistaken change can be taken back.

    `ended_before_on` is the end that stood there before the change ended it earlier.
    """

    event = models.ForeignKey(ChangeEvent, on_delete=models.CASCADE, related_name="effects")
    on = models.CharField(max_length=12, choices=EffectOn)
    row = models.UUIDField()
    started = models.BooleanField()
    ended_before_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["on", "row"])]
