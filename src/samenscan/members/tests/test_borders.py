"""Borders …"""

import json
from pathlib import Path

import pytest
import shapefile

from samenscan.members.borders import BordersRefused, read_borders

LAMBERT_72 = "EPSG:31370"
# As geographers' programs write it: the shift between the two datums is left out.
LAMBERT_72_WKT = (
    'PROJCS["Belge_Lambert_1972",GEOGCS["GCS_Belge_1972",DATUM["D_Belge_1972",'
    'SPHEROID["International_1924",6378388.0,297.0]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],'
    'PARAMETER["False_Easting",150000.013],PARAMETER["False_Northing",5400088.438],'
    'PARAMETER["Central_Meridian",4.367486666666666],PARAMETER["Standard_Parallel_1",49.8333339],'
    'PARAMETER["Standard_Parallel_2",51.16666723333333],PARAMETER["Latitude_Of_Origin",90.0],'
    'UNIT["Meter",1.0]]'
)
# The corners of the Brussels town hall's block, in Lambert 72 metres and in degrees.
TOWN_HALL_M, TOWN_HALL = (148_900.0, 170_900.0), (4.3513, 50.8482)


def square(left: float, low: float, size: float) -> list[list[float]]:
    """A closed ring."""
    right, high = left + size, low + size
    return [[left, low], [left, high], [right, high], [right, low], [left, low]]


def write_shapefile(path: Path, codes: list[str], prj: str = "") -> Path:
    """Squares beside each other, one per code, in Lambert 72."""
    with shapefile.Writer(str(path)) as writer:
        writer.field("code", "C", 20)
        for at, code in enumerate(codes):
            x, y = TOWN_HALL_M
            writer.poly([square(x + at * 5000, y, 5000)])
            writer.record(code)
    if prj:
        path.with_suffix(".prj").write_text(prj)
    return path


def write_geojson(path: Path, *features: object, **more: object) -> Path:
    """A GeoJSON file with these features."""
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **more}))
    return path


def feature(code: str, *rings: list[list[float]]) -> dict[str, object]:
    """A GeoJSON feature with a code."""
    geometry = {"type": "Polygon", "coordinates": list(rings)}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def test_turn_belgian_metres_into_degrees(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "zones.shp", ["5340", "5341"], LAMBERT_72)
    found = read_borders(path)
    assert list(found) == ["5340", "5341"]
    corners = found["5340"]["coordinates"][0][0]
    longitude, latitude = min(x for x, _y in corners), min(y for _x, y in corners)
    assert longitude == pytest.approx(TOWN_HALL[0], abs=0.003)
    assert latitude == pytest.approx(TOWN_HALL[1], abs=0.003)


def test_are_not_shifted_by_what_a_prj_leaves_out(tmp_path: Path) -> None:
    named = read_borders(write_shapefile(tmp_path / "a.shp", ["1"], LAMBERT_72))
    described = read_borders(write_shapefile(tmp_path / "b.shp", ["1"], LAMBERT_72_WKT))
    assert named == described


def test_read_geojson_in_degrees_or_in_a_named_system(tmp_path: Path) -> None:
    plain = write_geojson(tmp_path / "a.geojson", feature("1", square(4.0, 51.0, 0.1)))
    assert read_borders(plain)["1"]["coordinates"][0][0][0] == [4.0, 51.0]
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::31370"}}
    metres = write_geojson(
        tmp_path / "b.geojson", feature("1", square(*TOWN_HALL_M, 900)), crs=named
    )
    longitude, _latitude = read_borders(metres)["1"]["coordinates"][0][0][0]
    assert longitude == pytest.approx(TOWN_HALL[0], abs=0.003)


def test_join_shapes_with_one_code(tmp_path: Path) -> None:
    path = write_geojson(
        tmp_path / "a.json",
        feature("1", square(4.0, 51.0, 0.1)),
        feature("1", square(5.0, 51.0, 0.1)),
    )
    assert len(read_borders(path, code_column="code")["1"]["coordinates"]) == 2


def test_keep_holes(tmp_path: Path) -> None:
    rings = [square(4.0, 51.0, 0.4), square(4.1, 51.1, 0.1)]
    found = read_borders(write_geojson(tmp_path / "a.json", feature("1", *rings)))
    assert len(found["1"]["coordinates"][0]) == 2


def refusal(path: Path, **how: str) -> str:
    """What is said, and what would help."""
    with pytest.raises(BordersRefused) as refused:
        read_borders(path, **how)
    return f"{refused.value.what} {refused.value.remedy}"


def test_are_refused_without_their_system(tmp_path: Path) -> None:
    assert ".prj" in refusal(write_shapefile(tmp_path / "zones.shp", ["1"]))


def test_are_refused_where_nothing_tells_whose_they_are(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "zones.shp", ["1", "1"], LAMBERT_72)
    assert "code" in refusal(path)


def test_are_refused_with_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = write_shapefile(tmp_path / "zones.shp", ["1"], LAMBERT_72)
    assert "nis" in refusal(path, code_column="nis")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"features": 3}', '{"features": [{}]}'])
def test_are_refused_when_the_file_is_something_else(tmp_path: Path, content: str) -> None:
    for name in ("a.geojson", "a.shp"):
        (tmp_path / name).write_text(content)
        assert name in refusal(tmp_path / name)


def test_are_refused_when_there_are_none(tmp_path: Path) -> None:
    assert "holds no borders" in refusal(write_geojson(tmp_path / "a.json"))


def test_of_the_real_police_zones_are_read_light_and_without_gaps(real_data: Path) -> None:
    path = real_data / "flanders" / "politiezone.shp"
    found = read_borders(path)
    assert len(found) == 107
    corners = [
        (x, y) for one in found.values() for p in one["coordinates"] for ring in p for x, y in ring
    ]
    assert all(2.5 < x < 6 and 50.6 < y < 51.6 for x, y in corners)
    assert len(corners) < 20_000
    assert len(json.dumps(found)) < 450_000
