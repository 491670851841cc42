"""Templates and translations without the site: no server, no database, nothing written."""

from pathlib import Path

import django
from django.conf import settings

LANGUAGES = ("nl", "fr", "de", "en")

_HERE = Path(__file__).resolve().parent


def make_ready() -> None:
    """Give Django what reports need; does nothing where the site's settings are loaded already."""
    if settings.configured:
        return
    settings.configure(
        LANGUAGE_CODE=LANGUAGES[0],
        LANGUAGES=[(code, code) for code in LANGUAGES],
        LOCALE_PATHS=[_HERE.parent / "locale"],
        USE_I18N=True,
        USE_THOUSAND_SEPARATOR=True,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [_HERE / "templates"],
            }
        ],
    )
    django.setup()
