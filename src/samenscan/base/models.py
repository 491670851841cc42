"""Rows that belong to no feature: journal lines, their head, and jobs."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class UuidModel(models.Model):
    """A row whose key can be shown in an address without telling how many there are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class JournalLine(models.Model):
    """One thing a person did or read; never changed, chained to the line before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    person = models.UUIDField(null=True)
    hat = models.UUIDField(null=True)
    role = models.CharField(max_length=20, blank=True)
    event = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("journal line")
        verbose_name_plural = _("journal lines")
        indexes = [models.Index(fields=["object_kind", "object_id"])]


class JournalHead(models.Model):
    """The end of the chain: one row, locked while a line is added, sealed with the key."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    n_lines = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")
    seal = models.CharField(max_length=64, default="")


class JobState(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class Job(UuidModel):
    """Work to be done outside a request: a row that a worker leases, tries and retries."""

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.QUEUED)
    run_at = models.DateTimeField()
    leased_until_at = models.DateTimeField(null=True)
    n_attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        indexes = [models.Index(fields=["state", "run_at"])]
