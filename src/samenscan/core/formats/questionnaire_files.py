"""A questionnaire as it travels: one YAML file or a zip of a set, byte for byte there and back."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import basename

from samenscan.core.questionnaire.head import starts_a_questionnaire
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text

MAX_BYTES = 5_000_000
MAX_UNPACKED = 10_000_000
MAX_FILES = 200
MAX_PATH = 200
_MARK = "\ufeff"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ENDINGS = (".yaml", ".yml")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
)
# The earliest moment a zip can name, so that equal sets are equal files.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PATH = re.compile(r"[^\x00-\x1f\x7f\\:*?\"<>|]+")


class UploadRefused(Refused):
    """Nothing of this upload can be kept."""

    status = 422

    def __init__(self, what: Text, remedy: Text) -> None:
        super().__init__(what, remedy, where="file")


@dataclass(frozen=True)
class FilesOf:
    """The texts of a questionnaire by path, and the path of the file that starts it."""

    files: Mapping[str, str]
    main: str


@dataclass(frozen=True)
class Unpacked:
    """An upload as texts; `notes` say what was not as it should be and what became of it."""

    set: FilesOf
    notes: tuple[Text, ...] = ()


def unpack(name: str, content: bytes) -> Unpacked:
    """The files in an upload: a zip, or else one text.

    UploadRefused for what is empty, too large, no text, or a zip that is damaged, locked or a
    bomb. A text in another encoding is read as well as can be, with a note.
    """
    if not content.strip():
        raise UploadRefused(
            text("This file is empty."), text("Choose a file with a questionnaire.")
        )
    if len(content) > MAX_BYTES:
        raise _too_large()
    notes: list[Text] = []
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        files = _texts(_parts(content, notes), notes)
        if not files:
            raise UploadRefused(
                text("There is no YAML file in this zip."),
                text("Pack the folder with the questionnaire; its files end in .yaml."),
            )
    else:
        path = _path_of(name)
        files = {path: _text(path, content, notes)}
    return Unpacked(FilesOf(files, _main(files, notes)), tuple(notes))


def _too_large() -> UploadRefused:
    return UploadRefused(
        text("This file is larger than %(n)s MB.", n=MAX_BYTES // 1_000_000),
        text("Send only the YAML files of one questionnaire."),
    )


def _path_of(name: str) -> str:
    """The name of a single file, without the folders of the computer it came from."""
    last = re.split(r"[/\\]", name)[-1].strip()
    plain = "".join(_PATH.findall(last))[-MAX_PATH:].strip(" .")
    return plain if plain.endswith(_ENDINGS) else "scan.yaml"


def _parts(content: bytes, notes: list[Text]) -> dict[str, bytes]:
    """The YAML files in a zip, weighed before they are unpacked and while they are."""
    found: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = [part for part in packed.infolist() if not part.is_dir()]
            if len(parts) > MAX_FILES or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise _bomb()
            for part in parts:
                if not _wanted(part, notes):
                    continue
                with packed.open(part) as stream:
                    # One byte more than is left: a size in the list of contents can be a lie.
                    unpacked = stream.read(left + 1)
                if len(unpacked) > left:
                    raise _bomb()
                left -= len(unpacked)
                found[part.filename] = unpacked
    except _DAMAGED:
        raise UploadRefused(
            text("This zip is damaged or locked and cannot be opened."),
            text("Pack the folder again, without a password."),
        ) from None
    return found


def _bomb() -> UploadRefused:
    return UploadRefused(
        text("This zip unpacks to far more than a questionnaire needs."),
        text("Send only the YAML files, at most %(n)s of them.", n=MAX_FILES),
    )


def _wanted(part: zipfile.ZipInfo, notes: list[Text]) -> bool:
    path = part.filename
    steps = path.split("/")
    if steps[0] == "__MACOSX" or basename(path).startswith("."):
        return False
    if not path.endswith(_ENDINGS):
        notes.append(text("“%(path)s” is no YAML file and was left out.", path=path[:80]))
        return False
    if not is_path(path):
        notes.append(
            text("“%(path)s” leads out of this set of files and was left out.", path=path[:80])
        )
        return False
    return True


def is_path(path: str) -> bool:
    """Whether this can be the path of a file in a set: relative, with slashes, never going up."""
    steps = path.split("/")
    return (
        len(path) <= MAX_PATH
        and bool(_PATH.fullmatch(path))
        and path.endswith(_ENDINGS)
        and all(step.strip() == step and step not in ("", ".", "..") for step in steps)
    )


def _texts(parts: Mapping[str, bytes], notes: list[Text]) -> dict[str, str]:
    return {path: _text(path, parts[path], notes) for path in sorted(parts)}


def _text(path: str, content: bytes, notes: list[Text]) -> str:
    """The text in these bytes; in UTF-8 exactly so, mark and line ends included."""
    wide = _WIDE.get(content[:2])
    if wide is None and b"\x00" not in content:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            wide = "windows-1252"
    told = content.decode(wide, errors="replace") if wide else None
    if told is None or "\x00" in told:
        raise UploadRefused(
            text("“%(path)s” is not a text.", path=path[:80]),
            text("Choose a YAML file, or a zip of YAML files."),
        )
    notes.append(
        text(
            "“%(path)s” was not in UTF-8 but in %(encoding)s. Look whether its accents are right.",
            path=path[:80],
            encoding=wide or "",
        )
    )
    return told


def _main(files: Mapping[str, str], notes: list[Text]) -> str:
    """The file that starts the questionnaire: the least deep one with its keys."""
    by_depth = sorted(files, key=lambda path: (path.count("/"), path))
    mains = [path for path in by_depth if starts_a_questionnaire(files[path])]
    if len(mains) > 1:
        notes.append(
            text(
                "There are %(n)s questionnaires here; this one starts at “%(path)s”.",
                n=len(mains),
                path=mains[0],
            )
        )
    return mains[0] if mains else by_depth[0]


def as_edited(stored: str, written: str) -> str:
    """What somebody wrote in a browser, with the mark and line ends of the text it was before.

    A browser shows neither and sends line ends of its own; an untouched text stays exactly so.
    """
    plain = _plain(written)
    if plain == _plain(stored):
        return stored
    mark = _MARK if stored.startswith(_MARK) else ""
    lines = stored.replace("\r\n", "\n").count("\n")
    end = "\r\n" if stored.count("\r\n") * 2 > lines else "\n"
    return mark + plain.replace("\n", end)


def _plain(told: str) -> str:
    return told.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def pack(files: FilesOf, name: str) -> tuple[str, bytes]:
    """The file to hand out, with its name: the one YAML file as it is, or a zip of the set.

    Equal sets give equal bytes.
    """
    if len(files.files) == 1:
        (only,) = files.files.values()
        return f"{name}.yaml", only.encode("utf-8")
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for path in sorted(files.files):
            part = zipfile.ZipInfo(path, _MOMENT)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o644 << 16
            packed.writestr(part, files.files[path].encode("utf-8"))
    return f"{name}.zip", buffer.getvalue()
