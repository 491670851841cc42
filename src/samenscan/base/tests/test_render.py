"""Rendering …"""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory, override_settings
from django.utils import translation

from samenscan.base import render
from samenscan.base.models import Job
from samenscan.base.tests.make import make_job
from samenscan.core.text import text, words

TEMPLATES = {
    "lists.html": "{% for job in jobs %}{{ job.kind }}{% endfor %}",
    "plain.html": "{{ name }}: {{ sentence|told }}",
}


@pytest.fixture
def request_() -> Iterator[HttpRequest]:
    """A request, with templates of this test."""
    loaders = [("django.template.loaders.locmem.Loader", TEMPLATES)]
    backend = "django.template.backends.django.DjangoTemplates"
    options = {"loaders": loaders, "builtins": ["samenscan.base.templatetags.told"]}
    with override_settings(TEMPLATES=[{"BACKEND": backend, "OPTIONS": options}]):
        engines._templates = None  # type: ignore[attr-defined] # otherwise the real ones stay
        yield RequestFactory().get("/")


@pytest.mark.django_db
def test_raises_when_a_template_asks_the_database(request_: HttpRequest) -> None:
    make_job()
    with pytest.raises(render.QueryInTemplate, match="base_job"):
        render.page(request_, "lists.html", {"jobs": Job.objects.all()})
    assert Job.objects.count() == 1, "afterwards the database is open again"


@pytest.mark.django_db
def test_shows_plain_facts_and_stays_out_of_caches(request_: HttpRequest) -> None:
    facts = {"name": "<b>", "sentence": text("%(n)s beside %(of)s", n=3, of=5)}
    response = render.page(request_, "plain.html", facts, status=409)
    assert response.content.decode() == "&lt;b&gt;: 3 beside 5"
    assert (response.status_code, response["Cache-Control"]) == (409, "no-store, private")


def test_tells_words_in_the_language_of_the_reader() -> None:
    yes = words(nl="Ja", fr="Oui")
    with translation.override("fr"):
        assert render.told(yes) == "Oui"
        assert render.told(text("%(answer)s, %(share)s", answer=yes, share=Decimal("0.5"))) == (
            "Oui, 0,5"
        )
    with translation.override("de"):
        assert render.told(yes) == "Ja", "the author's first language stands in"


def test_never_runs_what_a_person_wrote_as_a_template_of_a_sentence() -> None:
    assert render.told(text("Hello %(name)s", name="%(secret)s {{ x }}")) == (
        "Hello %(secret)s {{ x }}"
    )
