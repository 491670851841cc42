"""The pages on which questionnaires are written …"""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import enter, make_cast

from samenscan.core.access import Role
from samenscan.core.questionnaire import read_set
from samenscan.core.questionnaire.versions import How, Rule
from samenscan.members.models import Hat
from samenscan.members.tests.make import make_centre, make_hat, make_organisation
from samenscan.scans import questionnaires
from samenscan.scans.draft_marks import seen_mark
from samenscan.scans.models import Bridge, Draft, PublishedQuestionnaire, Round
from samenscan.scans.tests.make import SOURCE
from samenscan.scans.views.bridges import rule_from, rule_text

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
SECOND = SOURCE.replace('version: "1"', 'version: "2"')


def english() -> Client:
    """A browser of somebody who reads English."""
    return Client(headers={"accept-language": "en"})


def coordinator() -> tuple[Client, Hat]:
    """A signed-in coordinator of a new centre."""
    hat = make_hat(role=Role.COORDINATOR, organisation=make_centre())
    return enter(english(), hat), hat


def upload(client: Client, content: bytes, name: str = "mini.yaml") -> Draft:
    """Upload a file; the draft it became."""
    file = SimpleUploadedFile(name, content)
    response = client.post(reverse("scans:upload_draft"), {"file": file})
    assert response.status_code == 302, response.content.decode()
    return Draft.objects.order_by("-updated_at")[0]


def save(client: Client, draft: Draft, written: str, **more: str) -> tuple[int, str]:
    """Save the main file with script; status and reply."""
    row = Draft.objects.get(pk=draft.pk)
    fields = {
        "path": row.main,
        "written": written,
        "revision": str(row.revision),
        "seen": seen_mark(row.files[row.main]),
        **more,
    }
    response = client.post(reverse("scans:save_draft", args=[draft.pk]), fields, **HTMX)  # type: ignore[arg-type] # a header
    return response.status_code, response.content.decode()


def test_lead_from_a_file_with_a_mistake_to_a_published_version() -> None:
    client, _hat = coordinator()
    draft = upload(client, SECOND.replace("type: level", "type: levl", 1).encode())
    html = client.get(reverse("scans:draft", args=[draft.pk])).content.decode()
    assert "mini.yaml, line 14" in html
    assert "levl" in html
    status, reply = save(client, draft, SECOND)
    assert status == 200
    assert "Nothing to mend" in reply
    html = client.get(reverse("scans:publish_draft", args=[draft.pk])).content.decode()
    assert "Publish version 2" in html
    revision = Draft.objects.get().revision
    response = client.post(
        reverse("scans:publish_draft", args=[draft.pk]), {"revision": str(revision)}
    )
    row = PublishedQuestionnaire.objects.get()
    assert response.headers["Location"] == reverse("scans:published", args=[row.pk])
    assert row.source == SECOND
    assert reverse("scans:open_round") in client.get(response.headers["Location"]).content.decode()


def test_show_a_section_as_a_respondent_sees_it() -> None:
    client, _hat = coordinator()
    draft = upload(client, SECOND.encode())
    html = client.get(reverse("scans:draft", args=[draft.pk])).content.decode()
    assert 'name="q-B1-practice"' in html
    assert "hx-post" not in html[html.index("draft-preview") :]
    html = client.get(reverse("scans:draft", args=[draft.pk]) + "?onderdeel=G").content.decode()
    assert 'name="q-G1-practice"' in html
    status, reply = save(client, draft, SECOND + "\n", line=str(SECOND.count("\n")))
    assert (status, 'name="q-G1-practice"' in reply) == (200, True)
    status, reply = save(client, draft, SECOND + "\n\n", line="12")
    assert (status, 'name="q-B1-practice"' in reply) == (200, True)


def test_keep_both_texts_when_two_write() -> None:
    client, hat = coordinator()
    draft = upload(client, SECOND.encode())
    other = enter(english(), make_hat(role=Role.ANALYST, organisation=hat.organisation))
    assert save(other, draft, "theirs: 1")[0] == 200
    stale = {"revision": "1", "seen": seen_mark(SECOND)}
    status, reply = save(client, draft, "mine: 1", **stale)
    assert status == 409
    assert "theirs" not in reply
    assert f'name="seen" value="{stale["seen"]}"' in reply
    fields = {"path": "mini.yaml", "written": "mine: 1", **stale}
    response = client.post(reverse("scans:save_draft", args=[draft.pk]), fields)
    html = response.content.decode()
    assert response.status_code == 409
    assert "mine: 1" in html
    assert "theirs: 1" in html
    assert Draft.objects.get().files == {"mini.yaml": "theirs: 1"}


