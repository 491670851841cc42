"""D18: what changes about the sentence of a domain is told between versions."""

from dataclasses import replace
from decimal import Decimal

from samenscan.core.questionnaire import gaps
from samenscan.core.questionnaire.tests.test_check_level import made
from samenscan.core.questionnaire.versions import diff


def test_tells_a_changed_cut_of_a_domain_and_a_text_that_lacks_a_language() -> None:
    then = made()
    section = then.sections[1]
    assert section.cut is not None
    later = replace(section, cut=replace(section.cut, at_least=Decimal(4)))
    now = replace(then, sections=(then.sections[0], later, then.sections[2]))
    assert now.content_hash != then.content_hash
    (change,) = diff(then, now)
    assert "threshold for yes" in str(change.says)
    none = replace(then, sections=(then.sections[0], replace(section, cut=None), then.sections[2]))
    assert "no longer counts in the collective result" in str(diff(then, none)[0].says)
    two = made(("languages: [en]", "languages: [en, fr]"))
    assert ("B", "cut.other_end.says") in {(gap.code, gap.part) for gap in gaps(two)}
