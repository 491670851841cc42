"""Questionnaires, drafts and bridges; rounds with their population, and one row per answer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenscan.base.models import UuidModel
from samenscan.members.models import Organisation, Partnership


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


class Round(UuidModel):
    """A frozen questionnaire put to a frozen population between two moments.

    `plans` is the register of release plans, one per possible layout of respondents, made when the
    round opens and never changed; `plans_hash` is its content hash.
    """

    name = models.CharField(_("name"), max_length=120)
    centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds_run")
    questionnaire = models.ForeignKey(
        PublishedQuestionnaire, on_delete=models.PROTECT, related_name="rounds"
    )
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    plans = models.JSONField()
    plans_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-opens_at", "name"]


class Sheet(UuidModel):
    """The answers of one organisation in one round; together the sheets are the population."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheets")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sheets")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="sheets")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("answer sheet")
        verbose_name_plural = _("answer sheets")
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="one_sheet_per_round")
        ]


class Answer(UuidModel):
    """One answer of one organisation to one question; `revision` counts its changes from 1.

    `complete` says that something stands, a whole value or a reason why not, so that progress can
    be counted without reading what was answered. `comment` is what the organisation wrote beside
    it, for itself.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=40)
    value = models.JSONField()
    complete = models.BooleanField()
    revision = models.PositiveIntegerField(default=1)
    comment = models.TextField(default="", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_answer_per_question")
        ]


class Attachment(UuidModel):
    """A file handed in as an answer; its content lies in the data folder (`base.documents`)."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="attachments")
    question = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question", "digest"], name="one_attachment_per_content"
            )
        ]
