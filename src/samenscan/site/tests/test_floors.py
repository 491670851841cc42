"""The floors of an installation …"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from samenscan.core.disclosure import HOUSE, FloorRefused
from samenscan.site.settings.config import Config


def test_are_those_of_the_house_unless_a_setting_raises_them() -> None:
    assert Config().floors() == HOUSE == settings.FLOORS
    raised = Config(floor_others="8", floor_coalition="3", floor_percent="15").floors()
    assert (raised.others, raised.coalition, raised.percent) == (8, 3, 15)
    more = Config(floor_colleagues="4", floor_counts_from="500").floors()
    assert (more.colleagues, more.counts_from) == (4, 500)


@pytest.mark.parametrize("written", ["4", "0", "-1", "five"])
def test_stop_the_settings_where_they_are_too_low(written: str) -> None:
    with pytest.raises(FloorRefused, match="SAMENSCAN_FLOOR_OTHERS"):
        Config(floor_others=written)


@pytest.mark.parametrize(
    "command", [["upgrade"], ["manage", "check"], ["plan", "--groups", "members.csv"]]
)
def test_stop_every_command_with_one_sentence(command: list[str], tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if "SAMENSCAN_" not in name}
    done = subprocess.run(  # our own command line
        [sys.executable, "-m", "samenscan.cli", *command],
        env={**kept, "SAMENSCAN_DATA_DIR": str(tmp_path), "SAMENSCAN_FLOOR_COALITION": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "SAMENSCAN_FLOOR_COALITION is “1”. This floor is 2: it can be raised, to 5 at most, and "
        "never lowered. Write a whole number from 2 to 5, or leave the setting out.\n"
    )
    assert not list(tmp_path.iterdir()), "it stopped before it made anything"
