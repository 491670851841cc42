"""Uploaded documents: known by their content, kept under their digest, outside what is served.

The browser's word for a file's type and the ending of its name are never believed. A document
goes out only through a view that asks a door first, always as a download.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse

from samenscan.core.refused import Refused
from samenscan.core.text import text

MAX_BYTES = 10 * 1024 * 1024
_BEGINS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"II*\x00", "image/tiff", "tif"),
    (b"MM\x00*", "image/tiff", "tif"),
)
_ENDINGS = {type: ending for _begin, type, ending in _BEGINS}
Scanner = Callable[[bytes], None]
_scanners: list[Scanner] = []


class DocumentRefused(Refused):
    """This file is not taken: too large, empty, of another type, or not trusted by a scanner."""

    status = 422


class DocumentMissing(Refused):
    """A document that was kept is no longer in the data folder, or was changed there."""

    status = 404


@dataclass(frozen=True)
class Upload:
    """A file as somebody sent it: nothing about it is known yet."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Kept:
    """A document in the data folder: its digest, a safe name, and the type its content shows."""

    digest: str
    name: str
    type: str


def scanner(run: Scanner) -> Scanner:
    """Let a function look at every file before it is kept; it raises DocumentRefused.

    The place for a virus scanner of the installation; without one, files are only sniffed.
    """
    _scanners.append(run)
    return run


def digest_of(content: bytes) -> str:
    """What a document is kept under: sha256 in hex."""
    return hashlib.sha256(content).hexdigest()


def keep(upload: Upload) -> Kept:
    """Keep a document; the same content twice is one file.

    Written before the caller's transaction ends: after a roll-back a file without a row stays
    behind, never a row without a file. DocumentRefused with what is wrong, at field `document`.
    """
    type = _type_of(upload.content)
    for scan in _scanners:
        scan(upload.content)
    digest = digest_of(upload.content)
    path = _path(digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(upload.content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except OSError:  # a full disk is not made fuller by the half that was written
            Path(temporary).unlink(missing_ok=True)
            raise
    return Kept(digest, _safe_name(upload.name, type), type)


def content_of(digest: str) -> bytes:
    """The document under this digest; DocumentMissing when it is gone or no longer the same."""
    path = _path(digest)
    content = path.read_bytes() if path.is_file() else b""
    if digest_of(content) != digest:
        raise DocumentMissing(
            text("This document is no longer where it was kept."),
            text("Ask who runs this installation to put it back from a back-up."),
        )
    return content


def forget(digest: str) -> None:
    """Take the document under this digest away; whoever calls knows that no row names it."""
    _path(digest).unlink(missing_ok=True)


def download(name: str, type: str, content: bytes) -> HttpResponse:
    """A file as an answer: a download that no browser opens inside our own site."""
    response = HttpResponse(content, content_type=type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


def _type_of(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise DocumentRefused(
            text("This file is larger than %(n)s MB.", n=MAX_BYTES // 1024**2),
            text("Make it smaller, or send only the pages that matter."),
            where="document",
        )
    for begin, type, _ending in _BEGINS:
        if content.startswith(begin):
            return type
    raise DocumentRefused(
        text("This file is not a PDF or an image (PNG, JPEG or TIFF)."),
        text("Save it as a PDF, then send that."),
        where="document",
    )


def _safe_name(name: str, type: str) -> str:
    """The last part of a name without anything odd in it, with the ending its content deserves."""
    stem = re.sub(r"[^\w .()-]+", "_", re.split(r"[/\\]", name)[-1]).strip(" .")
    stem = stem.rpartition(".")[0] or stem or "document"
    return f"{stem[:100].strip(' .')}.{_ENDINGS[type]}"


def _path(digest: str) -> Path:
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise ValueError(digest)
    folder: Path = settings.DATA_DIR / "documents" / digest[:2]
    return folder / digest
