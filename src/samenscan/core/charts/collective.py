"""Charts of a collective result: bands only, and only those that the gate released."""

from collections.abc import Mapping
from types import MappingProxyType

from samenscan.core.charts.bands import draw_bands
from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.disclosure import ALL, Members, QuestionBands, Released
from samenscan.core.questionnaire.model import Questionnaire, UnknownCode
from samenscan.core.text import text

BandsReleased = Released[Members, tuple[QuestionBands, ...]]


def bands_chart(
    released: BandsReleased,
    questionnaire: Questionnaire,
    code: str,
    tell: Tell,
    *,
    names: Mapping[str, str] = MappingProxyType({}),
) -> Chart:
    """The meter of one question, a row per published group; UnknownCode when it is not told.

    `names` calls the groups by name where the release does not.
    """
    question = questionnaire.question(code)
    found = next((facts for facts in released.facts if facts.code == code), None)
    if found is None or question.cut is None:
        raise UnknownCode(code)
    groups: Mapping[str, str] = {
        tell(text("All together")) if group == ALL else names.get(group, group): band
        for group, band in sorted(
            found.bands.items(), key=lambda item: (item[0] != ALL, names.get(item[0], item[0]))
        )
    }
    return draw_bands(groups, question.cut.says, tell, name=f"bands-{code}")
