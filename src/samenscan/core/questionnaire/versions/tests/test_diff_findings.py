"""Rules for findings that changed between two versions are told one by one."""

from dataclasses import replace

from samenscan.core.questionnaire import read_set
from samenscan.core.questionnaire.tests.rule_files import FIRST, change, files
from samenscan.core.questionnaire.versions import diff


def test_is_told_when_a_rule_changes() -> None:
    old = read_set(files(), "scan.yaml")
    told = [str(one.says) for one in diff(old, replace(old, findings=old.findings[1:]))]
    assert told == ["Rule “old-plan” (“Een oud plan”) is gone."]
    told = [str(one.says) for one in diff(replace(old, findings=old.findings[1:]), old)]
    assert told == ["Rule “old-plan” (“Een oud plan”) is new."]
    told = [str(one.says) for one in diff(old, replace(old, findings=old.findings[::-1]))]
    assert told == ["The rules for findings stand in another order."]
    other = change(FIRST, "months_since(B2) >= 36", "months_since(B2) >= 24")
    other = change(other, "severity: high", "severity: low")
    told = [str(one.says) for one in diff(old, read_set(files(first=other), "scan.yaml"))]
    assert len(told) == 2 and told[0].startswith("Rule “old-plan”: what is told first was")
    assert diff(old, read_set(files(), "scan.yaml")) == ()
