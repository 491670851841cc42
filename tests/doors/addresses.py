"""What stands behind each address that needs a hat: its row, its place, and how it is called."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from samenscan.base import clock
from samenscan.base.documents import Upload, keep
from samenscan.base.mail import send_later
from samenscan.core.access import CENTRE_ROLES, Actor, Hat, Place
from samenscan.members.models import (
    ChangeEvent,
    ChangePart,
    Contact,
    Identifier,
    RegisterImport,
)
from samenscan.members.tests.make import A_PDF
from samenscan.scans.models import Attachment, Draft, PublishedQuestionnaire, QuietDays, Reminder
from samenscan.scans.tests.make import SOURCE
from tests.cast import Province

Arguments = Mapping[str, object]
READY_MADE = "field-work-police@2026.1"


@dataclass(frozen=True)
class Address:
    """One address: the methods it knows, the row it opens in a province, and where that stands.

    `row` gives the arguments of the address, `place` what the row belongs to, written down here
    once more on purpose: the doors of the features are what is being tried. Without `place` the
    page is the actor's own and knows no other tenant. `common`: the register is read by the people
    of every centre.
    """

    methods: str
    row: Callable[[Province], Arguments] = lambda province: {}
    place: Callable[[Province], Place] | None = None
    common: bool = False


def place_of(address: Address, province: Province, actor: Actor) -> Place:
    """Where the row stands; for a page without a row, the place of the actor's hat."""
    hat = actor.hat
    assert hat is not None
    if address.place is not None:
        place = address.place(province)
        return replace(place, centre=hat.organisation) if _in_common(address, hat) else place
    partnerships = frozenset({hat.partnership} if hat.partnership else ())
    members = frozenset({hat.organisation} if hat.organisation else ())
    return Place(hat.organisation, hat.organisation, members, partnerships)


def _in_common(address: Address, hat: Hat) -> bool:
    return address.common and hat.role in CENTRE_ROLES


def _together(province: Province) -> Place:
    return Place(
        centre=province.centre.pk,
        members=frozenset({province.zone.pk, province.neighbour.pk}),
        partnerships=frozenset({province.partnership.pk}),
    )


def _draft(province: Province) -> Arguments:
    row, _made = Draft.objects.get_or_create(
        centre=province.centre,
        defaults={
            "files": {"scan.yaml": "code: x", "b.yaml": ""},
            "main": "scan.yaml",
            "updated_by": province.coordinator.person,
            "updated_at": clock.now(),
        },
    )
    return {"id": row.pk}


def _version(province: Province, version: str = "2") -> PublishedQuestionnaire:
    row, _made = PublishedQuestionnaire.objects.get_or_create(
        centre=province.centre,
        code="mini",
        version=version,
        defaults={
            "source": SOURCE.replace('version: "1"', f'version: "{version}"'),
            "content_hash": version,
            "published_at": clock.now(),
        },
    )
    return row


def _published(province: Province) -> Arguments:
    _version(province, "1")
    return {"id": _version(province).pk}


def _attachment(province: Province) -> Arguments:
    kept = keep(Upload("plan.pdf", A_PDF))
    row, _made = Attachment.objects.get_or_create(
        sheet_id=_open_sheet(province),
        question="B1",
        digest=kept.digest,
        defaults={
            "name": kept.name,
            "type": kept.type,
            "size": len(A_PDF),
            "added_by": province.coordinator.person,
            "added_at": clock.now(),
        },
    )
    return {"id": row.pk}


def _zone(province: Province) -> Place:
    return Place(owner=province.zone.pk, centre=province.centre.pk)


def _zone_alone(province: Province) -> Place:
    return Place(owner=province.zone.pk)


def _open_sheet(province: Province) -> UUID:
    return province.sheet(province.open_round).pk


