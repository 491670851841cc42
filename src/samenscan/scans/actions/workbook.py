"""Saving what a workbook says: every answer with its history, nothing over a colleague's."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.answers import AnswerRefused, from_plain, parse, to_plain
from samenscan.core.answers.values import Missing
from samenscan.core.questionnaire import Kind
from samenscan.core.text import text
from samenscan.scans.keeping import accepted_comment, keep, stands
from samenscan.scans.models import Answer
from samenscan.scans.proposed import Proposed, beside
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.separate import refuse_before_settled
from samenscan.scans.standing import open_sheet


@dataclass(frozen=True)
class FromWorkbook:
    """What was chosen for one question: the fields of `parse`, on top of which revision."""

    fields: Mapping[str, str]
    revision: int


@dataclass(frozen=True)
class Applied:
    """How many answers were saved, and those that a colleague changed since the preview."""

    n_saved: int
    conflicts: tuple[Proposed, ...]


@action
def apply_workbook(actor: Actor, *, sheet: UUID, chosen: Mapping[str, FromWorkbook]) -> Applied:
    """Save what was chosen from a workbook, each as a normal answer, in one go.

    What a colleague answered otherwise since the preview is left alone and comes back as a
    conflict. The same again saves nothing. AnswerRefused, and nothing saved, when a value does
    not fit its question.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    questionnaire = questionnaire_of(row.round.questionnaire)
    codes = {question.code for question in questionnaire.questions()}
    n_saved, conflicts = 0, []
    for code, one in chosen.items():
        if code not in codes:
            raise AnswerRefused(
                text("There is no question “%(code)s” in this scan.", code=code[:40]),
                text("Choose the workbook again."),
            )
        asked = questionnaire.question(code)
        refuse_before_settled(row, asked)
        stored = stands(row, code)
        comment = accepted_comment(one.fields)
        only_comment = not any(name != "comment" for name in one.fields)
        if asked.kind in (Kind.FILE, Kind.DERIVED) and not (only_comment and stored):
            answer = parse(asked, {"missing": one.fields.get("missing", "")})
        elif only_comment and stored:
            answer = from_plain(asked, stored.value)
        else:
            answer = parse(asked, one.fields)
        if answer is Missing.NOT_ANSWERED and not comment:
            continue
        if stored is None:
            stored = Answer(sheet=row, question=code, comment="", revision=0)
        elif stored.value == to_plain(answer) and comment in (None, stored.comment):
            continue
        elif stored.revision != one.revision:
            conflicts.append(beside(asked, one.fields, answer, stored))
            continue
        keep(actor, stored, asked, answer, stored.comment if comment is None else comment)
        n_saved += 1
    facts: dict[str, journal.Fact] = {"saved": n_saved, "conflicts": len(conflicts)}
    journal.record(actor, "sheet.apply_workbook", kind="sheet", id=row.pk, facts=facts)
    return Applied(n_saved, tuple(conflicts))
