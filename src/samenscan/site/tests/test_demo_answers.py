"""The answers of the demo … (each test finishes the sentence)."""

import pytest

from samenscan.core.answers import Missing, parse
from samenscan.core.questionnaire import Kind
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
