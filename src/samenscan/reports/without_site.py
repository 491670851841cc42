"""Templates and translations without the site: no server, no database, nothing written."""

import os
from pathlib import Path

import django
from django.conf import settings

from samenscan.core.disclosure import Floors

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


def floors_given() -> Floors:
    """The floors of the environment, as the site reads them; FloorRefused where one is too low."""
    return Floors.written({name.upper(): value for name, value in os.environ.items()})
