"""The people of the demo; each stands for one role, always in the same place."""

from dataclasses import dataclass

from samenscan.core.access import Role


@dataclass(frozen=True)
class CastMember:
    """One person; `place` is the name of the organisation or partnership where the hat is worn."""

    email: str
    name: str
    role: Role
    place: str


CENTRE = "Steunpunt Lindeland"
EAST = "Politie Oost"
WEST = "Politie West"
CITY = "Virtuele centrumstad Lindelanden"
VALLEY = "Virtuele centrumstad Lindevallei"
# Known to everybody on purpose: the demo holds nothing that was not invented.
DEMO_PASSWORD = "linde beuk eik wilg"  # noqa: S105
DEMO_TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105

CAST: dict[str, CastMember] = {
    "coordinator": CastMember(
        "karen.coenen@lindeland.example", "Karen Coenen", Role.COORDINATOR, CENTRE
    ),
    "analyst": CastMember("amir.aerts@lindeland.example", "Amir Aerts", Role.ANALYST, CENTRE),
    "lead": CastMember(
        "lieve.lambrecht@pz-alderbeek.example", "Lieve Lambrecht", Role.LEAD, "PZ Alderbeek"
    ),
    "contributor": CastMember(
        "bram.bogaert@pz-alderbeek.example", "Bram Bogaert", Role.CONTRIBUTOR, "PZ Alderbeek"
    ),
    "signatory": CastMember(
        "sofie.segers@pz-alderbeek.example", "Sofie Segers", Role.SIGNATORY, "PZ Alderbeek"
    ),
    "delegate": CastMember("dirk.daems@pz-wilgenrode.example", "Dirk Daems", Role.DELEGATE, EAST),
    "outsider": CastMember(
        "omar.ooms@pz-duinzicht.example", "Omar Ooms", Role.LEAD, "PZ Duinzicht"
    ),
}
