"""Borders from a shapefile: bytes in, outlines in degrees (WGS 84) out, with all their fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from struct import error as StructError

import shapefile
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from samenscan.core.refused import Refused
from samenscan.core.text import text

# About one metre: finer than any border that is drawn on a page.
_DECIMALS = 5
Ring = list[list[float]]


class BordersRefused(Refused):
    """A shapefile that cannot be used."""

    status = 422


@dataclass(frozen=True)
class Outline:
    """One shape: what its fields say, and its rings as a GeoJSON geometry."""

    fields: dict[str, str]
    geometry: dict[str, object]


def read_borders(
    shp: bytes, shx: bytes, dbf: bytes, prj: str, encoding: str = "utf-8"
) -> tuple[Outline, ...]:
    """The outlines in the four parts of a shapefile; BordersRefused when one does not fit.

    Belgian Lambert 72 is recognised by its name, since the text of a .prj leaves out the shift
    between the two datums (about a hundred metres).
    """
    to_degrees = _transformer(prj)
    try:
        reader = shapefile.Reader(
            shp=BytesIO(shp), shx=BytesIO(shx), dbf=BytesIO(dbf), encoding=encoding
        )
        return tuple(
            Outline(
                {name: str(value).strip() for name, value in item.record.as_dict().items()},
                _geometry(item.shape.__geo_interface__, to_degrees),
            )
            for item in reader.iterShapeRecords()
        )
    except (shapefile.ShapefileException, StructError, UnicodeDecodeError, ValueError) as error:
        raise BordersRefused(
            text("The borders cannot be read: %(why)s.", why=str(error)[:200]),
            text("The files .shp, .shx, .dbf and .prj belong together; fetch all four again."),
        ) from error


def _transformer(prj: str) -> Transformer:
    try:
        crs = CRS.from_wkt(prj)
    except CRSError as error:
        raise BordersRefused(
            text("The file .prj does not say in which coordinates the borders are."),
            text("Fetch the borders again with their .prj, or save them in WGS 84."),
        ) from error
    name = crs.name.casefold().replace("_", " ")
    if "lambert" in name and "1972" in name:
        crs = CRS.from_epsg(31370)
    return Transformer.from_crs(crs, CRS.from_epsg(4326), always_xy=True)


def _geometry(shape: object, to_degrees: Transformer) -> dict[str, object]:
    if not isinstance(shape, dict) or shape["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError("a border is a polygon")
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return {
        "type": "MultiPolygon",
        "coordinates": [[_ring(ring, to_degrees) for ring in polygon] for polygon in polygons],
    }


def _ring(ring: Sequence[Sequence[float]], to_degrees: Transformer) -> Ring:
    xs, ys = to_degrees.transform([point[0] for point in ring], [point[1] for point in ring])
    points = [[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y in zip(xs, ys, strict=True)]
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
