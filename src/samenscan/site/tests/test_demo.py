"""The demo, which lets anybody in without a password, …"""

import pytest
from django.conf import settings
from django.test import Client, RequestFactory, override_settings
from django.urls import NoReverseMatch, reverse
from pydantic import ValidationError

from samenscan.core.refused import NotFound
from samenscan.members.tests.make import make_centre, make_person
from samenscan.site.demo.cast import CAST, CENTRE
from samenscan.site.demo.load import stands_elsewhere
from samenscan.site.serving import demo_problem, serve
from samenscan.site.settings.config import Config
from samenscan.site.starting_demo import start_demo
from samenscan.site.views import demo_enter


def test_is_refused_at_the_address_of_an_installation() -> None:
    with pytest.raises(ValidationError, match="this machine"):
        Config(demo=True, base_url="https://scan.example")
    assert not Config(base_url="https://scan.example").demo


@pytest.mark.parametrize("url", ["http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000"])
def test_is_taken_on_this_machine(url: str) -> None:
    assert Config(demo=True, base_url=url).demo


@pytest.mark.django_db
def test_is_served_to_this_machine_only(capsys: pytest.CaptureFixture[str]) -> None:
    with override_settings(DEMO=True):
        assert serve("0.0.0.0", 8999) == 1
        assert "not served on 0.0.0.0" in capsys.readouterr().err
        assert not demo_problem("127.0.0.1")
    assert not demo_problem("0.0.0.0")


@pytest.mark.django_db
def test_is_not_served_as_an_installation_since_everybody_knows_its_passwords(
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_person(email=CAST["lead"].email)
    for host in ("127.0.0.1", "0.0.0.0"):
        assert serve(host, 8999) == 1
        assert "passwords everybody knows" in capsys.readouterr().err
    with override_settings(DEMO=True):
        assert not demo_problem("127.0.0.1")


def test_has_no_door_outside_the_demo() -> None:
    assert not settings.DEMO
    with pytest.raises(NoReverseMatch):
        reverse("demo_enter", args=["lead"])


@pytest.mark.django_db
def test_answers_no_other_host_name() -> None:
    assert Client().get("/", headers={"host": "localhost"}).status_code == 200
    assert Client().get("/", headers={"host": "scan.example"}).status_code == 400


@pytest.mark.django_db
@override_settings(DEMO=True)
def test_knows_its_own_cast_only() -> None:
    somebody = make_person(email="karen@example.test")
    for who in ("operator", somebody.email, str(somebody.pk)):
        request = RequestFactory().post("/demo/")
        with pytest.raises(NotFound):
            demo_enter(request, who)


@pytest.mark.django_db
def test_stays_out_of_a_database_with_real_organisations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert not stands_elsewhere()
    make_centre(name="Steunpunt Elders")
    assert stands_elsewhere()
    assert start_demo(port=8999) == 1
    assert "real organisations" in capsys.readouterr().out


@pytest.mark.django_db
def test_comes_back_to_its_own_database() -> None:
    make_centre(name=CENTRE)
    assert not stands_elsewhere()


@pytest.mark.django_db
def test_answers_nobody_at_its_own_address_elsewhere() -> None:
    assert Client().post("/demo/lead/").status_code == 404
