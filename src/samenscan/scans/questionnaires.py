"""Questionnaires as the product holds them: ready-made files, and published versions read once."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from uuid import UUID

from samenscan.core.formats.questionnaire_files import FilesOf
from samenscan.core.questionnaire import Questionnaire, read_set
from samenscan.core.questionnaire.head import Head, head_of, starts_a_questionnaire
from samenscan.core.refused import NotFound
from samenscan.scans.models import PublishedQuestionnaire


def files_of(row: PublishedQuestionnaire) -> FilesOf:
    """The texts of a published version, whether it is one file or a set."""
    main = row.main or f"{row.code}.yaml"
    return FilesOf({main: row.source} if row.files is None else dict(row.files), main)


@lru_cache(maxsize=64)
def _parsed(id: UUID, content_hash: str) -> Questionnaire:
    """The key holds the hash, so that a row can never stand for two texts."""
    found = files_of(PublishedQuestionnaire.objects.get(pk=id))
    return read_set(found.files, found.main)


def questionnaire_of(row: PublishedQuestionnaire) -> Questionnaire:
    """The published version as values; parsed once per process."""
    return _parsed(row.pk, row.content_hash)


class _Opened(Mapping[str, str]):
    """Texts by path that remember which of them were read."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.paths: set[str] = set()

    def __getitem__(self, path: str) -> str:
        told = self._texts[path]
        self.paths.add(path)
        return told

    def __contains__(self, path: object) -> bool:
        return path in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@lru_cache(maxsize=1)
def _content() -> Mapping[str, str]:
    """Every YAML file that comes with the product, by its path."""
    return MappingProxyType(dict(_walk(files("samenscan.scans") / "content", "")))


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _walk(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield f"{above}{entry.name}", entry.read_bytes().decode("utf-8")


@lru_cache(maxsize=1)
def _mains() -> Mapping[str, tuple[str, Head]]:
    """By `code@version`, the file that starts a ready-made questionnaire, and its head."""
    found = {}
    for path, source in _content().items():
        if starts_a_questionnaire(source):
            head = head_of(source)
            found[head.key] = (path, head)
    return MappingProxyType(found)


@lru_cache(maxsize=16)
def _ready_made(key: str) -> tuple[Questionnaire, FilesOf]:
    main, _head = _mains()[key]
    opened = _Opened(_content())
    questionnaire = read_set(opened, main)
    used = {path: _content()[path] for path in sorted(opened.paths)}
    return questionnaire, FilesOf(MappingProxyType(used), main)


class _ReadyMade(Mapping[str, Questionnaire]):
    """Ready-made questionnaires by `code@version`; each is read when it is asked for."""

    def __getitem__(self, key: str) -> Questionnaire:
        return _ready_made(key)[0]

    def __contains__(self, key: object) -> bool:
        return key in _mains()

    def __iter__(self) -> Iterator[str]:
        return iter(_mains())

    def __len__(self) -> int:
        return len(_mains())


def ready_made() -> Mapping[str, Questionnaire]:
    """The questionnaires that come with the product, by `code@version`."""
    return _ReadyMade()


def ready_made_heads() -> tuple[Head, ...]:
    """Code, version and title of each of them, without reading a question."""
    return tuple(head for _main, head in _mains().values())


def ready_made_files(key: str) -> FilesOf:
    """The texts of a ready-made questionnaire with what it uses of the banks; NotFound if none."""
    if key not in _mains():
        raise NotFound
    return _ready_made(key)[1]
