"""Comparing two things field by field: texts per language, values in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenscan.core.questionnaire.canonical import plain_value
from samenscan.core.questionnaire.versions.change import Change, ChangeKind
from samenscan.core.questionnaire.versions.values import as_told, language_name, quoted
from samenscan.core.text import Text, Words, text


@dataclass(frozen=True)
class Label:
    """How a field is called in a sentence, and what a change of it is about."""

    kind: ChangeKind
    name: Text


@dataclass(frozen=True)
class At:
    """Where a difference is: its codes, and the words a sentence starts with.

    `first` is the language that every text has.
    """

    codes: tuple[str, ...]
    where: Text
    first: str


def differ(old: object, new: object) -> bool:
    """Whether two values are different content."""
    return plain_value(old) != plain_value(new)


def compare_fields(
    at: At, old: object, new: object, labels: Mapping[str, Label]
) -> Iterator[Change]:
    """A change for every field of `labels` that differs."""
    for name, label in labels.items():
        was, now = getattr(old, name), getattr(new, name)
        if not differ(was, now):
            continue
        if isinstance(was, Words) and isinstance(now, Words):
            yield from compare_words(at, label, was, now)
        else:
            yield Change(label.kind, at.codes, _was_and_is(at, label, was, now))


def _was_and_is(at: At, label: Label, was: object, now: object) -> Text:
    if was is None or was == ():
        return text(
            "%(where)s: %(what)s is now %(new)s.",
            where=at.where,
            what=label.name,
            new=as_told(now),
        )
    if now is None or now == ():
        return text(
            "%(where)s: %(what)s (%(old)s) is gone.",
            where=at.where,
            what=label.name,
            old=as_told(was),
        )
    return text(
        "%(where)s: %(what)s was %(old)s and is now %(new)s.",
        where=at.where,
        what=label.name,
        old=as_told(was),
        new=as_told(now),
    )


def compare_words(at: At, label: Label, old: Words, new: Words) -> Iterator[Change]:
    """A change for every language in which a text differs."""
    was, now = dict(old.by_language), dict(new.by_language)
    for language in dict.fromkeys([*was, *now]):
        if was.get(language) == now.get(language):
            continue
        kind = label.kind if language == at.first else ChangeKind.TRANSLATION
        yield Change(kind, at.codes, _said(at, label, language, was, now))


def _said(
    at: At, label: Label, language: str, was: Mapping[str, str], now: Mapping[str, str]
) -> Text:
    name = language_name(language)
    if language not in was:
        return text(
            "%(where)s: %(what)s is now there in %(language)s: %(new)s.",
            where=at.where,
            what=label.name,
            language=name,
            new=quoted(now[language]),
        )
    if language not in now:
        return text(
            "%(where)s: %(what)s is no longer there in %(language)s; it was %(old)s.",
            where=at.where,
            what=label.name,
            language=name,
            old=quoted(was[language]),
        )
    return text(
        "%(where)s: %(what)s in %(language)s was %(old)s and is now %(new)s.",
        where=at.where,
        what=label.name,
        language=name,
        old=quoted(was[language]),
        new=quoted(now[language]),
    )


def compare_per_place(
    at: At, label: Label, old: Sequence[Words], new: Sequence[Words]
) -> Iterator[Change]:
    """Texts that stand at a number, such as the names of level 0 to 5."""
    if not old or not new:
        if old or new:
            says = (
                text("%(where)s: %(what)s are now written out.", where=at.where, what=label.name)
                if new
                else text("%(where)s: %(what)s are gone.", where=at.where, what=label.name)
            )
            yield Change(label.kind, at.codes, says)
        return
    for number, (was, now) in enumerate(zip(old, new, strict=False)):
        if differ(was, now):
            at_number = At(
                at.codes,
                text("%(where)s, level %(number)s", where=at.where, number=number),
                at.first,
            )
            yield from compare_words(at_number, label, was, now)
    if len(old) != len(new):
        yield Change(
            label.kind,
            at.codes,
            text(
                "%(where)s: %(what)s were %(old)s and are now %(new)s in number.",
                where=at.where,
                what=label.name,
                old=len(old),
                new=len(new),
            ),
        )
