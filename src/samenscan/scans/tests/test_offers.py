"""What is known already is offered, and becomes an answer when somebody says so …"""

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.core.access import Actor, Role
from samenscan.core.questionnaire.model import FIGURES
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.models import Figure, YearFigure
from samenscan.members.tests.make import an_actor
from samenscan.scans.actions import (
    AnswerConflict,
    NothingToOffer,
    RoundNotOpen,
    ValueGone,
    close_round,
    keep_offered,
    offer_known,
    open_round,
    save_answer,
    set_aside,
)
from samenscan.scans.models import Answer, AnswerRevision, Prefill, Sheet
from samenscan.scans.tests.make import SOURCE, World, fill, make_world, publish_questionnaire, save
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db
# G2 asks what the register knows.
ASKS_FIGURE = SOURCE.replace("{code: G2, type: number,", "{code: G2, type: number, figure: fte,")


def next_round(world: World, source: str = SOURCE, *, with_answers: bool = True) -> Sheet:
    """The sheet of the first zone in a second round, after the first one was filled and closed."""
    if with_answers:
        fill(world.lead, world.sheet)
        close_round(world.coordinator, round=world.round.pk)
    asked = world.round.questionnaire
    name = f"{asked.code}@{asked.version}" if source == SOURCE else publish_questionnaire(source)
    row = open_round(
        world.coordinator,
        centre=world.centre.pk,
        name="Volgende",
        questionnaire=name,
        partnerships=(world.east.pk, world.west.pk),
        closes_at=clock.now() + timedelta(days=60),
    )
    row.sheets.update(acknowledged_at=clock.now(), acknowledged_by=world.lead.person)
    return row.sheets.get(organisation=world.zone)


def offer_of(sheet: Sheet, question: str, source: str = "earlier") -> Prefill:
    """The value that is offered for a question."""
    return sheet.prefills.get(question=question, source=source)


def states(sheet: Sheet) -> Mapping[str, str]:
    """What was done with each offered value."""
    return dict(sheet.prefills.values_list("question", "state"))


def keep(actor: Actor, sheet: Sheet, question: str) -> int:
    """Say that the value is still true; the revision that stands."""
    offer = offer_of(sheet, question)
    return keep_offered(actor, sheet=sheet.pk, question=question, offer=offer.pk).revision


def test_from_the_last_round_what_was_answered_and_nothing_is_an_answer() -> None:
    world = make_world()
    sheet = next_round(world)
    offered = offer_known(world.lead, sheet=sheet.pk)
    # G3 said “we don't know”: that is asked again.
    assert states(sheet) == dict.fromkeys(("B1", "B2", "B3", "G1", "G2"), "offered")
    assert (offered.n_earlier, offered.n_register) == (5, 0)
    assert not sheet.answers.exists()
    assert offer_of(sheet, "B1").value == {"paper": 4, "practice": 4}
    assert offer_of(sheet, "B1").known_on is not None
    page = signed_in(world.lead).get(reverse("scans:sheet", args=[sheet.pk])).content.decode()
    assert "0 of 6 answered" in page
    lines = JournalLine.objects.filter(event="prefill.offer")
    assert [line.facts for line in lines] == [{"earlier": 5, "register": 0}]


def test_twice_gives_nothing_more() -> None:
    world = make_world()
    sheet = next_round(world)
    offer_known(world.lead, sheet=sheet.pk)
    with pytest.raises(NothingToOffer):
        offer_known(world.lead, sheet=sheet.pk)
    assert sheet.prefills.count() == 5


def test_without_an_earlier_round_or_a_figure_there_is_nothing() -> None:
    world = make_world()
    with pytest.raises(NothingToOffer):
        offer_known(world.lead, sheet=world.sheet.pk)


def test_only_the_lead_asks_for_it_and_only_while_the_round_is_open() -> None:
    world = make_world()
    sheet = next_round(world)
    with pytest.raises(Forbidden):
        offer_known(world.contributor, sheet=sheet.pk)
    other = world.round.sheets.exclude(organisation=world.zone)[0].organisation
    stranger = an_actor(Role.LEAD, organisation=other)
    with pytest.raises(NotFound):
        offer_known(stranger, sheet=sheet.pk)
    with clock.held_at(sheet.round.closes_at + timedelta(days=1)), pytest.raises(RoundNotOpen):
        offer_known(world.lead, sheet=sheet.pk)