def _reminder(province: Province) -> Arguments:
    """One of the mails by which the leads were told that the round is open."""
    row, _made = Reminder.objects.get_or_create(
        round=province.open_round,
        organisation=province.zone,
        person=province.lead.person,
        about="opened",
        sent_on=clock.today(),
        defaults={"job_key": send_later(to="a@b.example", subject="", body="", key="k").key},
    )
    return {"id": row.pk}


def _quiet_days(province: Province) -> Arguments:
    row, _made = QuietDays.objects.get_or_create(
        centre=province.centre,
        starts_on=clock.today(),
        ends_on=clock.today(),
        defaults={"decided_by": province.coordinator.person, "decided_at": clock.now()},
    )
    return {"id": row.pk}


def _version_kept(province: Province) -> Arguments:
    return {"id": province.sheet(province.closed_round).pk, "number": 1}


def _public(province: Province) -> Arguments:
    return {"partnership": province.partnership.pk}


def _accession(province: Province) -> Arguments:
    return {"id": province.way.accession.pk}


def _seat(province: Province) -> Place:
    own = province.zone.pk
    return Place(owner=own, centre=province.centre.pk, members=frozenset({own}))


def _import(province: Province) -> Arguments:
    row, _made = RegisterImport.objects.get_or_create(
        centre=province.centre, file_name="x.csv", defaults={"uploaded_at": clock.now()}
    )
    return {"id": row.pk}


def _centre(province: Province) -> Place:
    return Place(centre=province.centre.pk)


def _organisation(province: Province) -> Arguments:
    return {"id": province.zone.pk}


def _identifier(province: Province) -> Arguments:
    row, _made = Identifier.objects.get_or_create(
        organisation=province.zone, scheme="police_zone", value="5388"
    )
    return {"id": row.pk}


def _contact(province: Province) -> Arguments:
    row, _made = Contact.objects.get_or_create(organisation=province.zone, label="ICT")
    return {"id": row.pk}


def _change(province: Province) -> Arguments:
    event, _made = ChangeEvent.objects.get_or_create(
        kind="change_of_kind", note=str(province.zone.pk), happened_on=clock.today()
    )
    for side in ("before", "after"):
        ChangePart.objects.get_or_create(event=event, organisation=province.zone, side=side)
    return {"id": event.pk}


