"""Borders from the files geographers give: shapefile or GeoJSON in, degrees and few corners out."""

import json
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypedDict

import pyproj
import shapefile

from samenscan.core.formats.coverage import Point, Polygon, Ring, Territory, lighter
from samenscan.core.refused import Refused
from samenscan.core.text import text

# A map of a province is some 400 dots wide: half a dot.
TOLERANCE_M = 60.0
WGS84 = "EPSG:4326"


class Geometry(TypedDict):
    """A GeoJSON MultiPolygon in degrees."""

    type: str
    coordinates: list[list[list[list[float]]]]


class BordersRefused(Refused):
    """A file from which no borders can be read."""

    status = 422


_ASKED = text("Give a shapefile (.shp) or a GeoJSON file with a list of features.")

Shape = tuple[Mapping[str, object], Mapping[str, object]]
"""One territory of a file: its columns and its GeoJSON geometry."""


def read_borders(path: Path, *, code_column: str = "") -> dict[str, Geometry]:
    """Borders by the code of their territory, reprojected to WGS 84 and thinned together.

    `path` is a `.shp` (with its `.dbf` and `.prj` beside it) or a GeoJSON file. The code comes
    from `code_column`, or from the first column of texts that are all there and all different.
    Several shapes with one code become one territory. BordersRefused tells what is wrong.
    """
    shapes, system = _read_shapefile(path) if path.suffix.lower() == ".shp" else _read_geojson(path)
    if not shapes:
        raise BordersRefused(text("The file %(name)s holds no borders.", name=path.name), _ASKED)
    column = code_column or _code_column(shapes, path)
    degrees = _Degrees(system)
    coverage: dict[str, Territory] = {}
    for columns, geometry in shapes:
        if column not in columns:
            raise BordersRefused(
                text("The file %(name)s has no column %(column)s.", name=path.name, column=column),
                text("Its columns are: %(names)s.", names=", ".join(columns)),
            )
        code = str(columns[column] or "").strip()
        coverage[code] = coverage.get(code, ()) + tuple(_polygons(geometry, degrees))
    thinned = lighter(coverage, TOLERANCE_M)
    return {code: _geometry(territory) for code, territory in thinned.items() if territory}


def _read_shapefile(path: Path) -> tuple[list[Shape], pyproj.CRS]:
    try:
        with shapefile.Reader(str(path)) as reader:
            shapes = [
                (one.record.as_dict(), one.shape.__geo_interface__)
                for one in reader.iterShapeRecords()
                if one.shape.shapeType != shapefile.NULL
            ]
        described = path.with_suffix(".prj").read_text(encoding="utf-8", errors="replace")
        return shapes, pyproj.CRS.from_user_input(described)
    except (
        shapefile.ShapefileException,
        struct.error,
        UnicodeDecodeError,
        OSError,
        pyproj.exceptions.CRSError,
    ) as error:
        raise BordersRefused(
            text("The borders in %(name)s cannot be read.", name=path.name),
            text("Put the three files of a shapefile together: .shp, .dbf and .prj."),
        ) from error


def _read_geojson(path: Path) -> tuple[list[Shape], pyproj.CRS]:
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
        features = read["features"]
        shapes = [(dict(one.get("properties") or {}), one["geometry"]) for one in features]
        named = read.get("crs", {}).get("properties", {}).get("name", WGS84)
        return [shape for shape in shapes if shape[1]], pyproj.CRS.from_user_input(named)
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        pyproj.exceptions.CRSError,
    ) as error:
        raise BordersRefused(
            text("The borders in %(name)s cannot be read.", name=path.name), _ASKED
        ) from error


def _code_column(shapes: list[Shape], path: Path) -> str:
    names = list(shapes[0][0])
    for name in names:
        values = [columns.get(name) for columns, _geometry in shapes]
        told = all(isinstance(value, str) and value.strip() for value in values)
        if told and len(set(values)) == len(values):
            return name
    raise BordersRefused(
        text("The file %(name)s does not tell which border belongs to whom.", name=path.name),
        text(
            "Name the column that holds the codes. Its columns are: %(names)s.",
            names=", ".join(names),
        ),
    )


class _Degrees:
    """Turns corners of one system of coordinates into degrees."""

    def __init__(self, system: pyproj.CRS) -> None:
        self.turn = pyproj.Transformer.from_crs(system, WGS84, always_xy=True).transform

    def ring(self, corners: list[list[float]]) -> Ring:
        xs, ys = self.turn([corner[0] for corner in corners], [corner[1] for corner in corners])
        return tuple(zip(xs, ys, strict=True))


def _polygons(geometry: Mapping[str, object], degrees: _Degrees) -> Iterator[Polygon]:
    coordinates = geometry.get("coordinates")
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(geometry["type"]))
    if not isinstance(polygons, list | tuple):
        return
    for polygon in polygons:
        yield tuple(degrees.ring(ring) for ring in polygon)


def _geometry(territory: Territory) -> Geometry:
    return {
        "type": "MultiPolygon",
        "coordinates": [
            [[_pair(corner) for corner in ring] for ring in polygon] for polygon in territory
        ],
    }


def _pair(corner: Point) -> list[float]:
    return [corner[0], corner[1]]
