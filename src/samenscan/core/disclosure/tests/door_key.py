"""Finds who refers to the key of `Released`; only `core/disclosure` may."""

import ast
from collections.abc import Mapping

KEY_NAME = "_DOOR_KEY"


def lines_that_name_the_key(source: str) -> list[int]:
    """Line numbers where this Python source names the key, as name, attribute, import or string."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        names = (
            getattr(node, "id", None),
            getattr(node, "attr", None),
            getattr(node, "name", None),
            getattr(node, "value", None) if isinstance(node, ast.Constant) else None,
        )
        if KEY_NAME in names:
            found.add(getattr(node, "lineno", 0))
    return sorted(found)


def places_that_name_the_key(sources: Mapping[str, str]) -> list[str]:
    """`path:line` of every mention outside core/disclosure; `sources` maps path to source."""
    return [
        f"{path}:{line}"
        for path, source in sorted(sources.items())
        if "/core/disclosure/" not in path
        for line in lines_that_name_the_key(source)
    ]
