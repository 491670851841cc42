"""The page for authors …"""

import re
from pathlib import Path

from samenscan.core.questionnaire.versions import How, read_bridge


def test_shows_a_bridge_that_can_be_read_and_every_kind_of_step() -> None:
    page = Path("docs/howto/author-a-questionnaire.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    bridge = read_bridge(example, "example.yaml")
    assert bridge is not None
    assert [step.how for step in bridge.steps] == [How.RESCALED, How.MERGED, How.RENAMED]
    assert all(f"| `{how}` |" in page for how in How)
