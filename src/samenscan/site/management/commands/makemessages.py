"""Collects the texts to translate, also those that core marks with `text("…")`."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import makemessages

PACKAGE = Path(__file__).resolve().parents[3]
# English is the language of the texts in the code, so it needs no catalogue.
LOCALES = [code for code, _name in settings.LANGUAGES if code != "en"]


class Command(makemessages.Command):
    """Django's own command, pointed at this package and its languages."""

    help = "Collect the texts to translate into src/samenscan/locale."
    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=text"]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def handle(self, *args: Any, **options: Any) -> None:
        """Run over the whole package; removed texts leave the catalogues too."""
        options |= {
            "locale": LOCALES,
            "no_obsolete": True,
            "add_location": "file",
            "ignore_patterns": [*options["ignore_patterns"], "tests/*"],
            "extensions": ["html", "txt", "py"],
        }
        before = Path.cwd()
        os.chdir(PACKAGE)
        try:
            super().handle(*args, **options)
        finally:
            os.chdir(before)
