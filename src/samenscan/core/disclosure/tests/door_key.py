"""Finds who refers to the key of `Released`; only `core/disclosure` may."""

import ast
from pathlib import Path

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


def files_that_name_the_key(root: Path) -> list[str]:
    """`path:line` of every mention under `root` outside core/disclosure."""
    inside = root / "core" / "disclosure"
    return [
        f"{path.relative_to(root)}:{line}"
        for path in sorted(root.rglob("*.py"))
        if inside not in path.parents
        for line in lines_that_name_the_key(path.read_text(encoding="utf-8"))
    ]
