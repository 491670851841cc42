"""What an import would do or did, as facts for its page and for the command line."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Field, QuerySet

from samenscan.core.access import Actor
from samenscan.core.questionnaire.canonical import text_from_plain
from samenscan.core.register.columns import not_understood
from samenscan.core.register.importing import Change, Outcome
from samenscan.core.text import Text
from samenscan.members import models
from samenscan.members.importing.doors import centre_of_importer, import_for
from samenscan.members.importing.plain import as_dict, as_list, plan_from_plain

# What a page lists of each sort; the numbers above it count all.
SHOWN = 50


@dataclass(frozen=True)
class ImportFact:
    """An import as a list shows it."""

    id: UUID
    file_name: str
    state: str
    state_label: str
    uploaded_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None


@dataclass(frozen=True)
class ChoiceFact:
    """One choice that a row offers."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class RowFact:
    """One row of the file: what it would do, why to look at it, and what can be chosen."""

    number: int
    label: str
    outcome: str
    outcome_label: str
    changes: tuple[tuple[str, Change], ...]
    doubts: tuple[Text, ...]
    choices: tuple[ChoiceFact, ...]


@dataclass(frozen=True)
class ImportPage:
    """Three lists: what goes in, what a person should confirm, what was not understood."""

    fact: ImportFact
    sheet: str
    counts: dict[str, int]
    n_undecided: int
    conflicts: tuple[RowFact, ...]
    to_confirm: tuple[RowFact, ...]
    changed: tuple[RowFact, ...]
    left_out: tuple[RowFact, ...]
    new: tuple[RowFact, ...]
    unknown_columns: tuple[Text, ...]
    notes: tuple[Text, ...]

    @property
    def cut(self) -> bool:
        """Whether one of the lists is too long to show whole."""
        lists = (self.conflicts, self.to_confirm, self.changed, self.left_out, self.new)
        return any(len(rows) == SHOWN for rows in lists)


def imports_page(actor: Actor) -> tuple[ImportFact, ...]:
    """The last imports of the actor's own centre; of everybody for the operator."""
    centre = centre_of_importer(actor)
    rows = models.RegisterImport.objects.all()
    if centre is not None:
        rows = rows.filter(centre=centre)
    return tuple(_fact(row) for row in rows[:SHOWN])


def import_page(actor: Actor, id: UUID) -> ImportPage:
    """One import with the first rows of each sort."""
    row = import_for(actor, id)
    plan = as_dict(row.plan)
    return ImportPage(
        fact=_fact(row),
        sheet=row.sheet,
        counts={
            outcome.value: int(str(as_dict(plan.get("counts")).get(outcome.value, 0)))
            for outcome in Outcome
        },
        n_undecided=row.rows.filter(choice=models.RowChoice.STOP).count(),
        conflicts=_first(row.rows.filter(outcome=models.RowOutcome.CONFLICT)),
        to_confirm=_first(
            row.rows.filter(to_confirm=True).exclude(outcome=models.RowOutcome.CONFLICT)
        ),
        changed=_first(row.rows.filter(outcome=models.RowOutcome.CHANGED)),
        left_out=_first(row.rows.filter(outcome=models.RowOutcome.LEFT_OUT)),
        new=_first(row.rows.filter(outcome=models.RowOutcome.NEW, to_confirm=False)),
        unknown_columns=tuple(
            not_understood(str(title)) for title in as_list(plan.get("unknown_columns"))
        ),
        notes=tuple(text_from_plain(note) for note in as_list(plan.get("notes"))),
    )


def _fact(row: models.RegisterImport) -> ImportFact:
    return ImportFact(
        row.pk,
        row.file_name,
        row.state,
        str(models.ImportState(row.state).label),
        row.uploaded_at,
        row.applied_at,
        row.undone_at,
    )


def _first(rows: QuerySet[models.ImportRow]) -> tuple[RowFact, ...]:
    return tuple(_row(row) for row in rows.order_by("number")[:SHOWN])


def _row(row: models.ImportRow) -> RowFact:
    plan = plan_from_plain(row.plan)
    return RowFact(
        row.number,
        row.label,
        row.outcome,
        str(models.RowOutcome(row.outcome).label),
        tuple((_field_label(change), change) for change in plan.changes),
        plan.doubts,
        tuple(
            ChoiceFact(
                choice.value, str(models.RowChoice(choice.value).label), choice == row.choice
            )
            for choice in plan.choices
        ),
    )


def _field_label(change: Change) -> str:
    if change.field == "code":
        return str(models.Scheme(change.part).label)
    if change.field == "figure":
        figure, _space, year = change.part.partition(" ")
        return f"{models.Figure(figure).label} {year}"
    if change.field == "membership":
        return change.part
    if change.field == "municipalities":
        return str(models.OrganisationKind.MUNICIPALITY.label)
    field = models.Organisation._meta.get_field(change.field)
    return str(field.verbose_name) if isinstance(field, Field) else change.field