def test_kept_it_is_an_answer_with_history_and_the_same_again_is_nothing_new() -> None:
    world = make_world()
    sheet = next_round(world)
    offer_known(world.lead, sheet=sheet.pk)
    assert keep(world.contributor, sheet, "B2") == 1
    assert keep(world.lead, sheet, "B2") == 1
    stored = Answer.objects.get(sheet=sheet)
    assert (stored.value, stored.answered_by_id) == ({"yes": True}, world.contributor.person)
    assert AnswerRevision.objects.filter(answer=stored).count() == 1
    assert states(sheet)["B2"] == "kept"


def test_a_colleague_who_answered_meanwhile_is_not_overwritten() -> None:
    world = make_world()
    sheet = next_round(world)
    offer_known(world.lead, sheet=sheet.pk)
    save(world.lead, sheet, "B2", value="no")
    with pytest.raises(AnswerConflict):
        keep(world.contributor, sheet, "B2")
    assert Answer.objects.get(sheet=sheet).value == {"yes": False}
    assert states(sheet)["B2"] == "changed"


def test_the_same_answer_typed_is_kept_and_another_is_changed() -> None:
    world = make_world()
    sheet = next_round(world)
    offer_known(world.lead, sheet=sheet.pk)
    save(world.lead, sheet, "B2", value="yes")
    save(world.lead, sheet, "B3", value="nobody")
    assert (states(sheet)["B2"], states(sheet)["B3"]) == ("kept", "changed")


def test_set_aside_it_is_offered_no_more_and_asked() -> None:
    world = make_world()
    sheet = next_round(world)
    offer_known(world.lead, sheet=sheet.pk)
    offer = offer_of(sheet, "B2")
    for _ in range(2):
        set_aside(world.contributor, sheet=sheet.pk, question="B2", offer=offer.pk)
    assert states(sheet)["B2"] == "dropped"
    assert not sheet.answers.exists()
    with pytest.raises(NothingToOffer):
        offer_known(world.lead, sheet=sheet.pk)


def test_what_nobody_offered_is_not_kept() -> None:
    world = make_world()
    sheet = next_round(world)
    offer_known(world.lead, sheet=sheet.pk)
    other = offer_of(sheet, "B3")
    for offer in (uuid4(), other.pk):
        with pytest.raises(ValueGone):
            keep_offered(world.lead, sheet=sheet.pk, question="B2", offer=offer)
        with pytest.raises(ValueGone):
            set_aside(world.lead, sheet=sheet.pk, question="B2", offer=offer)


def test_what_the_author_calls_changed_is_not_offered() -> None:
    world = make_world()
    changed = SOURCE.replace('version: "1"', 'version: "2"').replace(
        "{code: B2, type: yes_no", "{code: B9, type: yes_no"
    )
    bridge = """
bridge:
  from: "1"
  questions:
    - {old: [B2], new: [B9], how: renamed}
    - {old: [B3], new: [B3], how: broken}
"""
    sheet = next_round(world, changed + bridge)
    offer_known(world.lead, sheet=sheet.pk)
    assert set(states(sheet)) == {"B1", "B9", "G1", "G2"}
    assert offer_of(sheet, "B9").value == {"yes": True}


def test_without_a_bridge_nothing_is_offered() -> None:
    world = make_world()
    sheet = next_round(world, SOURCE.replace('version: "1"', 'version: "2"'))
    with pytest.raises(NothingToOffer):
        offer_known(world.lead, sheet=sheet.pk)
    page = signed_in(world.lead).get(reverse("scans:sheet", args=[sheet.pk])).content.decode()
    assert reverse("scans:offer_known", args=[sheet.pk]) not in page


