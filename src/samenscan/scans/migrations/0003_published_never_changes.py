"""The database itself refuses a change of a published questionnaire."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_REFUSED = "a published questionnaire never changes"
# A migration that remakes the table in SQLite loses the trigger and has to make it again.
_MAKE = {
    "sqlite": [
        "CREATE TRIGGER scans_published_never_changes"
        " BEFORE UPDATE ON scans_publishedquestionnaire"
        f" BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
    ],
    "postgresql": [
        "CREATE FUNCTION scans_published_never_changes() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{_REFUSED}' USING ERRCODE = 'integrity_constraint_violation';"
        " END $$",
        "CREATE TRIGGER scans_published_never_changes BEFORE UPDATE ON"
        " scans_publishedquestionnaire FOR EACH ROW"
        " EXECUTE FUNCTION scans_published_never_changes()",
    ],
}
_DROP = {
    "sqlite": ["DROP TRIGGER scans_published_never_changes"],
    "postgresql": [
        "DROP TRIGGER scans_published_never_changes ON scans_publishedquestionnaire",
        "DROP FUNCTION scans_published_never_changes()",
    ],
}


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the trigger."""
    for statement in _MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the trigger away."""
    for statement in _DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("scans", "0002_drafts_and_bridges")]

    operations = [migrations.RunPython(make, drop)]
