"""Files of a questionnaire …"""

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samenscan.core.formats.questionnaire_files import (
    MAX_BYTES,
    MAX_FILES,
    FilesOf,
    UploadRefused,
    as_edited,
    is_path,
    pack,
    unpack,
)

SCAN = 'code: x\nversion: "1"\nsections: []\n'
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1
).filter(
    lambda told: (
        bool(told.encode().strip())
        and told[:2].encode("latin-1", "ignore") not in (b"\xff\xfe", b"\xfe\xff")
    )
)
steps = st.text("abz09-_ é", min_size=1, max_size=8).filter(lambda step: step == step.strip())
paths = st.lists(steps, min_size=1, max_size=3).map(lambda told: "/".join(told) + ".yaml")


@given(texts)
@example("\ufeff# comment\r\ncode: x\r\nversion: '1'\r\n")
@example("code: x\rversion: y\n\n\n")
@example("PK")
def test_come_back_byte_for_byte(source: str) -> None:
    content = source.encode()
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return
    unpacked = unpack("my scan.yaml", content)
    assert unpacked.notes == ()
    name, bytes_ = pack(unpacked.set, "x-1")
    assert (name, bytes_) == ("x-1.yaml", content)


@given(st.dictionaries(paths, texts, min_size=2, max_size=5))
def test_of_a_set_come_back_byte_for_byte(files: dict[str, str]) -> None:
    main = sorted(files, key=lambda path: (path.count("/"), path))[0]
    name, packed = pack(FilesOf(files, main), "x-1")
    assert name == "x-1.zip"
    moments = {part.date_time for part in zipfile.ZipFile(BytesIO(packed)).infolist()}
    assert moments == {(1980, 1, 1, 0, 0, 0)}
    unpacked = unpack("x.zip", packed)
    assert unpacked.set.files == files
    assert pack(unpacked.set, "x-1") == (name, packed)


@given(st.binary(max_size=60))
def test_are_told_in_words_whatever_the_bytes(content: bytes) -> None:
    try:
        unpacked = unpack("x.zip", content)
    except UploadRefused as refused:
        assert str(refused.what)
        return
    assert all("\x00" not in told for told in unpacked.set.files.values())


@given(st.integers(0, 400), st.integers(1, 255))
def test_are_told_in_words_whatever_was_damaged(at: int, flip: int) -> None:
    content = bytearray(zipped(a_y=SCAN.encode() * 9, b__c_y=b"bank: x"))
    content[at % len(content)] ^= flip
    try:
        assert unpack("x.zip", bytes(content)).set.files
    except UploadRefused as refused:
        assert str(refused.what)


def zipped(**files: bytes) -> bytes:
    """A zip of these files; `__` in a name stands for a slash and `_y` at its end for .yaml."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/").replace("_y", ".yaml"), content)
    return buffer.getvalue()


def test_know_which_one_starts_the_questionnaire() -> None:
    found = unpack("x.zip", zipped(bank__a_y=b"bank: a\n", scan__z_y=SCAN.encode()))
    assert found.set.main == "scan/z.yaml"
    two = unpack("x.zip", zipped(b_y=SCAN.encode(), a_y=SCAN.encode()))
    assert two.set.main == "a.yaml"
    assert "2 questionnaires" in str(two.notes[0])


def test_in_another_encoding_are_kept_with_a_note() -> None:
    source = "title: Déménagé\n"
    for encoding in ("windows-1252", "utf-16"):
        found = unpack("x.yaml", source.encode(encoding))
        assert found.set.files == {"x.yaml": source}
        assert encoding in str(found.notes[0])


def test_that_lead_out_of_the_set_are_left_out_with_a_note() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name in (
            "scan.yaml",
            "../up.yaml",
            "/root.yaml",
            "a/../b.yaml",
            "c:/d.yaml",
            "__MACOSX/x.yaml",
            "read.me",
        ):
            packed.writestr(name, SCAN)
    found = unpack("x.zip", buffer.getvalue())
    assert list(found.set.files) == ["scan.yaml"]
    assert len(found.notes) == 5


def _bomb() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("scan.yaml", b"a" * 30_000_000)
    return buffer.getvalue()


def _lying_bomb() -> bytes:
    """The list of contents says that the file is small."""
    return _bomb().replace(struct.pack("<L", 30_000_000), struct.pack("<L", 100))


def test_are_told_in_words_where_another_way_of_packing_is_damaged() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("a.yaml", SCAN * 50)
    content = bytearray(buffer.getvalue())
    at = content.index(b"a.yaml") + len("a.yaml")
    # The properties, then what is packed: neither is what it was.
    for place in (at + 4, at + 20):
        damaged = bytearray(content)
        damaged[place] = 0xFF
        with pytest.raises(UploadRefused, match="damaged"):
            unpack("a.zip", bytes(damaged))


def _many() -> bytes:
    return zipped(**{f"a{number}_y": b"x" for number in range(MAX_FILES + 1)})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"a" * (MAX_BYTES + 1), "larger than"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text"),
        (b"PK\x03\x04nothing", "damaged"),
        (zipped(a_y=b"x")[:-10], "damaged"),
        (zipped(readme=b"x"), "no YAML file"),
        (_bomb(), "unpacks to far more"),
        (_many(), "unpacks to far more"),
    ],
)
def test_that_cannot_be_kept_are_refused(content: bytes, told: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        unpack("x.yaml", content)
    assert told in str(refused.value.what)
    assert str(refused.value.remedy)


def test_are_weighed_even_when_the_list_of_contents_lies() -> None:
    with pytest.raises(UploadRefused):
        unpack("x.zip", _lying_bomb())


@pytest.mark.parametrize(
    ("path", "good"),
    [
        ("a.yaml", True),
        ("bank/é b.yml", True),
        ("a.txt", False),
        ("../a.yaml", False),
        ("/a.yaml", False),
        ("a//b.yaml", False),
        ("a/./b.yaml", False),
        ("a\\b.yaml", False),
        ("a\nb.yaml", False),
        (f"{'a' * 200}.yaml", False),
    ],
)
def test_have_paths_inside_their_set(path: str, *, good: bool) -> None:
    assert is_path(path) is good


@given(texts)
def test_stay_as_they_are_when_a_browser_sends_them_back_untouched(stored: str) -> None:
    shown = stored.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert as_edited(stored, shown.replace("\n", "\r\n")) == stored


def test_keep_their_mark_and_line_ends_through_an_edit() -> None:
    assert as_edited("\ufeffa\r\nb\r\n", "a\r\nc\r\n") == "\ufeffa\r\nc\r\n"
    assert as_edited("a\nb\n", "a\r\nc\r\n") == "a\nc\n"
    assert as_edited("", "a\r\nc") == "a\nc"
