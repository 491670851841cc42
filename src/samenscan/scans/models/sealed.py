"""Answers lie closed in the database: one key per organisation, closed by the installation's."""

import base64
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)
from django.conf import settings
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from samenscan.base import clock
from samenscan.base.models import UuidModel
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.members.models import Organisation

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField

_BEGINS = "closed1:"
_NONCE = 12  # bytes, as NIST SP 800-38D recommends for GCM


class SealKey(UuidModel):
    """A key that closes answers of one organisation, itself closed by the installation's vault key.

    Once `wrapped` is erased, what it closed can never be read again; the next answer gets a key
    of its own.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="seal_keys"
    )
    wrapped = models.TextField(blank=True)
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("key of an organisation")
        verbose_name_plural = _("keys of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(erased_at=None),
                name="one_living_key_per_organisation",
            )
        ]


class SealBroken(Refused):
    """What lies closed in the database cannot be opened with the keys that are here."""

    status = 500

    def __init__(self) -> None:
        super().__init__(
            text("These answers cannot be read: the key that closed them is not here."),
            text("Ask who runs this installation to put the vault key back. Nothing is lost."),
        )


def seal(organisation: UUID, plain: str, *, keys: "models.Manager[Any] | None" = None) -> str:
    """The text, closed with the living key of this organisation (AES-256-GCM).

    Makes that key when there is none, in the caller's transaction. `keys`: where they are kept,
    for a migration; the rows of `SealKey` otherwise.
    """
    row = _living_key(organisation, SealKey.objects if keys is None else keys)
    nonce = os.urandom(_NONCE)
    closed = _cipher(row.pk, row.wrapped).encrypt(nonce, plain.encode(), row.pk.bytes)
    return f"{_BEGINS}{row.pk.hex}:{base64.urlsafe_b64encode(nonce + closed).decode()}"


def open_sealed(closed: str) -> str:
    """What `seal` closed; SealBroken when its key is gone or the text was touched."""
    if not closed.startswith(_BEGINS):
        raise SealBroken
    key, _colon, content = closed.removeprefix(_BEGINS).partition(":")
    raw = base64.urlsafe_b64decode(content)
    try:
        id = UUID(key)
        return _cipher_of(id).decrypt(raw[:_NONCE], raw[_NONCE:], id.bytes).decode()
    except (InvalidTag, ValueError) as error:
        raise SealBroken from error


def erase_key(organisation: UUID, *, unless: "models.QuerySet[Any]") -> None:
    """Erase the living key of this organisation, in the caller's transaction.

    `unless`: rows that still need it; asked once nobody else can close anything with it.
    """
    living = SealKey.objects.select_for_update().filter(organisation=organisation, erased_at=None)
    found = living.first()
    if found is None or unless.exists():
        return
    SealKey.objects.filter(pk=found.pk).update(wrapped="", erased_at=clock.now())
    for taken in _taken(organisation):
        taken.erased = True


class _Taken:
    """The living key of an organisation, until the transaction that asked for it ends.

    It stands among what Django calls on commit, and so is dropped with the transaction, and with
    the savepoint in which the key was made: a key that was rolled back is never used again. Its
    row is locked as long, so that no other process erases it meanwhile.
    """

    def __init__(self, key: Any) -> None:
        self.key = key
        self.erased = False

    def __call__(self) -> None:
        """The transaction is over; the next one asks anew."""


def _taken(organisation: UUID) -> Iterator[_Taken]:
    for _savepoints, waits, _robust in transaction.get_connection().run_on_commit:
        if isinstance(waits, _Taken) and waits.key.organisation_id == organisation:
            yield waits


def _living_key(organisation: UUID, kept: "models.Manager[Any]") -> Any:
    for taken in _taken(organisation):
        if not taken.erased:
            return taken.key
    rows = kept.all()
    if transaction.get_connection().in_atomic_block:
        rows = rows.select_for_update()
    row, _made = rows.get_or_create(
        organisation_id=organisation, erased_at=None, defaults=_new_key()
    )
    transaction.on_commit(_Taken(row))
    return row


def _new_key() -> Mapping[str, object]:
    wrapped = aes_key_wrap(_vault(), AESGCM.generate_key(256))
    return {"wrapped": base64.b64encode(wrapped).decode(), "made_at": clock.now()}


@lru_cache(maxsize=4096)
def _cipher_of(id: UUID) -> AESGCM:
    """By the id of the key, not by its organisation: an id that was rolled back never returns."""
    row = SealKey.objects.filter(pk=id).exclude(wrapped="").first()
    if row is None:
        raise SealBroken
    return _cipher(row.pk, row.wrapped)


@lru_cache(maxsize=4096)
def _cipher(id: UUID, wrapped: str) -> AESGCM:
    del id
    try:
        return AESGCM(aes_key_unwrap(_vault(), base64.b64decode(wrapped)))
    except InvalidUnwrap as error:
        raise SealBroken from error


@lru_cache(maxsize=1)
def _vault() -> bytes:
    """A key for keys, drawn from the vault key for this purpose alone (RFC 5869)."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"samenscan answers")
    return derived.derive(settings.VAULT_KEY.encode())