def test_the_newest_figure_of_the_register_with_its_year_and_source() -> None:
    world = make_world(source=ASKS_FIGURE)
    for year, value in ((2024, "80"), (2025, "90"), (2099, "70")):
        YearFigure.objects.create(
            organisation=world.zone, figure="fte", year=year, value=value, source="Jaarverslag"
        )
    offered = offer_known(world.lead, sheet=world.sheet.pk)
    assert (offered.n_earlier, offered.n_register) == (0, 1)
    offer = offer_of(world.sheet, "G2", "register")
    assert offer.value == {"number": "90"}
    page = signed_in(world.lead).get(reverse("scans:section", args=[world.sheet.pk, "G"]))
    assert "The register says for 2025 (source: Jaarverslag):" in page.content.decode()
    keep_offered(world.lead, sheet=world.sheet.pk, question="G2", offer=offer.pk)
    assert Answer.objects.get().comment == ""


def test_a_figure_that_the_question_does_not_take_is_left_out() -> None:
    world = make_world(source=ASKS_FIGURE)
    YearFigure.objects.create(
        organisation=world.zone, figure="fte", year=2025, value="90.5", source="x"
    )
    with pytest.raises(NothingToOffer):
        offer_known(world.lead, sheet=world.sheet.pk)


def test_questions_can_name_what_the_register_keeps() -> None:
    kept = {"budget" if one is Figure.BUDGET_CENTS else one.value for one in Figure}
    assert set(FIGURES) == kept


def test_the_explanation_of_then_comes_along() -> None:
    world = make_world()
    save_answer(
        world.lead,
        sheet=world.sheet.pk,
        question="B2",
        fields={"value": "yes", "comment": "sinds 2024"},
        revision=0,
    )
    fill(world.lead, world.sheet)
    close_round(world.coordinator, round=world.round.pk)
    sheet = next_round(world, with_answers=False)
    offer_known(world.lead, sheet=sheet.pk)
    keep(world.lead, sheet, "B2")
    assert Answer.objects.get(sheet=sheet).comment == "sinds 2024"


def test_on_the_pages_one_after_the_other_without_scripts() -> None:
    world = make_world()
    sheet = next_round(world)
    client = signed_in(world.lead)
    overview = reverse("scans:sheet", args=[sheet.pk])
    text = client.get(overview).content.decode()
    assert "Start from your previous scan" in text
    form = text[text.index(reverse("scans:offer_known", args=[sheet.pk])) :]
    assert "csrfmiddlewaretoken" in form[: form.index("</form>")]
    client.post(reverse("scans:offer_known", args=[sheet.pk]))
    assert "?nu=B1" in client.get(overview).content.decode()
    section = reverse("scans:section", args=[sheet.pk, "B"])
    page = client.get(section, {"nu": "B1"}).content.decode()
    assert page.count("autofocus") == 1
    assert "you answered:" in page
    sent = {"offer": str(offer_of(sheet, "B1").pk)}
    reply = client.post(reverse("scans:keep_offered", args=[sheet.pk, "B", "B1"]), sent)
    assert reply["Location"] == f"{section}?nu=B2"
    sent = {"offer": str(offer_of(sheet, "B2").pk)}
    reply = client.post(reverse("scans:set_aside", args=[sheet.pk, "B", "B2"]), sent)
    assert reply["Location"] == f"{section}#q-B2"
    reply = client.post(reverse("scans:set_aside", args=[sheet.pk, "B", "B2"]), {"offer": "x"})
    assert reply.status_code == 409
    submit = client.get(reverse("scans:submit", args=[sheet.pk])).content.decode()
    assert "1 value still to confirm" in submit
    assert "2 values still to confirm" in submit


def test_contributors_see_what_waits_and_cannot_ask_for_it() -> None:
    world = make_world()
    sheet = next_round(world)
    client = signed_in(world.contributor)
    address = reverse("scans:offer_known", args=[sheet.pk])
    assert address not in client.get(reverse("scans:sheet", args=[sheet.pk])).content.decode()
    offer_known(world.lead, sheet=sheet.pk)
    page = client.get(reverse("scans:section", args=[sheet.pk, "B"])).content.decode()
    assert page.count("Still true?") == 3
