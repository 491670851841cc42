"""The search …"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.register import closest, needles, pieces, plain, search_key

WRITTEN = st.text(st.characters(categories=["L", "N", "P", "Zs", "M"]), max_size=40)


def finds(asked: str, name: str, *codes: str, former: tuple[str, ...] = ()) -> bool:
    """Whether every word asked for stands in the key of this organisation."""
    key = search_key(name, codes=codes, former=former)
    return all(word in key for word in needles(asked))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("celestijnenlaan", "Célestijnenlaan"),
        ("Liège", "Liege"),
        ("LIEGE", "Liège"),
        ("aegidius", "Ægidius"),
        ("œuvre", "Oeuvre"),
        ("groß", "Gross"),
        ("ijzer", "IJzer"),
        ("ijzer", "\u0132zer"),
        ("yzer", "IJzer"),
        ("dijle", "Dyle"),
        ("di", "Dijle"),
        ("yvoir", "Yvoir"),
        ("sint pieters leeuw", "Sint-Pieters-Leeuw"),
        ("sintpietersleeuw", "Sint-Pieters-Leeuw"),
        ("s gravenvoeren", "'s-Gravenvoeren"),
        ("beek", "PZ Alderbeek"),
        ("beek pz", "PZ Alderbeek"),
    ],
)
def test_finds(asked: str, name: str) -> None:
    assert finds(asked, name)


@pytest.mark.parametrize(
    "asked", ["0203.430.576", "BE0203430576", "203 430 576", "ovo2067", "5388"]
)
def test_finds_any_code(asked: str) -> None:
    assert finds(asked, "PZ X", "0203430576", "OVO2067", "5388")


def test_finds_a_name_of_long_ago() -> None:
    assert finds("oude naam", "Nieuw", former=("Oude Naam",))


@given(WRITTEN)
def test_finds_everything_by_its_own_name(name: str) -> None:
    assert finds(name, name)


@given(WRITTEN)
def test_sees_no_difference_between_two_ways_to_write_an_accent(name: str) -> None:
    composed, apart = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    assert plain(composed) == plain(apart)


def test_opens_its_key_with_the_name_so_that_lists_are_alphabetical() -> None:
    names = ["Élan", "Zavel", "eik", "Ypres"]
    assert sorted(names, key=search_key) == ["eik", "Élan", "Ypres", "Zavel"]


@pytest.mark.parametrize("asked", ["Alderbeck", "aldrebeek", "Aldrbeek", "Âlderbeeck"])
def test_keeps_a_piece_of_a_word_with_one_slip_and_tells_what_it_looks_like(asked: str) -> None:
    key = search_key("Alderbeek", codes=("99001",))
    assert any(piece in key for piece in pieces(asked))
    assert closest(asked, ["Zavel", "Alderbeek", "Beek"]) == ("Alderbeek",)
    assert closest(asked, ["Beek", "Hulpverleningszone Alderbeek"]) != ()


def test_makes_no_pieces_of_short_words_and_finds_nothing_alike_far_away() -> None:
    assert pieces("eik % a") == ()
    assert closest("Alderbeek", ["Zavel", "Wilgenrode"]) == ()
    assert closest("", ["Zavel"]) == ()
