"""The whole register as values, to see that nothing changed; and short ways to import."""

from samenscan.core.access import OPERATOR
from samenscan.core.register.importing import Choice
from samenscan.members import models
from samenscan.members.actions.importing import apply_import, decide_rows, preview_import
from samenscan.members.importing.snapshots import TABLES


def whole_register() -> dict[str, list[dict[str, object]]]:
    """Every row of every table an import can write."""
    return {
        table: sorted(model._default_manager.values(), key=lambda row: str(row["id"]))
        for table, (model, _key) in TABLES.items()
    }


def table(*rows: tuple[str, ...]) -> bytes:
    """A CSV file of these rows."""
    return "".join(";".join(row) + "\n" for row in rows).encode()


def preview(*rows: tuple[str, ...]) -> models.RegisterImport:
    """These rows as a file, previewed by the operator."""
    return preview_import(OPERATOR, content=table(*rows), file_name="rows.csv")


def bring_in(*rows: tuple[str, ...], conflicts: Choice | None = None) -> models.RegisterImport:
    """These rows as a file, applied by the operator."""
    done = preview(*rows)
    if conflicts is not None:
        decide_rows(OPERATOR, register_import=done.pk, choices={}, all_conflicts=conflicts)
    return apply_import(OPERATOR, register_import=done.pk)