class _Closed(str):
    """A text that went through `seal`; nothing else is written into a sealed column."""

    __slots__ = ()


def _closed_for(row: models.Model, owner: str, plain: str) -> _Closed:
    sheet: Any = row
    for name in owner.split("."):
        sheet = getattr(sheet, name)
    return _Closed(seal(sheet.organisation_id, plain))


def _only_closed(value: object) -> str | None:
    if value is None or isinstance(value, _Closed):
        return value
    raise TypeError("a sealed column is written by saving its row, and never searched")


class SealedJSON(models.JSONField):
    """A JSON value that lies in the database closed; `owner` leads from its row to the sheet.

    Saved with its row only: `update` and filters cannot know whose key to take, and are refused.
    """

    def __init__(self, *args: Any, owner: str = "sheet", **kwargs: Any) -> None:
        self.owner = owner
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """For migrations: with the way to the sheet."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "owner": self.owner}

    def get_internal_type(self) -> str:
        """A text in every database."""
        return "TextField"

    def pre_save(self, model_instance: models.Model, add: bool) -> _Closed | None:
        """Close the value with the key of the organisation of the sheet."""
        value = getattr(model_instance, self.attname)
        if value is None:
            return None
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return _closed_for(model_instance, self.owner, written)

    def get_db_prep_value(
        self, value: object, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> str | None:
        """Only what `pre_save` closed goes into the database."""
        return _only_closed(value)

    def get_db_prep_save(self, value: object, connection: BaseDatabaseWrapper) -> str | None:
        """Only what `pre_save` closed goes into the database."""
        return _only_closed(value)

    def from_db_value(
        self, value: str | None, expression: object, connection: BaseDatabaseWrapper
    ) -> object:
        """Open what lies there."""
        return None if value is None else json.loads(open_sealed(value))


class SealedText(_TextField):
    """A text that lies in the database closed, as `SealedJSON`; an empty one stays empty."""

    def __init__(self, *args: Any, owner: str = "sheet", **kwargs: Any) -> None:
        self.owner = owner
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """For migrations: with the way to the sheet."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "owner": self.owner}

    def pre_save(self, model_instance: models.Model, add: bool) -> _Closed:
        """Close the text with the key of the organisation of the sheet."""
        value = getattr(model_instance, self.attname)
        return _closed_for(model_instance, self.owner, value) if value else _Closed()

    def get_prep_value(self, value: object) -> str | None:
        """Only what `pre_save` closed goes into the database; whether it is empty can be asked."""
        return "" if value == "" else _only_closed(value)

    def from_db_value(
        self, value: str | None, expression: object, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Open what lies there."""
        return open_sealed(value) if value else value
