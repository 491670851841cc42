"""A document that somebody uploads …"""

import resource
import signal
from pathlib import Path

import pytest
from django.test import override_settings

from samenscan.base import documents
from samenscan.base.documents import (
    MAX_BYTES,
    DocumentMissing,
    DocumentRefused,
    Upload,
    content_of,
    download,
    keep,
)
from samenscan.core.text import text

PDF = b"%PDF-1.7 something"
PNG = b"\x89PNG\r\n\x1a\n something"


@pytest.mark.parametrize(
    ("content", "type", "ending"),
    [
        (PDF, "application/pdf", "pdf"),
        (PNG, "image/png", "png"),
        (b"\xff\xd8\xff\xe0 something", "image/jpeg", "jpg"),
        (b"II*\x00 something", "image/tiff", "tif"),
    ],
)
def test_is_known_by_its_content_whatever_its_name(content: bytes, type: str, ending: str) -> None:
    kept = keep(Upload("besluit.exe", content))
    assert (kept.type, kept.name) == (type, f"besluit.{ending}")
    assert content_of(kept.digest) == content


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"PK\x03\x04 a zip", b"MZ a program", b" %PDF-1.7", b"GIF89a"]
)
def test_is_refused_when_it_is_something_else(content: bytes) -> None:
    with pytest.raises(DocumentRefused) as refused:
        keep(Upload("besluit.pdf", content))
    assert refused.value.where == "document"


def test_is_refused_one_byte_over_the_limit() -> None:
    assert keep(Upload("a.pdf", PDF.ljust(MAX_BYTES))).digest
    with pytest.raises(DocumentRefused, match="larger than 10 MB"):
        keep(Upload("a.pdf", PDF.ljust(MAX_BYTES + 1)))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\map\\besluit 3.pdf", "besluit 3.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a_Set-Cookie_ x.pdf"),
        ("", "document.pdf"),
        (".pdf", "pdf.pdf"),
        ("é" * 300 + ".pdf", "é" * 100 + ".pdf"),
        ('"><script>.pdf', "_script_.pdf"),
    ],
)
def test_gets_a_name_without_anything_odd(name: str, safe: str) -> None:
    assert keep(Upload(name, PDF)).name == safe


def test_lies_under_its_digest_outside_what_is_served(tmp_path: Path) -> None:
    with override_settings(DATA_DIR=tmp_path):
        first, second = keep(Upload("a.pdf", PDF)), keep(Upload("b.pdf", PDF))
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert first.digest == second.digest
    assert files == [tmp_path / "documents" / first.digest[:2] / first.digest]
    assert files[0].stat().st_mode & 0o077 == 0


def test_is_missing_when_it_was_changed_or_taken_away(tmp_path: Path) -> None:
    with override_settings(DATA_DIR=tmp_path):
        kept = keep(Upload("a.pdf", PDF))
        path = tmp_path / "documents" / kept.digest[:2] / kept.digest
        path.write_bytes(b"%PDF-1.7 something else")
        with pytest.raises(DocumentMissing):
            content_of(kept.digest)
        path.unlink()
        with pytest.raises(DocumentMissing):
            content_of(kept.digest)


def test_is_looked_at_by_every_scanner_before_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_scanners", [])
    seen: list[bytes] = []

    @documents.scanner
    def finds_a_virus(content: bytes) -> None:
        seen.append(content)
        if b"EICAR" in content:
            refused = DocumentRefused(text("A virus."), text("Clean it."))
            raise refused

    with override_settings(DATA_DIR=tmp_path):
        keep(Upload("a.pdf", PDF))
        with pytest.raises(DocumentRefused, match="A virus"):
            keep(Upload("a.pdf", PDF + b" EICAR"))
        kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(seen) == 2 and len(kept) == 1


def test_goes_out_as_a_download_that_no_browser_opens_in_our_site() -> None:
    kept = keep(Upload("besluit één.pdf", PDF))
    response = download(kept.name, kept.type, PDF)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        "attachment; filename*=UTF-8''besluit%20%C3%A9%C3%A9n.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_leaves_no_half_of_itself_where_the_disk_is_full(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    taken = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with override_settings(DATA_DIR=tmp_path):
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
            with pytest.raises(OSError, match="too large"):
                keep(Upload("a.pdf", PDF.ljust(100_000)))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, taken)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
