"""Cells of a table that a spreadsheet opens: a text never becomes a formula."""

_OPENS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would calculate it.

    Source: OWASP, CSV injection. A leading space or zero-width sign does not make it safe, so what
    stands behind those counts.
    """
    bare = value.lstrip(" \u00a0\u200b\ufeff")
    return (
        f"'{value}"
        if value.startswith(_OPENS_A_FORMULA) or bare.startswith(_OPENS_A_FORMULA)
        else value
    )
