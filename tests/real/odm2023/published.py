"""What others published about the 35 countries together, with where it stands."""

from dataclasses import dataclass

OVERALL = "overall"
EVERYBODY, UNION = "all 35", "EU27"

_DERILINX = "Derilinx, Ireland ranked second in the Portal Dimension of the ODM Report 2023"
_CENTRE = "Knowledge Centre on Translation and Interpretation, 22 January 2024"
_STORY = "data.europa.eu, The 10th anniversary of the open data maturity report"
_DIGGER = "digger.news, Open Data Maturity (Polish)"


@dataclass(frozen=True)
class Published:
    """A part of full marks in percent, of a group or a country, as it was printed."""

    who: str
    part: str
    percent: str
    source: str


# D1 policy, D2 impact, D3 portal, D4 quality. A press text has 98.2 for France (dignitynews.eu).
# Limits of the four published clusters were not found.
PUBLISHED = (
    Published(EVERYBODY, OVERALL, "79", _DERILINX),
    Published(UNION, OVERALL, "83", _CENTRE),
    Published(UNION, "D1", "89", _DERILINX),
    Published(UNION, "D2", "77", _DERILINX),
    Published(UNION, "D3", "85", _DERILINX),
    Published(UNION, "D4", "82", _DERILINX),
    Published("FR", OVERALL, "98.3", _DERILINX),
    Published("PL", OVERALL, "97.9", _DERILINX),
    Published("UA", OVERALL, "96.3", _DERILINX),
    Published("EE", OVERALL, "96.2", _DERILINX),
    Published("IE", OVERALL, "92.1", _DERILINX),
    Published("IE", "D1", "97", _DERILINX),
    Published("IE", "D2", "87", _DERILINX),
    Published("IE", "D3", "97", _DERILINX),
    Published("IE", "D4", "88", _DERILINX),
    Published("LT", OVERALL, "94", _STORY),
    Published("DE", OVERALL, "85", _DIGGER),
    Published("SE", OVERALL, "81", _DIGGER),
    Published("EL", OVERALL, "60", _DIGGER),
    Published("BA", OVERALL, "14", _DIGGER),
)
