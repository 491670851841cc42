"""The head of the journal gets a seal; one that stands already is sealed as it stands."""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings
from django.db import migrations, models


def seal(apps: Any, schema_editor: Any) -> None:
    """Seal the head of this installation, if it has one (see `base.journal`)."""
    key = str(settings.JOURNAL_KEY).encode()
    for head in apps.get_model("base", "JournalHead").objects.all():
        content = json.dumps(["head", head.n_lines, head.digest])
        head.seal = hmac.new(key, content.encode(), hashlib.sha256).hexdigest()
        head.save(update_fields=["seal"])


class Migration(migrations.Migration):
    dependencies = [("base", "0002_cache_table")]
    operations = [
        migrations.AddField("journalhead", "seal", models.CharField(default="", max_length=64)),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
