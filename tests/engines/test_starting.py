"""Nothing that starts the site or a command loads an engine: that would take a second each time."""

import os
import subprocess
import sys

import pytest

ENGINES = ("ibis", "duckdb", "pandas", "pyspark")
_TELL = f"import sys; print([one for one in {ENGINES} if one in sys.modules])"


@pytest.mark.parametrize(
    "start",
    [
        "import django; django.setup(); "
        "from django.urls import get_resolver; get_resolver().url_patterns",
        "import django; django.setup(); import samenscan.cli, samenscan.reports.interpret",
        "import samenscan.core.statistics.counting",
    ],
)
def test_loads_no_engine(start: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", f"{start}; {_TELL}"],
        check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "samenscan.site.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert ran.stdout.strip() == "[]"
