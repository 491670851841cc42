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
from samenscan.members.queries.invitation import InvitationPage, invitation_page
from samenscan.members.queries.partnerships import (
    PartnershipPage,
    PartnershipRow,
    partnership_page,
    partnerships_page,
)
from samenscan.members.queries.people import PeoplePage, Seat, people_page, seats_to_offer

__all__ = [
    "InvitationPage",
    "PartnershipPage",
    "PartnershipRow",
    "PeoplePage",
    "Seat",
    "as_hat",
    "hat_for",
    "hats_of",
    "invitation_for",
    "invitation_page",
    "organisation_for",
    "partnership_for",
    "partnership_page",
    "partnerships_for",
    "partnerships_page",
    "people_page",
    "place_of",
    "running",
    "seats_to_offer",
    "worn",
]