def test_never_empty_a_draft_when_nothing_arrives() -> None:
    client, _hat = coordinator()
    draft = upload(client, SECOND.encode())
    response = client.post(reverse("scans:save_draft", args=[draft.pk]), {"path": "mini.yaml"})
    assert response.status_code == 422
    assert Draft.objects.get().files == {"mini.yaml": SECOND}


@pytest.mark.parametrize(
    "content",
    [SECOND.encode(), b"\xef\xbb\xbf# x\r\ncode: y\r\n", b"code: [\n", b"\n\n  a: 1\r\n\r\n\n"],
)
def test_hand_out_the_bytes_that_came_in(content: bytes) -> None:
    client, _hat = coordinator()
    draft = upload(client, content)
    page = client.get(reverse("scans:draft", args=[draft.pk])).content.decode()
    shown = re.search(r'<textarea class="yaml" id="draft-text"[^>]*>\n(.*?)</textarea>', page, re.S)
    assert shown is not None
    sent = shown[1].replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    sent = sent.replace("&lt;", "<").replace("&gt;", ">")
    client.post(
        reverse("scans:save_draft", args=[draft.pk]),
        {"path": "mini.yaml", "written": sent.replace("\r\n", "\n").replace("\n", "\r\n")},
    )
    response = client.get(reverse("scans:download_draft", args=[draft.pk]))
    assert response.content == content
    assert "attachment" in response.headers["Content-Disposition"]


def test_take_a_set_in_and_out() -> None:
    client, _hat = coordinator()
    key = "ict-scan-police@2026.1"
    packed = client.get(reverse("scans:download_ready_made", args=[key])).content
    names = ZipFile(BytesIO(packed)).namelist()
    assert "ict-scan-police/scan.yaml" in names
    assert any(name.startswith("bank/") for name in names)
    draft = upload(client, packed, "scan.zip")
    assert (draft.main, len(draft.files)) == ("ict-scan-police/scan.yaml", len(names))
    assert client.get(reverse("scans:download_draft", args=[draft.pk])).content == packed
    file = next(name for name in names if name.startswith("bank/"))
    html = client.get(reverse("scans:draft", args=[draft.pk]), {"bestand": file}).content.decode()
    assert f'value="{file}"' in html


@pytest.mark.parametrize("content", [b"", b"\x89PNG\x00", b"PK\x03\x04x"])
def test_refuse_what_is_no_text(content: bytes) -> None:
    client, _hat = coordinator()
    file = SimpleUploadedFile("x.yaml", content)
    response = client.post(reverse("scans:upload_draft"), {"file": file})
    assert response.status_code == 422
    assert b"error-summary" in response.content
    assert not Draft.objects.exists()


def test_add_and_remove_files() -> None:
    client, _hat = coordinator()
    draft = upload(client, SECOND.encode())
    url = reverse("scans:change_files", args=[draft.pk])
    assert client.post(url, {"path": " bank/a.yaml "}).status_code == 302
    assert set(Draft.objects.get().files) == {"mini.yaml", "bank/a.yaml"}
    for wrong in ("../a.yaml", "mini.yaml"):
        assert client.post(url, {"path": wrong}).status_code == 302
    assert client.post(url, {"path": "mini.yaml", "how": "remove"}).status_code == 302
    assert client.post(url, {"path": "bank/a.yaml", "how": "remove"}).status_code == 302
    assert set(Draft.objects.get().files) == {"mini.yaml"}


def test_tell_what_changes_and_what_lacks_per_language() -> None:
    client, _hat = coordinator()
    _publish(client, SOURCE)
    new = SECOND.replace("{nl: Minischeen, en: Mini scan}", "{nl: Miniscan, en: Mini scan}")
    draft = upload(client, new.replace("score: 5}", "score: 4}").encode())
    html = client.get(reverse("scans:publish_draft", args=[draft.pk])).content.decode()
    assert "is now worth 4 instead of 5" in html
    assert "1 translation is older" in html
    assert "texts are missing" in html


