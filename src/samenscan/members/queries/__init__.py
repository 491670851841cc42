"""What is known of members, people and hats, as plain facts for a page."""

from samenscan.members.doors import (
    hat_for,
    invitation_for,
    organisation_for,
    partnership_for,
    partnerships_for,
    place_of,
    running,
)
from samenscan.members.hats import as_hat, hats_of, worn
from samenscan.members.queries.accession import AccessionPage, accession_page
from samenscan.members.queries.decisions import (
    DecisionsPage,
    accession_of_decision,
    decisions_page,
)
from samenscan.members.queries.invitation import InvitationPage, invitation_page
from samenscan.members.queries.invitees import InviteesPage, invitees_page
from samenscan.members.queries.meetings import CalendarPage, calendar_page
from samenscan.members.queries.membership import MembershipPage, membership_page
from samenscan.members.queries.organs import OrganPage, organ_page
from samenscan.members.queries.partnership import PartnershipPage, partnership_page
from samenscan.members.queries.partnerships import PartnershipRow, partnerships_page
from samenscan.members.queries.people import (
    HandOverPage,
    PeoplePage,
    Seat,
    hand_over_page,
    people_page,
    seats_to_offer,
)
from samenscan.members.queries.tasks import TaskFact, TasksPart, tasks_for

__all__ = [
    "AccessionPage",
    "CalendarPage",
    "DecisionsPage",
    "HandOverPage",
    "InvitationPage",
    "InviteesPage",
    "MembershipPage",
    "OrganPage",
    "PartnershipPage",
    "PartnershipRow",
    "PeoplePage",
    "Seat",
    "TaskFact",
    "TasksPart",
    "accession_of_decision",
    "accession_page",
    "as_hat",
    "calendar_page",
    "decisions_page",
    "hand_over_page",
    "hat_for",
    "hats_of",
    "invitation_for",
    "invitation_page",
    "invitees_page",
    "membership_page",
    "organ_page",
    "organisation_for",
    "partnership_for",
    "partnership_page",
    "partnerships_for",
    "partnerships_page",
    "people_page",
    "place_of",
    "running",
    "seats_to_offer",
    "tasks_for",
    "worn",
]
