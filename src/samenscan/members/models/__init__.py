"""Rows of the register: organisations, partnerships, memberships, hats; one file per subject."""

from samenscan.members.models.accession import (
    Accession,
    Meeting,
)
from samenscan.members.models.history import (
    ChangeEffect,
    ChangeEvent,
    ChangeKind,
    ChangePart,
    ChangeSide,
    EffectOn,
)
from samenscan.members.models.imports import (
    ImportState,
    RegisterImport,
)
from samenscan.members.models.organisations import (
    Border,
    Contact,
    Figure,
    Identifier,
    KindSpell,
    NameSpell,
    Organisation,
    OrganisationKind,
    Scheme,
    Territory,
    YearFigure,
)
from samenscan.members.models.partnerships import (
    About,
    Body,
    Decision,
    LegalForm,
    Membership,
    Organ,
    OrganKind,
    Partnership,
    Seat,
    SeatRole,
)
from samenscan.members.models.people import (
    Hat,
    Invitation,
    RoleName,
    Worn,
)

__all__ = [
    "About",
    "Accession",
    "Body",
    "Border",
    "ChangeEffect",
    "ChangeEvent",
    "ChangeKind",
    "ChangePart",
    "ChangeSide",
    "Contact",
    "Decision",
    "EffectOn",
    "Figure",
    "Hat",
    "Identifier",
    "ImportState",
    "Invitation",
    "KindSpell",
    "LegalForm",
    "Meeting",
    "Membership",
    "NameSpell",
    "Organ",
    "OrganKind",
    "Organisation",
    "OrganisationKind",
    "Partnership",
    "RegisterImport",
    "RoleName",
    "Scheme",
    "Seat",
    "SeatRole",
    "Territory",
    "Worn",
    "YearFigure",
]
