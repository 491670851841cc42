"""A kind of organisation …"""

from samenscan.core.register import RULES, Kind, Scheme, alike, may_share_number


def test_has_its_rules() -> None:
    assert set(RULES) == set(Kind)


def test_of_a_police_zone_of_one_municipality_shares_the_number_of_its_municipality() -> None:
    assert not RULES[Kind.POLICE_ZONE_SINGLE].own_person
    assert may_share_number(frozenset({Kind.POLICE_ZONE_SINGLE, Kind.MUNICIPALITY}))
    assert not may_share_number(frozenset({Kind.POLICE_ZONE, Kind.MUNICIPALITY}))


def test_knows_which_codes_it_can_have() -> None:
    assert Scheme.NIS in RULES[Kind.MUNICIPALITY].schemes
    assert Scheme.NIS not in RULES[Kind.WELFARE_CENTRE].schemes
    assert Scheme.POLICE_ZONE in RULES[Kind.POLICE_ZONE_SINGLE].schemes


def test_merges_without_more_inside_its_family_only() -> None:
    assert alike(frozenset({Kind.POLICE_ZONE, Kind.POLICE_ZONE_SINGLE}))
    assert not alike(frozenset({Kind.POLICE_ZONE, Kind.RESCUE_ZONE}))
