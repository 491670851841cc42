"""Questionnaires as the product holds them: ready-made files, and published versions read once."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from uuid import UUID

from samenscan.core.questionnaire import Questionnaire, read
from samenscan.core.refused import NotFound
from samenscan.scans.models import PublishedQuestionnaire


@lru_cache(maxsize=64)
def _parsed(id: UUID, content_hash: str) -> Questionnaire:
    """The key holds the hash, so that a row can never stand for two texts."""
    row = PublishedQuestionnaire.objects.get(pk=id)
    return read(row.source, f"{row.code}.yaml")


def questionnaire_of(row: PublishedQuestionnaire) -> Questionnaire:
    """The published version as values; parsed once per process."""
    return _parsed(row.pk, row.content_hash)


@lru_cache(maxsize=1)
def ready_made() -> Mapping[str, Questionnaire]:
    """The questionnaires that come with the product, by `code@version`."""
    found = [read(source, name) for name, source in _sources()]
    return MappingProxyType({f"{one.code}@{one.version}": one for one in found})


def ready_made_source(key: str) -> str:
    """The text of a ready-made questionnaire, as its author wrote it; NotFound otherwise."""
    for name, source in _sources():
        one = read(source, name)
        if f"{one.code}@{one.version}" == key:
            return source
    raise NotFound


def _sources() -> list[tuple[str, str]]:
    folder = files("samenscan.scans") / "content"
    paths = sorted(
        (path for path in folder.iterdir() if path.name.endswith(".yaml")),
        key=lambda path: path.name,
    )
    return [(path.name, path.read_text(encoding="utf-8")) for path in paths]
