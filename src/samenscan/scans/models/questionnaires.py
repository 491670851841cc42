"""Questionnaires as published and as drafted, and bridges between two versions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Organisation


class PublishedQuestionnaire(UuidModel):
    """One version of a questionnaire as its author wrote it; the database refuses any change.

    `source` is the text of the file `main` that starts it; `files` are the texts of a set by path,
    `main` among them, or None where there is one file only. `centre` published it for itself;
    without one it came with the product and is everybody's.
    """

    code = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    source = models.TextField()
    main = models.CharField(max_length=200, blank=True)
    files = models.JSONField(null=True)
    content_hash = models.CharField(max_length=64)
    centre = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="questionnaires"
    )
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"],
                condition=models.Q(centre__isnull=True),
                name="one_per_version",
            ),
            models.UniqueConstraint(
                fields=["centre", "code", "version"], name="one_per_version_of_a_centre"
            ),
        ]


class Draft(UuidModel):
    """A questionnaire that is being written: texts by path, of which `main` starts it.

    `code`, `version` and `title` are what stands in the text now, as far as it can be read;
    `revision` counts saves from 1, and a save names the one it started from.
    """

    centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="drafts")
    code = models.CharField(max_length=60, blank=True)
    version = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200, blank=True)
    files = models.JSONField()
    main = models.CharField(max_length=200)
    revision = models.PositiveIntegerField(default=1)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-updated_at"]


class Bridge(UuidModel):
    """How the questions of an older version lead to a newer one, as a centre decided."""

    centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bridges")
    old = models.ForeignKey(PublishedQuestionnaire, on_delete=models.PROTECT, related_name="+")
    new = models.ForeignKey(
        PublishedQuestionnaire, on_delete=models.PROTECT, related_name="bridges"
    )
    plain = models.JSONField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bridge")
        verbose_name_plural = _("bridges")
        constraints = [
            models.UniqueConstraint(fields=["centre", "old", "new"], name="one_bridge_per_pair")
        ]
