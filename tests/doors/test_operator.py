"""The operator …"""

import ast

from tests.architecture.source import product

MAY_BE_OPERATOR = (
    "src/samenscan/site/registering.py",
    "src/samenscan/core/access.py",
    "src/samenscan/cli.py",
    "src/samenscan/site/demo/",
    # The daily work of the installation, which nobody asks for.
    "src/samenscan/scans/expiring.py",
)


def test_is_made_at_the_command_line_and_for_daily_work_only() -> None:
    makers = [
        source.path
        for source in product()
        if "/tests/" not in source.path
        for node in ast.walk(source.tree)
        if (isinstance(node, ast.Name) and node.id == "OPERATOR")
        or (isinstance(node, ast.alias) and node.name == "OPERATOR")
        or (isinstance(node, ast.keyword) and node.arg == "operator" and not _is_word(node.value))
    ]
    assert makers, "nothing was read"
    assert not [path for path in makers if not path.startswith(MAY_BE_OPERATOR)]


def _is_word(node: ast.expr) -> bool:
    """A comparison of a workbook is called operator too, and is a word: “between”."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
