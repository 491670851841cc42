"""The answers of the demo … (each test finishes the sentence)."""

from fractions import Fraction

import numpy as np
import pytest

from samenscan.core.answers import Missing, Sheet, parse
from samenscan.core.questionnaire import Kind
from samenscan.core.scoring import score_sheet
from samenscan.scans.questionnaires import ready_made
from samenscan.site.demo.answering import answers
from samenscan.site.demo.province import EAST_ZONES, WEST_ZONES


@pytest.mark.parametrize("key", sorted(ready_made()))
def test_fit_every_question_of_every_ready_made_scan(key: str) -> None:
    questionnaire = ready_made()[key]
    for zone in (*EAST_ZONES, *WEST_ZONES):
        told = answers(questionnaire, f"PZ {zone}")
        for code, fields in told.items():
            assert parse(questionnaire.question(code), fields) is not Missing.NOT_ANSWERED
        unanswered = {q.code for q in questionnaire.questions()} - set(told)
        assert {questionnaire.question(code).kind for code in unanswered} <= {
            Kind.DERIVED,
            Kind.FILE,
        }


def test_are_the_same_each_time() -> None:
    for questionnaire in ready_made().values():
        assert answers(questionnaire, "PZ Alderbeek") == answers(questionnaire, "PZ Alderbeek")


def test_differ_from_zone_to_zone() -> None:
    scan = ready_made()["ict-scan-police@2025.1"]
    assert answers(scan, "PZ Alderbeek") != answers(scan, "PZ Bosduin")


def _levels(version: str) -> dict[str, dict[str, Fraction]]:
    """Per zone the level of every domain that has one."""
    scan = ready_made()[f"ict-scan-police@{version}"]
    found = {}
    for zone in (*EAST_ZONES, *WEST_ZONES):
        given = answers(scan, f"PZ {zone}")
        values = {code: parse(scan.question(code), fields) for code, fields in given.items()}
        scored = score_sheet(scan, Sheet(zone, values))
        found[zone] = {one.code: one.share * 5 for one in scored.sections if one.share is not None}
    return found


def test_hang_together_over_domains_as_those_of_real_zones_do() -> None:
    levels = list(_levels("2026.1").values())
    shared = sorted(set.intersection(*(set(one) for one in levels)))
    table = np.array([[float(one[code]) for code in shared] for one in levels])
    together = np.corrcoef(table.T)[np.triu_indices(len(shared), 1)]
    assert 0.2 < together.mean() < 0.8  # no white noise, and not one and the same thing
    assert np.ptp(table.mean(axis=1)) > 0.8


def test_stay_near_where_a_zone_was_in_the_version_before() -> None:
    before, after = _levels("2025.1"), _levels("2026.1")
    pairs = [
        (float(before[zone][code]), float(after[zone][code]))
        for zone in before
        for code in set(before[zone]) & set(after[zone])
    ]
    assert np.corrcoef(np.array(pairs).T)[0, 1] > 0.5
