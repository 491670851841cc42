"""Every kind of question is filled in, shown, kept and counted."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from samenscan.base.documents import DocumentMissing, content_of, digest_of
from samenscan.base.models import JournalLine
from samenscan.base.render import told
from samenscan.core.access import Actor, Role
from samenscan.core.answers import AnswerRefused
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.tests.make import A_PDF, an_actor, make_organisation
from samenscan.scans.actions import NothingAnswered, submit
from samenscan.scans.actions.attachments import open_attachment
from samenscan.scans.models import Answer, Attachment
from samenscan.scans.queries.rounds import round_page, rounds_for
from samenscan.scans.queries.sheets import section_page, sheet_page
from samenscan.scans.tests.kinds import SOURCE
from samenscan.scans.tests.make import World, answer, make_world, save
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db

GIVEN = {
    "K1": {"paper": "2", "practice": "3"},
    "K2": {"value": "yes"},
    "K3": {"value": "4"},
    "K4": {"value": "firm"},
    "K5": {"value-mail": "on", "value-maps": "on"},
    "K6": {"value": "1000"},
    "K7": {"value": "12"},
    "K9": {"value": "31/12/2026"},
    "K10": {"value": "Het netwerk.\nEn de rest."},
    "K11": {"rank-time": "1", "rank-people": "2"},
    "K12": {"matters": "3", "together": "1"},
    "K13": {"row-1-firm": "Acme", "row-1-cost": "12,55", "row-2-firm": "Bee", "row-2-exit": "no"},
}
SHOWN = {
    "K1": "on paper level 2, in practice level 3",
    "K4": "Een firma",
    "K5": "E-mail, Kaarten",
    "K9": "31/12/2026",
    "K11": "1. Tijd, 2. Mensen",
    "K12": "matters a lot, perhaps together",
}


@pytest.fixture
def world() -> World:
    """An open round with every kind of question."""
    return make_world(source=SOURCE)


def page_of(client: Client, world: World, section: str = "K") -> str:
    """The section as it is shown."""
    address = reverse("scans:section", args=[world.sheet.pk, section])
    return unescape(client.get(address).content.decode())


def post(client: Client, world: World, question: str, **fields: object) -> tuple[int, str]:
    """Save one answer as the script does; status and reply."""
    section = "L" if question.startswith("L") else "K"
    address = reverse("scans:save_answer", args=[world.sheet.pk, section, question])
    named = {f"q-{question}-{field}": value for field, value in fields.items()}
    reply = client.post(address, {f"q-{question}-version": "0"} | named)
    return reply.status_code, unescape(reply.content.decode())


def places(reply: str) -> dict[str, str]:
    """Which questions a reply brings along, and whether they are asked."""
    return dict(re.findall(r'id="q-(\w+)-place" data-asked="(\w+)" hx-swap-oob="true"', reply))


def fill(world: World, *, without: tuple[str, ...] = ()) -> None:
    """Give every answer of GIVEN."""
    for question, fields in GIVEN.items():
        if question not in without:
            answer(world.lead, world.sheet, question, fields)


@override("en")
def test_every_answer_comes_back_as_it_was_given(world: World) -> None:
    fill(world)
    html = page_of(signed_in(world.contributor), world)
    for question, fields in GIVEN.items():
        for field, value in fields.items():
            name = re.escape(f'name="q-{question}-{field}"')
            stands = [
                rf'{name} value="{re.escape(value)}" checked',
                rf'{name} value="{re.escape(value)}"',
                rf"{name}[^>]*>{re.escape(value)}</textarea>",
                rf"{name}><option.*?value=\"{re.escape(value)}\" selected",
            ]
            chosen = re.search(rf'type="(radio|checkbox)" {name}', html)
            wanted = stands[:1] if chosen else stands[1:]
            assert any(re.search(one, html, re.DOTALL) for one in wanted), (question, field)
    facts = section_page(world.lead, world.sheet.pk, "K").questions
    shown = {fact.question.code: told(fact.shown) for fact in facts}
    assert {code: shown[code] for code in SHOWN} == SHOWN


def test_a_level_shows_what_it_looks_like_in_practice_and_the_common_words_on_paper(
    world: World,
) -> None:
    html = page_of(signed_in(world.lead), world)
    paper, practice = (
        html.split('name="q-K1-practice" value="0"')[0],
        html.split('name="q-K1-paper" value="5"')[1],
    )
    assert "Vastgesteld door de korpschef" in paper
    assert "Elk jaar wordt een proef gedaan" not in paper
    assert "Elk jaar wordt een proef gedaan" in practice


def test_a_question_appears_and_goes_with_the_answer_it_waits_for(world: World) -> None:
    client = signed_in(world.lead)
    assert 'name="q-K3-value"' not in page_of(client, world)
    _, reply = post(client, world, "K2", value="yes")
    assert places(reply) == {"K3": "yes", "K4": "no", "K8": "yes"}
    assert 'name="q-K3-value"' in reply and 'name="q-K4-value"' not in reply
    _, reply = post(client, world, "K3", value="4")
    assert places(reply) == {"K4": "yes", "K8": "yes"}
    _, reply = post(client, world, "K2", value="no", version="1")
    assert places(reply) == {"K3": "no", "K4": "no", "K8": "no"}
    assert "of 11 answered" in reply


def test_an_answer_to_a_question_that_is_no_longer_asked_is_kept(world: World) -> None:
    fill(world)
    answer(world.lead, world.sheet, "K2", {"value": "no"}, at=1)
    html = page_of(signed_in(world.lead), world)
    assert 'name="q-K3-value"' not in html
    assert Answer.objects.get(question="K3").value == {"number": "4"}
    answer(world.lead, world.sheet, "K2", {"value": "yes"}, at=2)
    assert 'name="q-K3-value" value="4"' in page_of(signed_in(world.lead), world)


def test_counts_and_minutes_are_those_of_what_is_asked(world: World) -> None:
    first = sheet_page(world.lead, world.sheet.pk)
    assert [(one.n_questions, one.minutes) for one in first.sections] == [(11, 12), (1, 1)]
    save(world.lead, world.sheet, "K2", value="yes")
    save(world.lead, world.sheet, "K3", value="4")
    second = sheet_page(world.lead, world.sheet.pk)
    assert [(one.n_answered, one.n_questions) for one in second.sections] == [(2, 13), (0, 1)]
    (listed,) = rounds_for(world.lead)
    assert (listed.n_answered, listed.n_questions) == (2, 14)


def test_the_centre_counts_only_what_is_asked_of_everybody(world: World) -> None:
    for value in ("yes", "no"):
        revision = Answer.objects.filter(question="K2").first()
        save(world.lead, world.sheet, "K2", value=value, at=revision.revision if revision else 0)
        save(world.lead, world.sheet, "K3", value="4")
        page = round_page(world.coordinator, world.round.pk)
        mine = next(one for one in page.progress if one.name == world.zone.name)
        assert (mine.n_answered, page.n_questions) == (1, 12)


def test_an_answer_that_is_not_asked_is_nothing_to_submit(world: World) -> None:
    save(world.lead, world.sheet, "K3", value="4")
    with pytest.raises(NothingAnswered):
        submit(world.lead, sheet=world.sheet.pk)


def test_what_is_calculated_is_shown_and_cannot_be_saved(world: World) -> None:
    client = signed_in(world.lead)
    save(world.lead, world.sheet, "K2", value="yes")
    save(world.lead, world.sheet, "K3", value="3")
    _, reply = post(client, world, "K6", value="1000")
    assert "333.33 euro" in reply
    assert 'name="q-K8-value"' not in reply
    status, _ = post(client, world, "K8", value="1")
    assert status == 422
    with pytest.raises(AnswerRefused):
        save(world.lead, world.sheet, "K8", value="1")
    assert not Answer.objects.filter(question="K8").exists()


def test_a_rule_that_does_not_hold_is_told_and_the_answer_is_saved(world: World) -> None:
    client = signed_in(world.lead)
    status, reply = post(client, world, "K9", value="31/12/2025")
    assert status == 200
    assert "Deze dag ligt voor het jaar van de scan." in reply
    assert Answer.objects.get().value == {"date": "2025-12-31"}
    assert "Deze dag ligt" in page_of(client, world)
    overview = client.get(reverse("scans:submit", args=[world.sheet.pk])).content.decode()
    points = overview.partition('<ul class="open-points">')[2].partition("</ul>")[0]
    assert "Deze dag ligt" in points and "#q-K9" in points
    _, reply = post(client, world, "K9", value="1/1/2026", version="1")
    assert "Deze dag ligt" not in reply and 'id="q-K9-remarks"' in reply


def test_an_explanation_goes_with_its_answer(world: World) -> None:
    client = signed_in(world.lead)
    post(client, world, "K6", value="1000", comment=" Zie de begroting. ")
    stored = Answer.objects.get()
    assert (stored.comment, stored.revision) == ("Zie de begroting.", 1)
    assert "Zie de begroting." in page_of(signed_in(world.contributor), world)
    post(client, world, "K6", value="1000", comment="Zie pagina 3.", version="1")
    stored.refresh_from_db()
    assert (stored.comment, stored.revision) == ("Zie pagina 3.", 2)
    save(world.lead, world.sheet, "K6", value="2000", at=2)
    stored.refresh_from_db()
    assert stored.comment == "Zie pagina 3.", "who sends no explanation does not take it away"


def test_an_explanation_alone_is_no_answer(world: World) -> None:
    post(signed_in(world.lead), world, "K6", comment="Vraag aan Jan")
    stored = Answer.objects.get()
    assert (stored.complete, stored.comment) == (False, "Vraag aan Jan")
    status, _ = post(signed_in(world.lead), world, "K6", comment="x" * 2001, version="1")
    assert status == 422


def test_an_explanation_is_not_read_by_the_centre(world: World) -> None:
    save(world.lead, world.sheet, "K6", value="1000", comment="Tussen ons")
    with pytest.raises(Forbidden):
        section_page(world.coordinator, world.sheet.pk, "K")
    page = signed_in(world.coordinator).get(reverse("scans:round", args=[world.round.pk]))
    assert "Tussen ons" not in page.content.decode()


@pytest.mark.parametrize(
    ("question", "theirs", "mine", "words"),
    [
        ("K5", {"value-mail": "on"}, {"value-maps": "on"}, ("E-mail", "Kaarten")),
        ("K10", {"value": "een"}, {"value": "twee"}, ("“een”", "“twee”")),
        ("K11", {"rank-people": "1"}, {"rank-time": "1"}, ("1. Mensen", "1. Tijd")),
        ("K12", {"matters": "0"}, {"matters": "3"}, ("does not matter", "matters a lot")),
        ("K13", {"row-1-firm": "Acme"}, {"row-1-firm": "Bee"}, ("Acme", "Bee")),
        ("K9", {"value": "1/1/2027"}, {"value": "2/1/2027"}, ("01/01/2027", "02/01/2027")),
        ("K6", {"value": "1", "comment": "a"}, {"value": "1", "comment": "b"}, ("— a", "— b")),
    ],
)
def test_two_colleagues_see_both_answers(
    world: World,
    question: str,
    theirs: dict[str, str],
    mine: dict[str, str],
    words: tuple[str, str],
) -> None:
    answer(world.contributor, world.sheet, question, theirs)
    status, reply = post(signed_in(world.lead), world, question, **mine)
    assert status == 409
    assert words[0] in reply and words[1] in reply


def test_no_explanation_is_lost_where_two_colleagues_hand_in_files(world: World) -> None:
    upload(signed_in(world.contributor), world, A_PDF, comment="Het plan van Jan")
    other = A_PDF + b" two"
    status, _ = upload(signed_in(world.lead), world, other, comment="")
    stored = Answer.objects.get()
    assert (status, stored.comment) == (200, "Het plan van Jan")
    assert Attachment.objects.count() == 2
    status, reply = upload(signed_in(world.contributor), world, A_PDF + b" 3", comment="Ouder")
    assert status == 409 and "— Het plan van Jan" in reply and "— Ouder" in reply
    assert (Answer.objects.get().comment, Attachment.objects.count()) == ("Het plan van Jan", 2)
    post(signed_in(world.contributor), world, "K14", version=str(stored.revision), comment="")
    assert Answer.objects.get().comment == "", "who saw it may take it away"


def test_a_whole_section_is_saved_without_script(world: World) -> None:
    client = signed_in(world.lead)
    fields = {
        f"q-{question}-{field}": value
        for question, given in GIVEN.items()
        if question not in ("K3", "K4")
        for field, value in given.items()
    }
    versions = {f"q-{question}-version": "0" for question in GIVEN}
    address = reverse("scans:section", args=[world.sheet.pk, "K"])
    reply = client.post(address, fields | versions)
    assert (reply.status_code, reply["Location"]) == (302, address), (
        "the questions that appeared are here"
    )
    assert Answer.objects.count() == len(GIVEN) - 2
    reply = client.post(address, fields | dict.fromkeys(versions, "1"))
    assert reply["Location"] == reverse("scans:section", args=[world.sheet.pk, "L"])


def test_a_file_is_handed_in_without_script(world: World) -> None:
    client = signed_in(world.lead)
    address = reverse("scans:section", args=[world.sheet.pk, "K"])
    client.post(address, {"q-K14-file": SimpleUploadedFile("Plan.pdf", A_PDF)})
    row = Attachment.objects.get()
    assert client.get(reverse("scans:attachment", args=[row.pk])).content == A_PDF


def test_what_cannot_be_read_stands_as_it_was_typed(world: World) -> None:
    reply = signed_in(world.lead).post(
        reverse("scans:section", args=[world.sheet.pk, "K"]),
        {"q-K13-row-1-cost": "veel", "q-K13-row-1-firm": "Acme", "q-K9-value": "32/1/2026"},
    )
    html = unescape(reply.content.decode())
    assert reply.status_code == 422
    assert 'name="q-K13-row-1-cost" value="veel"' in html
    assert 'name="q-K9-value" value="32/1/2026"' in html
    assert "Row 1, “Kost per jaar”" in html


def upload(client: Client, world: World, content: bytes, **fields: str) -> tuple[int, str]:
    """Hand in a file."""
    file = SimpleUploadedFile("Plan 2026.pdf", content)
    return post(client, world, "K14", file=file, **fields)


def test_a_file_is_handed_in_read_and_taken_away(world: World) -> None:
    client = signed_in(world.contributor)
    status, reply = upload(client, world, A_PDF)
    assert status == 200 and "Plan 2026.pdf" in reply and 'id="q-K14-files"' in reply
    row = Attachment.objects.get()
    address = reverse("scans:attachment", args=[row.pk])
    assert client.get(address).content == A_PDF
    assert JournalLine.objects.filter(event="attachment.read").count() == 1
    assert Answer.objects.get().complete
    upload(client, world, A_PDF + b" and more")
    assert len(Answer.objects.get().value["files"]) == 2
    status, reply = post(client, world, "K14", **{f"drop-{row.digest}": "on"})
    assert status == 200 and row.digest not in reply
    assert client.get(address).status_code == 404
    assert Attachment.objects.count() == 1


def test_a_file_is_refused_in_a_sentence_and_what_stands_stays(world: World) -> None:
    client = signed_in(world.lead)
    upload(client, world, A_PDF)
    for content, words in (
        (b"hello", "not a PDF"),
        (b"", "not a PDF"),
        (b"%PDF-" + b"x" * 10 * 1024**2, "larger"),
    ):
        status, reply = upload(client, world, content, version="1")
        assert status == 422 and words in reply
    status, reply = post(client, world, "K14", missing="unknown", version="1")
    assert status == 422 and "also a reason" in reply
    assert Attachment.objects.count() == 1
    assert len(Answer.objects.get().value["files"]) == 1


def test_at_most_ten_files_stand_at_a_question(world: World) -> None:
    client = signed_in(world.lead)
    for number in range(10):
        assert upload(client, world, A_PDF + bytes([number]))[0] == 200
    assert upload(client, world, A_PDF + b"!")[0] == 422
    with pytest.raises(DocumentMissing):
        content_of(digest_of(A_PDF + b"!"))  # what was refused does not fill the disk
    assert upload(client, world, A_PDF + bytes([3]))[0] == 200, "the same file is no eleventh"
    assert Attachment.objects.count() == 10


@pytest.mark.parametrize("role", [Role.LEAD, Role.COORDINATOR, Role.ANALYST])
def test_a_file_is_nobody_elses(world: World, role: Role) -> None:
    upload(signed_in(world.lead), world, A_PDF)
    row = Attachment.objects.get()
    others: dict[Role, Actor] = {
        Role.LEAD: an_actor(Role.LEAD, organisation=make_organisation(name="PZ Ander")),
        Role.COORDINATOR: world.coordinator,
        Role.ANALYST: world.analyst,
    }
    with pytest.raises((NotFound, Forbidden)):
        open_attachment(others[role], attachment=row.pk)


def test_no_journal_line_tells_the_answer_that_a_question_waits_for(world: World) -> None:
    save(world.lead, world.sheet, "K2", value="yes")
    save(world.lead, world.sheet, "K3", value="4")
    lines = JournalLine.objects.filter(event="answer.save").order_by("number")
    assert [line.facts for line in lines] == [{"question": "K2", "revision": 1}, {"revision": 1}]


def test_who_a_question_is_for_is_told_where_it_differs(world: World) -> None:
    save(world.lead, world.sheet, "K2", value="yes")
    save(world.lead, world.sheet, "K3", value="4")
    html = page_of(signed_in(world.lead), world)
    assert html.count("For: ICT officer") == 1
    assert html.count("For: chief of police") == 1


def test_no_reason_is_offered_that_the_author_ruled_out(world: World) -> None:
    html = page_of(signed_in(world.lead), world)
    assert 'name="q-K14-missing" value="not_applicable"' not in html
    assert 'name="q-K13-missing" value="not_applicable"' in html


def test_fields_of_a_question_whose_code_begins_alike_are_not_taken(world: World) -> None:
    reply = signed_in(world.lead).post(
        reverse("scans:section", args=[world.sheet.pk, "K"]), {"q-K1-2-value": "3"}
    )
    assert reply.status_code == 302
    assert not Answer.objects.exists()