ADDRESSES: Mapping[str, Address] = {
    "members:partnerships": Address("GET"),
    "members:partnership": Address("GET", lambda p: {"id": p.partnership.pk}, _together),
    "members:people": Address("GET"),
    "members:invite": Address("GET POST"),
    "members:withdraw_invitation": Address("POST", lambda p: {"id": p.invitation.pk}, _zone),
    "members:end_hat": Address("POST", lambda p: {"id": p.contributor.pk}, _zone_alone),
    "members:make_partnership": Address("GET POST"),
    "members:change_partnership": Address(
        "GET POST", lambda p: {"id": p.partnership.pk}, _together
    ),
    "members:invite_to_join": Address("GET POST", lambda p: {"id": p.partnership.pk}, _together),
    "members:make_organ": Address("GET POST", lambda p: {"id": p.partnership.pk}, _together),
    "members:decisions": Address("GET", lambda p: {"id": p.partnership.pk}, _together),
    "members:accession": Address("GET", _accession, _zone),
    "members:mark_informed": Address("POST", _accession, _zone),
    "members:record_decision": Address("POST", _accession, _zone),
    "members:sign": Address("POST", _accession, _zone),
    "members:activate": Address("POST", _accession, _zone),
    "members:decline": Address("POST", _accession, _zone),
    "members:give_notice": Address("GET POST", lambda p: {"id": p.way.membership.pk}, _zone),
    "members:withdraw_notice": Address("POST", lambda p: {"id": p.way.membership.pk}, _zone),
    "members:leave": Address("POST", lambda p: {"id": p.way.membership.pk}, _zone),
    "members:organ": Address("GET", lambda p: {"id": p.way.organ.pk}, _together),
    "members:name_seat": Address("POST", lambda p: {"id": p.way.organ.pk}, _together),
    "members:end_organ": Address("POST", lambda p: {"id": p.way.organ.pk}, _together),
    "members:end_seat": Address("POST", lambda p: {"id": p.way.seat.pk}, _seat),
    "members:give_seat_role": Address("POST", lambda p: {"id": p.way.seat.pk}, _seat),
    "members:calendar": Address("GET POST", lambda p: {"id": p.zone.pk}, _zone),
    "members:drop_meeting": Address("POST", lambda p: {"id": p.way.meeting.pk}, _zone_alone),
    "members:document": Address("GET", lambda p: {"id": p.way.decision.pk}, _zone),
    "members:attach_document": Address("POST", lambda p: {"id": p.way.decision.pk}, _zone),
    "members:hand_over": Address("GET POST", lambda p: {"id": p.lead.pk}, _zone_alone),
    "members:register": Address("GET"),
    "members:register_csv": Address("GET POST"),
    "members:register_invite": Address("POST"),
    "members:register_organisation": Address("GET POST"),
    "members:organisation": Address("GET", _organisation, _zone, common=True),
    "members:rename": Address("GET POST", _organisation, _zone),
    "members:change_kind": Address("GET POST", _organisation, _zone),
    "members:add_identifier": Address("GET POST", _organisation, _zone),
    "members:end_identifier": Address("POST", _identifier, _zone),
    "members:set_figure": Address("GET POST", _organisation, _zone),
    "members:set_contact": Address("GET POST", _organisation, _zone),
    "members:remove_contact": Address("POST", _contact, _zone),
    "members:change": Address("GET POST"),
    "members:withdraw_change": Address("POST", _change, _zone),
    "members:imports": Address("GET POST"),
    "members:register_import": Address("GET", _import, _centre),
    "members:decide_import": Address("POST", _import, _centre),
    "members:apply_import": Address("POST", _import, _centre),
    "members:undo_import": Address("POST", _import, _centre),
    "members:export_register": Address("GET", lambda p: {"form": "csv"}),
    "scans:rounds": Address("GET"),
    "scans:round": Address("GET", lambda p: {"id": p.open_round.pk}, _together),
    "scans:open_round": Address("GET POST"),
    "scans:extend_round": Address("GET POST", lambda p: {"id": p.open_round.pk}, _together),
    "scans:progress_csv": Address("GET", lambda p: {"id": p.open_round.pk}, _together),
    "scans:shared_round": Address("GET", lambda p: {"id": p.closed_round.pk}, _together),
    "scans:shared_sheet": Address("GET", lambda p: {"id": p.sheet(p.closed_round).pk}, _zone),
    "scans:member": Address("GET", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:note_contact": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:note_silence": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:extend_sheet": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:send_again": Address("POST", _reminder, _together),
    "scans:quiet_days": Address("GET POST"),
    "scans:drop_quiet_days": Address("POST", _quiet_days, _centre),
    "scans:promise": Address("GET", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:acknowledge": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:readings": Address("GET", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:deadline": Address("GET", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:close_round": Address("POST", lambda p: {"id": p.open_round.pk}, _together),
    "scans:sheet": Address("GET", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:section": Address("GET POST", lambda p: {"id": _open_sheet(p), "section": "B"}, _zone),
    "scans:save_answer": Address(
        "POST", lambda p: {"id": _open_sheet(p), "section": "B", "question": "B2"}, _zone
    ),
    **{
        f"scans:{name}": Address(
            methods, lambda p: {"id": _open_sheet(p), "section": "B", "question": "B2"}, _zone
        )
        for name, methods in (
            ("earlier_values", "GET"),
            ("take_back", "POST"),
            ("discuss", "POST"),
            ("keep_offered", "POST"),
            ("set_aside", "POST"),
            ("choose", "POST"),
        )
    },
    "scans:attachment": Address("GET", _attachment, _zone),
    "scans:submit": Address("GET POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:reopen": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:go_on": Address("GET", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:who": Address("GET POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:invite_again": Address(
        "POST", lambda p: {"id": _open_sheet(p), "invitation": p.invitation.pk}, _zone
    ),
    "scans:say_ready": Address("POST", lambda p: {"id": _open_sheet(p), "section": "B"}, _zone),
    "scans:return_section": Address(
        "POST", lambda p: {"id": _open_sheet(p), "section": "B"}, _zone
    ),
    "scans:version": Address("GET", _version_kept, _zone),
    "scans:download_version": Address("GET", _version_kept, _zone),
    "scans:withdraw": Address("GET POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:offer_known": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:workbook": Address("GET POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:download_workbook": Address("GET", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:apply_workbook": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:come_back": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:kept": Address("GET"),
    "scans:export_answers": Address("POST"),
    "scans:erase_answers": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:separate": Address("GET", lambda p: {"id": _open_sheet(p)}, _zone),
    "scans:ask_separately": Address("POST", lambda p: {"id": _open_sheet(p)}, _zone),
    **{
        f"scans:{name}": Address("POST", lambda p: {"id": _open_sheet(p), "question": "B1"}, _zone)
        for name in ("answer_separately", "go_on_without", "settle")
    },
    "scans:questionnaires": Address("GET"),
    "scans:start_draft": Address("GET POST"),
    "scans:upload_draft": Address("POST"),
    "scans:ready_made": Address("GET", lambda p: {"key": READY_MADE}),
    "scans:download_ready_made": Address("GET", lambda p: {"key": READY_MADE}),
    "scans:published": Address("GET", _published, _centre),
    "scans:download_published": Address("GET", _published, _centre),
    "scans:restore_version": Address("POST", _published, _centre),
    "scans:bridge": Address("GET POST", _published, _centre),
    "scans:draft": Address("GET", _draft, _centre),
    "scans:save_draft": Address("POST", _draft, _centre),
    "scans:change_files": Address("POST", _draft, _centre),
    "scans:read_draft": Address("GET", _draft, _centre),
    "scans:publish_draft": Address("GET POST", _draft, _centre),
    "scans:download_draft": Address("GET", _draft, _centre),
    "scans:discard_draft": Address("POST", _draft, _centre),
    "reports:own": Address("GET", lambda p: {"sheet": p.sheet(p.closed_round).pk}, _zone),
    "reports:own_xlsx": Address("GET", lambda p: {"sheet": p.sheet(p.closed_round).pk}, _zone),
    "reports:own_json": Address("GET", lambda p: {"sheet": p.sheet(p.closed_round).pk}, _zone),
    "reports:collective": Address("GET", lambda p: {"round": p.closed_round.pk}, _together),
    "reports:collective_csv": Address("GET", lambda p: {"round": p.closed_round.pk}, _together),
    "reports:collective_xlsx": Address("GET", lambda p: {"round": p.closed_round.pk}, _together),
    "reports:plans": Address("GET", lambda p: {"round": p.open_round.pk}, _together),
    "reports:plans_json": Address("GET", lambda p: {"round": p.open_round.pk}, _together),
    "reports:register": Address("GET"),
    "findings:by_name": Address("GET", lambda p: {"sheet": _open_sheet(p)}, _zone),
    "findings:consent": Address("POST", lambda p: {"sheet": _open_sheet(p)}, _zone),
    "findings:publish": Address("POST", lambda p: {"round": p.closed_round.pk}, _together),
    "public:desk": Address("GET POST", _public, _together),
    "public:publish": Address("POST", _public, _together),
    "public:withdraw": Address("POST", _public, _together),
    "public:preview": Address("GET", lambda p: {**_public(p), "language": "nl"}, _together),
}


def resolvable() -> set[str]:
    """The name of every address the product answers to, except those of the operators' desk."""
    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"
