"""Deciding how two versions compare: a table of questions, one row per step."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenscan.base.http import Request
from samenscan.base.render import page, told
from samenscan.core.questionnaire.versions import (
    HOW_NAMES,
    Bridge,
    How,
    Rule,
    Step,
    share_from,
)
from samenscan.core.refused import NotFound
from samenscan.core.text import Words
from samenscan.scans import actions
from samenscan.scans.queries import bridges as queries
from samenscan.scans.queries.questionnaires import centre_of

BLANK_ROWS = 3
RISING = "rising"


@dataclass(frozen=True)
class StepFields:
    """One row of the table as it stands in its fields."""

    number: int
    old: str
    new: str
    how: str
    rule: str
    old_texts: tuple[str, ...]
    new_texts: tuple[str, ...]
    problems: tuple[str, ...]


@require_http_methods(["GET", "POST"])
def bridge(request: Request, id: UUID) -> HttpResponse:
    """The bridge to a version from an older one; a refused one keeps what was filled in."""
    found = queries.bridge_page(request.actor, id, _asked(request.GET.get("van", "")))
    everything = request.GET.get("alles") == "1"
    steps = found.steps(everything=everything)
    problems: Mapping[int | None, tuple[str, ...]] = {}
    if request.method == "POST":
        steps = _posted(request.POST.dict())
        hidden = () if everything else tuple(_untouched(found.bridge, steps))
        decided = Bridge(found.bridge.old, (*steps, *hidden))
        try:
            actions.save_bridge(
                request.actor,
                centre=centre_of(request.actor),
                old=found.old,
                new=found.new,
                bridge=decided,
            )
        except actions.BridgeRefused as refused:
            problems = _by_step(refused)
        else:
            messages.success(request, _("The bridge is saved."))
            return redirect(f"{reverse('scans:bridge', args=[id])}?van={found.old}")
    facts = {
        "page": found,
        "everything": everything,
        "rows": _rows(found, steps, problems),
        "general": problems.get(None, ()),
        "refused": bool(problems),
        "hows": [(how.value, told(HOW_NAMES[how])) for how in How],
        "n_same": sum(step.how is How.SAME for step in found.bridge.steps),
    }
    status = 422 if problems else 200
    return page(request, "scans/authoring/bridge.html", facts, status=status)


def _asked(written: str) -> UUID | None:
    try:
        return UUID(written) if written else None
    except ValueError:
        raise NotFound from None


def _untouched(bridge: Bridge, steps: tuple[Step, ...]) -> list[Step]:
    """The steps that were not in the table and of which it names no question."""
    old = {code for step in steps for code in step.old}
    new = {code for step in steps for code in step.new}
    return [
        step
        for step in bridge.steps
        if step.how is How.SAME and not old & set(step.old) and not new & set(step.new)
    ]


def _posted(posted: Mapping[str, str]) -> tuple[Step, ...]:
    numbers = sorted(int(name[4:]) for name in posted if re.fullmatch(r"old-\d{1,4}", name))
    found = []
    for number in numbers:
        old, new = (_codes(posted.get(f"{side}-{number}", "")) for side in ("old", "new"))
        how = posted.get(f"how-{number}", "")
        if old or new:
            rule = rule_from(posted.get(f"rule-{number}", "")) if how == How.RESCALED else None
            found.append(Step(old, new, How(how) if how in set(How) else None, rule))
    return tuple(found)


def _codes(written: str) -> tuple[str, ...]:
    return tuple(code for code in re.split(r"[\s,;]+", written) if code)


def rule_from(written: str) -> Rule:
    """A rule written as “old = new” per line; shares when every left side is one."""
    lines = [line.strip() for line in re.split(r"[\n;]", written) if line.strip()]
    pairs = [tuple(part.strip() for part in line.partition("=")[::2]) for line in lines]
    pairs = [pair for pair in pairs if pair[0] != RISING]
    shares = [(share_from(old), share_from(new)) for old, new in pairs]
    whole = tuple((old, new) for old, new in shares if old is not None and new is not None)
    if len(whole) == len(pairs):
        return Rule(shares=whole, rising=RISING in lines)
    return Rule(answers=tuple((old, new) for old, new in pairs), rising=RISING in lines)


def rule_text(rule: Rule | None) -> str:
    """The rule as `rule_from` reads it."""
    if rule is None:
        return ""
    pairs = [f"{old} = {new}" for old, new in (*rule.answers, *rule.shares)]
    return "\n".join([*pairs, *([RISING] if rule.rising else [])])


def _by_step(refused: actions.BridgeRefused) -> dict[int | None, tuple[str, ...]]:
    found: dict[int | None, tuple[str, ...]] = {}
    for one in refused.problems:
        sentence = f"{told(one.what)} {told(one.remedy)}"
        found[one.step] = (*found.get(one.step, ()), sentence)
    return found


def _rows(
    found: queries.BridgePage,
    steps: tuple[Step, ...],
    problems: Mapping[int | None, tuple[str, ...]],
) -> list[StepFields]:
    blank = tuple(Step((), (), None) for _row in range(BLANK_ROWS))
    return [
        StepFields(
            number=number,
            old=", ".join(step.old),
            new=", ".join(step.new),
            how=step.how.value if step.how else "",
            rule=rule_text(step.rule),
            old_texts=_texts(found.old_texts, step.old),
            new_texts=_texts(found.new_texts, step.new),
            problems=problems.get(number, ()),
        )
        for number, step in enumerate((*steps, *blank))
    ]


def _texts(texts: Mapping[str, Words], codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(told(texts[code]) for code in codes if code in texts)
