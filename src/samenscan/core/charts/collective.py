"""Charts of a collective result: bands only, and only those that the gate released."""

from collections.abc import Mapping
from types import MappingProxyType

from samenscan.core.charts.bands import draw_bands
from samenscan.core.charts.both_ends import Sentences, draw_both_ends
from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.disclosure import ALL, Members, QuestionBands, Released
from samenscan.core.questionnaire.model import Questionnaire, UnknownCode
from samenscan.core.questionnaire.stated import stated_by_code
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
    """The picture of one question or domain, a row per published group; UnknownCode if not told.

    Both ends where two sentences were released, a meter of the first otherwise. `names` calls the
    groups by name where the release does not.
    """
    one = stated_by_code(questionnaire).get(code)
    found = next((facts for facts in released.facts if facts.code == code), None)
    if found is None or one is None:
        raise UnknownCode(code)
    groups = sorted(found.bands, key=lambda group: (group != ALL, names.get(group, group)))
    called = {group: _called(group, names, tell) for group in groups}
    if found.other_end is None or one.other_says is None:
        bands = {called[group]: found.bands[group] for group in groups}
        return draw_bands(bands, one.says, tell, name=f"bands-{code}")
    both = {called[group]: (found.other_end.bands[group], found.bands[group]) for group in groups}
    says = Sentences(one.other_says, one.says)
    return draw_both_ends(both, one.title, says, tell, name=f"bands-{code}")


def _called(group: str, names: Mapping[str, str], tell: Tell) -> str:
    return tell(text("All together")) if group == ALL else names.get(group, group)
