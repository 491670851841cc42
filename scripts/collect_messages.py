"""Collects the texts to translate, those that core marks with `text(…)` included, per language."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands.makemessages import Command as MakeMessages

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "samenscan"


class CollectMessages(MakeMessages):
    """Django's own collector, which also knows the marker of core."""

    xgettext_options = [*MakeMessages.xgettext_options, "--keyword=text:1"]
    # A guessed translation looks like a finished one; an empty one is seen.
    msgmerge_options = [*MakeMessages.msgmerge_options, "--no-fuzzy-matching"]


def main() -> None:
    """Update the catalogues of every language but English, in which the texts are written."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenscan.site.settings")
    django.setup()
    (PACKAGE / "locale").mkdir(exist_ok=True)
    os.chdir(PACKAGE)
    call_command(
        CollectMessages(),
        locale=[code for code, _ in settings.LANGUAGES if code != "en"],
        ignore_patterns=["*/tests/*", "*/migrations/*"],
        add_location="file",
        no_obsolete=True,
        no_wrap=True,
    )


if __name__ == "__main__":
    main()
