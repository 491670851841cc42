"""The collective report with the level of a domain …"""

import csv
import json
import re
from io import StringIO

import pytest
from django.utils.translation import override

from samenscan.core.answers import Dataset, Sheet
from samenscan.core.answers.values import Answer, Levels, YesNo
from samenscan.core.charts import bands_chart
from samenscan.core.disclosure import Members, Plan, attacked, layout_of, propose, release_bands
from samenscan.core.questionnaire import read
from samenscan.core.text import Text
from samenscan.reports.collective import Together, collective_story
from samenscan.reports.collective_html import collective_html
from samenscan.reports.collective_tables import collective_csv, collective_workbook
from samenscan.reports.facts import collective_facts
from samenscan.reports.without_site import make_ready
from samenscan.reports.words import tell

SCAN = """\
code: mini
version: "1"
title: {en: Small scan}
languages: [en]
sections:
  - code: G
    title: {en: Continuity & <b>care</b>}
    cut: {at_least: 3, says: is well on its way, other_end: {at_most: 1, says: begins with it}}
    questions:
      - {code: G1, type: level, text: Copies}
      - {code: G2, type: level, text: Restoring}
      - {code: G3, type: level, text: Plan}
      - {code: G4, type: level, text: Practice}
      - {code: G5, type: level, text: Agreements}
  - code: n
    title: {en: Devices}
    questions:
      - {code: n1, type: yes_no, text: Spare, yes_score: 5, cut: {says: has a spare}}
"""


@pytest.fixture(autouse=True, scope="module")
def _ready() -> None:
    make_ready()


@pytest.fixture(scope="module")
def together() -> Together:
    """12 East and 11 West, of whom all but three in West are on their way."""
    asked = read(SCAN, "scan.yaml")
    group_of = {f"East-{at}": "East" for at in range(12)} | {
        f"West-{at}": "West" for at in range(11)
    }
    sheets = []
    for at, who in enumerate(group_of):
        level = Levels(4, 4) if at < 20 else Levels(1, 0)
        answers: dict[str, Answer] = {f"G{n}": level for n in range(1, 6)}
        sheets.append(Sheet(who, {**answers, "n1": YesNo(at % 2 == 0)}))
    dataset = Dataset(asked, tuple(sheets))
    layout = layout_of(dataset, group_of, ["East", "West"])
    plan = propose(layout)
    assert isinstance(plan, Plan)
    released = release_bands(plan, dataset, group_of, Members("r"), earlier=())
    audit = attacked(layout, released.facts)
    assert audit.n_exact == 0
    return Together(released, plan, audit, asked, 23, {}, True)


def test_tells_a_whole_domain_in_one_sentence_with_its_numbers(together: Together) -> None:
    (domain,) = collective_story(together).domains
    assert isinstance(domain.says, Text)
    with override("en"):
        assert tell(domain.says) == "Continuity & <b>care</b>: is well on its way (level 3 or more)"
        assert [tell(one) for one in domain.groups] == [
            "All together: at least 16 of the 23 organisations.",
            "East: at least 9 of the 12 organisations.",
            "West: at least 8 of the 11 organisations.",
        ]


def test_shows_it_on_the_page_first_of_its_domain_and_escaped(together: Together) -> None:
    page = collective_html(together, "en")
    assert "Whole domains in one sentence" in page
    assert "<b>care" not in page
    rows = re.findall(r'<th scope="row">(.*?)</th>', page, re.DOTALL)
    said = [re.sub("<[^>]+>", "", row).strip() for row in rows]
    name = "Continuity &amp; &lt;b&gt;care&lt;/b&gt;"
    assert f"{name}: is well on its way (level 3 or more)" in said
    assert f"Other end: {name}: begins with it (level 1 or less)" in said
    assert "Of some domains the level is told instead of the questions." in page
    for code in ("G1", "Restoring", "Practice"):
        assert code not in page


def test_writes_it_to_files_under_the_code_of_the_level(together: Together) -> None:
    rows = list(csv.DictReader(StringIO(collective_csv(together, "en"))))
    own = [row for row in rows if row["question"] == "level.G"]
    assert [(row["end"], row["group"], row["band"], row["at_least"]) for row in own] == [
        ("confirms", "All together", "many", "16"),
        ("confirms", "East", "many", "9"),
        ("confirms", "West", "many", "8"),
        ("other", "All together", "few", "0"),
        ("other", "East", "few", "0"),
        ("other", "West", "few", "0"),
    ]
    assert own[0]["statement"].endswith("is well on its way (level 3 or more)")
    assert collective_workbook(together, "en")
    plain = json.loads(
        collective_facts(together.released, together.plan, together.questionnaire, "en")
    )
    assert plain["questions"]["level.G"] == {"all": "many", "East": "many", "West": "many"}
    assert plain["other_ends"]["level.G"]["all"] == "few"


def test_draws_it(together: Together) -> None:
    chart = bands_chart(together.released, together.questionnaire, "level.G", tell)
    assert "level 3 or more" in chart.svg.replace("\n", " ") or "is well on its" in chart.svg
    assert len(chart.rows) == 3
