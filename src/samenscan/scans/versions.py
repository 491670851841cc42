"""Which versions of a questionnaire a centre can meet: its own, and what came with the product."""

from functools import lru_cache
from uuid import UUID

from django.db.models import Q, QuerySet

from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.problem import QuestionnaireErrors
from samenscan.core.questionnaire.versions import Bridge, read_bridge
from samenscan.scans.models import PublishedQuestionnaire
from samenscan.scans.questionnaires import questionnaire_of, ready_made


def met_by(centre: UUID) -> QuerySet[PublishedQuestionnaire]:
    """What this centre published, and what came with the product."""
    return PublishedQuestionnaire.objects.filter(Q(centre_id=centre) | Q(centre=None))


def older_versions(centre: UUID, row: PublishedQuestionnaire) -> tuple[PublishedQuestionnaire, ...]:
    """What was published of the same questionnaire before this version, newest first."""
    rows = met_by(centre).filter(code=row.code, published_at__lt=row.published_at)
    return tuple(rows.exclude(pk=row.pk).defer("files").order_by("-published_at"))


def previous_version(centre: UUID, new: Questionnaire) -> tuple[str, Questionnaire | None]:
    """The version published last of the same questionnaire, else the ready-made one."""
    rows = met_by(centre).filter(code=new.code)
    row = rows.order_by("-published_at").defer("files").first()
    if row is not None:
        return row.version, questionnaire_of(row)
    keys = sorted(key for key in ready_made() if key.rpartition("@")[0] == new.code)
    return (keys[-1].rpartition("@")[2], ready_made()[keys[-1]]) if keys else ("", None)


def written_bridge(new: PublishedQuestionnaire) -> Bridge | None:
    """The bridge that the author wrote under `bridge:`; None without one that can be read."""
    return _written(new.pk, new.content_hash)


@lru_cache(maxsize=64)
def _written(id: UUID, content_hash: str) -> Bridge | None:
    """Read once per process: a published text never changes."""
    row = PublishedQuestionnaire.objects.defer("files").get(pk=id)
    try:
        return read_bridge(row.source, row.main or row.code)
    except QuestionnaireErrors:
        return None


def version_exists(centre: UUID, code: str, version: str) -> bool:
    """Whether this version can be met already by people of this centre."""
    rows = met_by(centre).filter(code=code, version=version)
    return f"{code}@{version}" in ready_made() or rows.exists()
