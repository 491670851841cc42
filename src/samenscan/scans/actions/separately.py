"""Several colleagues answer one question each for themselves; then the lead lets one stand."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.answers import from_plain, is_complete, parse, to_plain
from samenscan.core.answers.bounds import accept_written
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.members.letters import post
from samenscan.scans import words_to_colleagues as letters
from samenscan.scans.assigned import colleagues_in
from samenscan.scans.counting import seen_of
from samenscan.scans.keeping import MAX_COMMENT, Saved, accepted_comment, keep, stands
from samenscan.scans.models import Answer, IndependentAnswer, Settlement, Sheet
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.separate import FEWEST, Standing, can_be_separate, row_of, separate_of
from samenscan.scans.standing import open_sheet


class TooFew(Refused):
    """One colleague alone has nobody to differ from."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            text("Answering each for themselves takes at least two colleagues."),
            text("Choose one more, or let the question be answered as the others."),
            where="people",
        )


class NotSettledYet(Refused):
    """Somebody still has to answer, so nobody's answer is shown."""

    def __init__(self) -> None:
        super().__init__(
            text("Not everybody who was asked has answered yet."),
            text("Wait for them, or go on without them."),
        )


class NotAsked(Refused):
    """This person was not asked to answer this question separately, or no longer is."""

    def __init__(self) -> None:
        super().__init__(
            text("This question is not asked of you separately, or no longer."),
            text("The lead of your organisation chooses who answers it."),
        )


class SettledAlready(Refused):
    """An answer stands; those of the colleagues are kept as they were."""

    def __init__(self) -> None:
        super().__init__(
            text("An answer to this question stands already."),
            text("Change that answer where the question stands; what colleagues said is kept."),
        )


@action
def ask_separately(actor: Actor, *, sheet: UUID, people: Sequence[UUID]) -> int:
    """Ask colleagues to answer, each for themselves, what the author marked so; how many questions.

    Adds to whoever was asked before; questions with an answer that was settled are left alone.
    Mails each newly asked once. TooFew for fewer than two together, NotFound for somebody else
    than a colleague. Writes the line `answer.ask-separately`.
    """
    row = open_sheet(actor, sheet, "sheet:submit")
    known = {person.pk: person for person in colleagues_in(row.organisation_id)}
    if any(person not in known for person in people):
        raise NotFound
    standing = separate_of(row)
    questions = [
        question
        for question in _separate_questions(row)
        if question not in standing or standing[question].standing is not Standing.SETTLED
    ]
    asked_before = set(row.independent_answers.values_list("person", flat=True))
    if len(asked_before | set(people)) < FEWEST:
        raise TooFew
    for question in questions:
        for person in people:
            IndependentAnswer.objects.get_or_create(
                sheet=row,
                question=question,
                person_id=person,
                defaults={"invited_by_id": actor.signed_in(), "invited_at": clock.now()},
            )
    newly = set(people) - asked_before
    write = partial(letters.asked_separately, row, len(questions))
    post(actor, [known[person] for person in newly], write, key=f"separately-{row.pk}")
    facts: dict[str, journal.Fact] = {"n_people": len(newly), "n_questions": len(questions)}
    journal.record(actor, "answer.ask-separately", kind="sheet", id=row.pk, facts=facts)
    return len(questions)


@action
def answer_separately(
    actor: Actor, *, sheet: UUID, question: str, fields: Mapping[str, str]
) -> IndependentAnswer:
    """Save what one colleague answers for themselves; only they read it until all have answered.

    NotAsked for somebody who was not asked, SettledAlready once an answer stands. The same again
    changes nothing. Writes the line `answer.separately`.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    mine = row_of(row, question, actor.signed_in())
    if mine is None:
        raise NotAsked
    if row.settlements.filter(question=question).exists():
        raise SettledAlready
    asked = questionnaire_of(row.round.questionnaire).question(question)
    answer = parse(asked, fields)
    comment = accepted_comment(fields)
    comment = mine.comment if comment is None else comment
    if (mine.value, mine.comment) != (to_plain(answer), comment):
        mine.value, mine.complete, mine.comment = to_plain(answer), is_complete(answer), comment
        mine.revision += 1
        mine.answered_at = clock.now()
        mine.save()
    journal.record(actor, "answer.separately", kind="sheet", id=row.pk)
    return mine


@action
def go_on_without(actor: Actor, *, sheet: UUID, question: str) -> int:
    """No longer wait for those who have not answered this question; how many they are.

    NotSettledYet when nobody has answered at all. Writes the line `answer.go-on-without`.
    """
    row = open_sheet(actor, sheet, "sheet:submit")
    waiting = row.independent_answers.filter(question=question, complete=False)
    if not row.independent_answers.filter(question=question, complete=True).exists():
        raise NotSettledYet
    n_waiting, _by_kind = waiting.delete()
    facts: dict[str, journal.Fact] = {"n_waiting": n_waiting}
    journal.record(actor, "answer.go-on-without", kind="sheet", id=row.pk, facts=facts)
    return n_waiting


@action
def settle(actor: Actor, *, sheet: UUID, question: str, chosen: UUID, reason: str = "") -> Saved:
    """Let the answer of one colleague (`chosen`, a person) stand; the others are kept beside it.

    NotAsked where that person answered nothing, NotSettledYet while somebody still has to,
    SettledAlready when an answer stands. `reason` is for the organisation itself. Writes the line
    `answer.settle`.
    """
    row = open_sheet(actor, sheet, "sheet:submit")
    standing = separate_of(row).get(question)
    if standing is None:
        raise NotAsked
    if standing.standing is Standing.SETTLED:
        raise SettledAlready
    if standing.is_open:
        raise NotSettledYet
    said = row_of(row, question, chosen)
    if said is None:
        raise NotAsked
    asked = questionnaire_of(row.round.questionnaire).question(question)
    stored = stands(row, question) or Answer(sheet=row, question=question, comment="", revision=0)
    Settlement.objects.create(
        sheet=row,
        question=question,
        reason=accept_written(reason.strip(), MAX_COMMENT),
        settled_by_id=actor.signed_in(),
        settled_at=clock.now(),
    )
    saved = keep(actor, stored, asked, from_plain(asked, said.value), said.comment)
    journal.record(actor, "answer.settle", kind="sheet", id=row.pk)
    return saved


def _separate_questions(row: Sheet) -> list[str]:
    questionnaire = questionnaire_of(row.round.questionnaire)
    seen = seen_of(questionnaire, row.organisation_id, row.answers.all())
    return [question.code for question in can_be_separate(questionnaire, seen)]
