"""One row decides what the public may see of a partnership, and which rounds it may know of."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Partnership
from samenscan.scans.models import Round


class PublicPage(UuidModel):
    """What a partnership shows the world.

    `revision` counts the decisions; it is part of every cache key, so that a decision makes
    everything that was kept before it unreachable.
    """

    partnership = models.OneToOneField(
        Partnership, on_delete=models.PROTECT, related_name="public_page"
    )
    slug = models.SlugField(_("address"), max_length=80)
    is_published = models.BooleanField(_("published"), default=False)
    shows_members = models.BooleanField(_("shows the members"), default=True)
    shows_growth = models.BooleanField(_("shows the growth"), default=True)
    shows_map = models.BooleanField(_("shows the map"), default=True)
    additions = models.JSONField(_("additions to the press text"), default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("public page")
        verbose_name_plural = _("public pages")
        constraints = [
            # Only among published pages: a taken address must not tell of a page nobody sees.
            models.UniqueConstraint(
                fields=["slug"], condition=Q(is_published=True), name="one_published_page_per_slug"
            )
        ]


class PublicRound(UuidModel):
    """The coordinator lets the public know how many took part in this round."""

    page = models.ForeignKey(PublicPage, on_delete=models.CASCADE, related_name="rounds")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="public_rounds")
    published_on = models.DateField()

    class Meta:
        verbose_name = _("published participation")
        verbose_name_plural = _("published participations")
        constraints = [
            models.UniqueConstraint(fields=["page", "round"], name="once_per_page_and_round")
        ]
