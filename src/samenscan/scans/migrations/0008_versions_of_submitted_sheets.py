"""Every sheet that was submitted before versions were kept gets its first version, as it stands."""

import hashlib
import json
import secrets

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def freeze(apps: StateApps, schema: BaseDatabaseSchemaEditor) -> None:
    """Write version 1 of every submitted sheet without one; nothing in it could change since."""
    sheets = apps.get_model("scans", "Sheet").objects.filter(
        submitted_at__isnull=False, submitted_by__isnull=False, versions=None
    )
    for sheet in sheets.select_related("round__questionnaire").iterator(chunk_size=100):
        rows = list(sheet.answers.values_list("question", "value", "comment"))
        answers = {
            "answers": {question: value for question, value, _comment in rows},
            "comments": {question: comment for question, _value, comment in rows if comment},
            "salt": secrets.token_hex(16),
        }
        content = {"questionnaire": sheet.round.questionnaire.content_hash, **answers}
        written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        sheet.versions.create(
            number=1,
            answers=answers,
            content_hash=hashlib.sha256(written.encode()).hexdigest(),
            submitted_by=sheet.submitted_by,
            submitted_at=sheet.submitted_at,
        )


class Migration(migrations.Migration):
    dependencies = [("scans", "0007_who_fills_what")]

    operations = [migrations.RunPython(freeze, migrations.RunPython.noop)]