def _publish(client: Client, source: str) -> PublishedQuestionnaire:
    draft = upload(client, source.encode())
    client.post(reverse("scans:publish_draft", args=[draft.pk]), {"revision": "1"})
    return PublishedQuestionnaire.objects.order_by("-published_at")[0]


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("{old: [B2], new: [B2], how: broken}", ""),
        ("{old: [B2], new: [B3], how: split}", "does not fit 1 old and 1 new questions"),
        ("{old: [B2], new: [B2], how: rescaled, rule: {shares: {9: 1}}}", "is not a share"),
    ],
)
def test_say_what_is_wrong_with_a_bridge_in_the_file(step: str, told: str) -> None:
    client, _hat = coordinator()
    _publish(client, SOURCE)
    bridge = f'bridge:\n  from: "1"\n  questions:\n    - {step}\nsections:'
    draft = upload(client, SECOND.replace("sections:", bridge).encode())
    html = client.get(reverse("scans:publish_draft", args=[draft.pk])).content.decode()
    assert "Publish version 2" in html
    assert ("does not hold" in html, told in html) == (bool(told), True)


def test_do_not_publish_over_a_version_or_a_mistake() -> None:
    client, _hat = coordinator()
    _publish(client, SOURCE)
    for source in (SOURCE, "code: x\n"):
        draft = upload(client, source.encode())
        url = reverse("scans:publish_draft", args=[draft.pk])
        assert client.get(url).status_code == 200
        assert client.post(url, {"revision": "1"}).status_code == 422
    assert PublishedQuestionnaire.objects.count() == 1


def test_show_a_questionnaire_as_a_document_in_a_chosen_language() -> None:
    client, _hat = coordinator()
    for url in (
        reverse("scans:ready_made", args=["ict-scan-police@2026.1"]),
        reverse("scans:published", args=[_publish(client, SOURCE).pk]),
    ):
        html = client.get(url).content.decode()
        assert 'lang="en"' in html or 'lang="nl"' in html
        assert client.get(url, {"taal": "zz"}).status_code == 200
    html = client.get(
        reverse("scans:ready_made", args=["ict-scan-police@2026.1"]), {"taal": "fr"}
    ).content.decode()
    assert "Scan ICT pour les zones de police" in html
    assert client.get(reverse("scans:ready_made", args=["nothing@1"])).status_code == 404


def test_bring_a_version_back_as_a_draft() -> None:
    client, _hat = coordinator()
    row = _publish(client, SOURCE)
    response = client.post(reverse("scans:restore_version", args=[row.pk]))
    draft = Draft.objects.get()
    assert response.headers["Location"] == reverse("scans:draft", args=[draft.pk])
    assert draft.files == {"mini.yaml": SOURCE}


def test_decide_how_versions_compare() -> None:
    client, _hat = coordinator()
    old = _publish(client, SOURCE)
    new = _publish(
        client,
        SECOND.replace("text: Budget", "text: Geld")
        .replace("code: G3", "code: G4")
        .replace("score: 5}", "score: 4}"),
    )
    url = reverse("scans:bridge", args=[new.pk])
    html = client.get(url).content.decode()
    assert "What changed" in html
    rows = dict(re.findall(r'name="(old-\d+)" value="([^"]*)"', html))
    assert "B2" in rows.values()
    number = next(name for name, code in rows.items() if code == "B2").removeprefix("old-")
    fields = {name: code for name, code in rows.items() if code}
    for name in list(fields):
        at = name.removeprefix("old-")
        found = re.search(rf'name="new-{at}" value="([^"]*)"', html)
        assert found is not None
        fields[f"new-{at}"] = found[1]
        chosen = re.search(rf'name="how-{at}".*?</select>', html, re.S)
        assert chosen is not None
        how = re.search(r'value="(\w+)" selected', chosen[0])
        fields[f"how-{at}"] = how[1] if how else ""
        rule = re.search(rf'name="rule-{at}"[^>]*>\n([^<]*)</textarea>', html)
        fields[f"rule-{at}"] = rule[1] if rule else ""
    wrong = client.post(url, {**fields, f"how-{number}": "split"})
    assert wrong.status_code == 422
    assert "does not fit 1 old and 1 new questions" in wrong.content.decode()
    assert not Bridge.objects.exists()
    right = client.post(url, {**fields, f"how-{number}": "broken"})
    assert right.status_code == 302
    row = Bridge.objects.get()
    assert (row.old_id, row.new_id) == (old.pk, new.pk)
    hows = {tuple(step["new"]): step.get("how") for step in row.plain["questions"]}
    assert hows[("B2",)] == How.BROKEN
    assert hows[("B1",)] == How.SAME
    assert client.get(url, {"van": str(old.pk), "alles": "1"}).status_code == 200
    for odd in ("x", "00000000-0000-4000-8000-000000000000"):
        assert client.get(url, {"van": odd}).status_code == 404


