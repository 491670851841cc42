"""Two people on one answer, whatever the order in which they act …"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from samenscan.core.access import Actor
from samenscan.core.answers import Number, to_plain
from samenscan.scans.actions import (
    AnswerConflict,
    Naming,
    Saved,
    choose,
    discuss,
    save_answer,
    take_back,
)
from samenscan.scans.models import Answer, AnswerRevision, Discussion
from samenscan.scans.tests.make import World, make_world

QUESTION = "G2"
N_INTERLEAVINGS = 1000
# Few, so that the two often give the same.
values = st.integers(0, 3)
devices = st.sampled_from(["lead", "telephone", "contributor"])


@dataclass(frozen=True)
class Sent:
    """One save as a browser sent it: under which name, on top of what, and after which others."""

    key: str
    value: int
    revision: int
    after: tuple[str, ...]


@dataclass
class Screen:
    """What one device shows its person: the revision they saw, and saves of unknown outcome."""

    actor: Actor
    seen: int = 0
    unheard: list[Sent] = field(default_factory=list)
    refused: Sent | None = None


@dataclass(frozen=True)
class Past:
    """One revision as it should be in the database."""

    value: int
    who: str
    key: str


def _number(value: int) -> Number:
    return Number(Decimal(value))


class TwoPeople(RuleBasedStateMachine):
    """The two act on `world`, one of them on two devices; `past` is the history as it must be."""

    world: World

    @initialize()
    def open(self) -> None:
        """Nobody has answered yet."""
        Answer.objects.filter(sheet=self.world.sheet).delete()
        Discussion.objects.all().delete()
        self.past: list[Past] = []
        self.known: dict[str, int] = {}  # what was told for each save that was made
        self.screens = {
            "lead": Screen(self.world.lead),
            "telephone": Screen(self.world.lead),
            "contributor": Screen(self.world.contributor),
        }
        self.open_values: dict[str, int] = {}
        self.n_keys = 0

    def _who(self, at: str) -> str:
        """The telephone is another device of the lead."""
        return "contributor" if at == "contributor" else "lead"

    def _send(self, at: str, sent: Sent) -> Saved | AnswerConflict:
        try:
            return save_answer(
                self.screens[at].actor,
                sheet=self.world.sheet.pk,
                question=QUESTION,
                fields={"value": str(sent.value)},
                revision=sent.revision,
                naming=Naming(sent.key, sent.after),
            )
        except AnswerConflict as conflict:
            return conflict

    def _may_stand(self, at: str, sent: Sent) -> bool:
        """Whether the sender knew what stands: saw it, or sent it without hearing the outcome."""
        last = self.past[-1] if self.past else None
        if sent.revision == len(self.past):
            return True
        return last is not None and last.who == self._who(at) and last.key in sent.after

    def _expect(self, at: str, sent: Sent, outcome: Saved | AnswerConflict) -> None:
        """The outcome is the one that follows from what stands; the model goes along."""
        if sent.key in self.known:
            assert isinstance(outcome, Saved)
            assert outcome.revision == self.known[sent.key], "a retry was told something else"
            return
        last = self.past[-1] if self.past else None
        if last and last.value == sent.value:
            assert isinstance(outcome, Saved) and outcome.revision == len(self.past)
        elif self._may_stand(at, sent):
            assert isinstance(outcome, Saved), "refused although the sender knew what stands"
            self._stands(Past(sent.value, self._who(at), sent.key))
            assert outcome.revision == len(self.past)
        else:
            assert isinstance(outcome, AnswerConflict) and last, "somebody was overwritten unseen"
            assert outcome.theirs == _number(last.value), "theirs is not what stands"
            assert outcome.yours == _number(sent.value), "yours is not what was given"
            return
        self.known[sent.key] = outcome.revision

    def _stands(self, past: Past) -> None:
        self.past.append(past)
        self.open_values.clear()

    def _hear(self, at: str, sent: Sent, outcome: Saved | AnswerConflict) -> None:
        screen = self.screens[at]
        screen.unheard.clear()
        screen.seen = outcome.revision if isinstance(outcome, Saved) else outcome.stored.revision
        screen.refused = sent if isinstance(outcome, AnswerConflict) else None

    @rule(at=devices)
    def load(self, at: str) -> None:
        """Open the page anew; what was never heard of is sent by the queue, not forgotten."""
        self.screens[at].seen = len(self.past)
        self.screens[at].refused = None

    @rule(at=devices, value=values, heard=st.booleans())
    def give(self, at: str, value: int, heard: bool) -> None:
        """Give an answer; perhaps the reply is lost on the way back."""
        screen = self.screens[at]
        self.n_keys += 1
        revision = screen.unheard[0].revision if screen.unheard else screen.seen
        after = tuple(one.key for one in screen.unheard)
        sent = Sent(f"k{self.n_keys}", value, revision, after)
        outcome = self._send(at, sent)
        self._expect(at, sent, outcome)
        if heard:
            self._hear(at, sent, outcome)
        else:
            screen.unheard.append(sent)

    @rule(at=devices)
    def retry(self, at: str) -> None:
        """Send the last save once more under the same name, and hear the outcome."""
        screen = self.screens[at]
        if screen.unheard:
            sent = screen.unheard[-1]
            outcome = self._send(at, sent)
            self._expect(at, sent, outcome)
            self._hear(at, sent, outcome)

    @rule(at=devices)
    def keep_mine(self, at: str) -> None:
        """After both values were shown: mine should stand, on top of what I saw."""
        screen = self.screens[at]
        if screen.refused:
            self.n_keys += 1
            sent = Sent(f"k{self.n_keys}", screen.refused.value, screen.seen, ())
            outcome = self._send(at, sent)
            self._expect(at, sent, outcome)
            self._hear(at, sent, outcome)

    @rule(at=devices)
    def talk(self, at: str) -> None:
        """After both values were shown: keep both until one of us chooses."""
        screen = self.screens[at]
        if screen.refused:
            value = screen.refused.value
            fields = {"value": str(value)}
            discuss(screen.actor, sheet=self.world.sheet.pk, question=QUESTION, fields=fields)
            if value != self.past[-1].value:
                self.open_values[self._who(at)] = value
            screen.refused = None

    @precondition(lambda self: self.open_values)
    @rule(at=devices, theirs=st.booleans())
    def pick(self, at: str, theirs: bool) -> None:
        """One of the two chooses, having seen what stands."""
        said = Discussion.objects.filter(closed_at=None).select_related("said_by").first()
        assert said is not None
        value = int(said.value["number"])
        try:
            choose(
                self.screens[at].actor,
                sheet=self.world.sheet.pk,
                question=QUESTION,
                discussion=said.pk if theirs else None,
                revision=self.screens[at].seen,
            )
        except AnswerConflict:
            assert self.screens[at].seen != len(self.past)
            return
        assert self.screens[at].seen == len(self.past), "chosen over an answer nobody saw"
        if theirs:
            self._stands(Past(value, self._who(at), ""))
        self.open_values.clear()
        self.screens[at].seen = len(self.past)

    @precondition(lambda self: self.past)
    @rule(at=devices, place=st.integers(1, 20))
    def back(self, at: str, place: int) -> None:
        """Take an earlier value back."""
        earlier, screen = min(place, len(self.past)), self.screens[at]
        value = self.past[earlier - 1].value
        try:
            take_back(
                screen.actor,
                sheet=self.world.sheet.pk,
                question=QUESTION,
                earlier=earlier,
                revision=screen.seen,
            )
        except AnswerConflict:
            assert screen.seen != len(self.past)
            return
        if value != self.past[-1].value:
            assert screen.seen == len(self.past), "taken back over an answer nobody saw"
            self._stands(Past(value, self._who(at), ""))
        screen.seen = len(self.past)

    @invariant()
    def the_history_is_whole(self) -> None:
        """Every value that ever stood is there, in order, with who gave it; the last one stands."""
        if not hasattr(self, "past"):
            return
        rows = AnswerRevision.objects.filter(answer__sheet=self.world.sheet).order_by("revision")
        names = {self.world.lead.person: "lead", self.world.contributor.person: "contributor"}
        found = [(row.revision, row.value, names[row.answered_by_id], row.key) for row in rows]
        assert found == [
            (number, to_plain(_number(past.value)), past.who, past.key)
            for number, past in enumerate(self.past, start=1)
        ]
        stands = Answer.objects.filter(sheet=self.world.sheet).first()
        assert (stands.value if stands else None) == (found[-1][1] if found else None)
        waits = Discussion.objects.filter(closed_at=None).select_related("said_by")
        assert sorted(int(row.value["number"]) for row in waits) == sorted(
            self.open_values.values()
        )


@pytest.mark.django_db
def test_nothing_is_overwritten_unseen_and_both_values_are_shown() -> None:
    world = make_world(n_east=1, n_west=1)
    machine = type("Machine", (TwoPeople,), {"world": world})
    chosen = settings(max_examples=N_INTERLEAVINGS, stateful_step_count=10, deadline=None)
    run_state_machine_as_test(machine, settings=chosen)


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_everything_that_was_told_is_in_the_history() -> None:
    world = make_world(n_east=1, n_west=1)
    barrier = Barrier(4)

    def act(number: int) -> list[tuple[int, int]]:
        actor = (world.lead, world.contributor)[number % 2]
        chance, seen, told = Random(number), 0, []
        barrier.wait()
        try:
            for turn in range(25):
                value, key = number * 1000 + turn, f"{number}-{turn}"
                for _ in range(1 + chance.randrange(2)):  # now and then sent twice
                    try:
                        saved = save_answer(
                            actor,
                            sheet=world.sheet.pk,
                            question=QUESTION,
                            fields={"value": str(value)},
                            revision=seen,
                            naming=Naming(key),
                        )
                    except AnswerConflict as conflict:
                        seen = conflict.stored.revision
                        break
                    told.append((saved.revision, value))
                else:
                    seen = saved.revision
        finally:
            connection.close()
        return told

    with ThreadPoolExecutor(4) as pool:
        told = {one for many in pool.map(act, range(4)) for one in many}
    rows = AnswerRevision.objects.order_by("revision")
    found = [(row.revision, int(row.value["number"])) for row in rows]
    assert [revision for revision, _value in found] == [*range(1, len(found) + 1)]
    assert set(found) == told