@pytest.mark.parametrize(
    "written", ["", "rising", "never = no\nolder = yes", "0 = 0\n1/2 = 3/4\n1 = 1\nrising"]
)
def test_read_a_rule_as_it_is_shown(written: str) -> None:
    assert rule_text(rule_from(written)) == written
    assert rule_from("; a=b ;") == Rule(answers=(("a", "b"),))


def test_are_told_in_which_rounds_a_version_is_asked() -> None:
    cast = make_cast()
    client = cast.enter("coordinator", english())
    html = client.get(reverse("scans:questionnaires")).content.decode()
    assert Round.objects.filter(centre=cast.own.centre).count() == 2
    assert html.count("Asked in:") == 1
    other = Round.objects.filter(centre=cast.other.centre)
    other.update(name="Geheime ronde")
    assert "Geheime ronde" not in client.get(reverse("scans:questionnaires")).content.decode()


def test_offer_what_was_published_for_the_next_round() -> None:
    client, _hat = coordinator()
    make_organisation()
    _publish(client, SECOND)
    html = client.get(reverse("scans:open_round")).content.decode()
    assert "mini@2" in html
    assert html.index("mini@2") < html.index("ict-scan-police@2026.1")
    stranger, _other = coordinator()
    assert "mini@2" not in stranger.get(reverse("scans:open_round")).content.decode()


def test_list_questionnaires_without_reading_any() -> None:
    client, _hat = coordinator()
    _publish(client, SOURCE)
    for remembered in (questionnaires._ready_made, questionnaires._parsed):
        remembered.cache_clear()
    for name in ("questionnaires", "start_draft", "open_round"):
        html = client.get(reverse(f"scans:{name}")).content.decode()
        assert "ICT-scan for police zones" in html
    assert questionnaires._ready_made.cache_info().currsize == 0
    assert questionnaires._parsed.cache_info().currsize == 0


@pytest.mark.parametrize("key", sorted(questionnaires.ready_made()))
def test_name_a_ready_made_questionnaire_by_its_head(key: str) -> None:
    whole = questionnaires.ready_made()[key]
    (head,) = (one for one in questionnaires.ready_made_heads() if one.key == key)
    assert (head.code, head.version) == (whole.code, whole.version)
    assert (head.title, head.languages) == (whole.title, whole.languages)
    alone = questionnaires.ready_made_files(key)
    assert read_set(alone.files, alone.main).content_hash == whole.content_hash


def test_need_few_queries() -> None:
    client, _hat = coordinator()
    _publish(client, SOURCE)
    new = _publish(client, SECOND)
    draft = upload(client, SECOND.encode())
    pages = [
        reverse("scans:questionnaires"),
        reverse("scans:start_draft"),
        reverse("scans:ready_made", args=["field-work-police@2026.1"]),
        reverse("scans:published", args=[new.pk]),
        reverse("scans:bridge", args=[new.pk]),
        reverse("scans:draft", args=[draft.pk]),
        reverse("scans:read_draft", args=[draft.pk]),
        reverse("scans:publish_draft", args=[draft.pk]),
    ]
    bare = _n_queries(client, reverse("accessibility"))
    for url in pages:
        client.get(url)
        assert _n_queries(client, url) - bare <= 6, url


def _n_queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_show_the_words_of_an_author_and_never_run_them() -> None:
    client, _hat = coordinator()
    evil = "</textarea><script>alert(1)</script>"
    draft = upload(client, SECOND.replace("Beleid", f"'{evil}'").encode())
    for name in ("draft", "read_draft", "publish_draft"):
        html = client.get(reverse(f"scans:{name}", args=[draft.pk])).content.decode()
        assert "<script>alert" not in html
