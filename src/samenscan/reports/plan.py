"""`samenscan plan`: what a group of members can be told, proven before anybody answers."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod
from pathlib import Path

from django.utils.translation import override

from samenscan.core.disclosure import (
    ALL,
    CheckFailed,
    CountsInstead,
    Floors,
    GroupBands,
    Layout,
    NoPlan,
    Plan,
    Register,
    RegisteredPlan,
    propose,
    register,
    register_from_plain,
    register_to_plain,
    registers_hash,
    totals_from_plain,
)
from samenscan.core.disclosure.ends import examine_ends
from samenscan.core.disclosure.gate import tells_both_ends
from samenscan.core.disclosure.policy import number_word
from samenscan.core.disclosure.totals import MOST_RESPONDENTS
from samenscan.core.formats import Member, TableErrors, read_members
from samenscan.core.questionnaire import Problem
from samenscan.core.text import Text, text
from samenscan.reports.counts_members import counted_groups
from samenscan.reports.problems import file_problem, say_problems
from samenscan.reports.without_site import LANGUAGES, floors_given, make_ready
from samenscan.reports.words import tell
from samenscan.reports.writing import say, write_new

HELP = "say what members can be told together, proven before anybody answers; or check such plans"

# Beyond this many possible participations, proving every one takes more than a minute.
_PARTICIPATIONS = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `plan` can be told on the command line."""
    parser.add_argument("--groups", type=Path, help="CSV file: organisation, group, perhaps name")
    parser.add_argument("--out", type=Path, help="a new file for the plans with their proofs")
    parser.add_argument("--check", type=Path, help="a file of plans to prove again instead")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run(arguments: argparse.Namespace) -> int:
    """Propose and explain, or check; 0 when all went well, 1 when something has to be mended."""
    make_ready()
    floors = floors_given()
    with override(arguments.language):
        if arguments.check is not None:
            return _check(arguments.check)
        if arguments.groups is None:
            say_problems([_NOTHING_NAMED])
            return 1
        try:
            members = read_members(
                arguments.groups.read_text(encoding="utf-8-sig"), arguments.groups.name
            )
        except TableErrors as errors:
            say_problems(errors.problems)
            return 1
        except UnicodeDecodeError:
            say_problems([_not_text(arguments.groups)])
            return 1
        except OSError as error:
            say_problems([file_problem(arguments.groups, error)])
            return 1
        return _propose(members, arguments.out, floors)


_NOTHING_NAMED = Problem(
    "samenscan plan",
    0,
    text("No members are named, and no plans to check."),
    text("Write samenscan plan --groups members.csv, or samenscan plan --check plans.json."),
)


def _not_text(path: Path) -> Problem:
    return Problem(
        path.name,
        1,
        text("This is not a text file in UTF-8."),
        text("Save it as CSV or YAML in UTF-8; a spreadsheet offers this as “CSV UTF-8”."),
    )


def _stands_already(path: Path) -> Problem:
    return Problem(
        str(path),
        0,
        text("“%(path)s” is in use already.", path=path.name),
        text("Choose another name, or move the file away first."),
    )


def _propose(members: Sequence[Member], out: Path | None, floors: Floors) -> int:
    counts = Counter(member.group for member in members)
    sizes = tuple(counts.items())
    n_participations = prod(n + 1 for _, n in sizes)
    everyone = propose(Layout(sizes), floors)
    plans: Register = (RegisteredPlan(everyone.layout, everyone),)
    if n_participations <= _PARTICIPATIONS:
        plans = register(sizes, floors)
    for sentence in explained(everyone, plans, n_participations):
        say(tell(sentence))
    if isinstance(everyone, CountsInstead):
        for sentence in counted_groups(members, floors):
            say(tell(sentence))
    if out is None:
        return 0
    try:
        content = json.dumps(register_to_plain(plans), ensure_ascii=False, indent=1, default=list)
        write_new(out, (content + "\n").encode())
    except FileExistsError:
        say_problems([_stands_already(out)])
        return 1
    except OSError as error:
        say_problems([file_problem(out, error)])
        return 1
    say(tell(text("%(n)s plans with their proofs are in %(file)s.", n=len(plans), file=str(out))))
    return 0


def explained(
    everyone: Plan | NoPlan, plans: Register, n_participations: int, *, amounts: bool = True
) -> Iterator[Text]:
    """What is told when all take part, what was left out and why, and what other turnouts give.

    `amounts`: whether a questionnaire asks for any that are added up, or may.
    """
    groups = everyone.layout.groups
    yield text(
        "%(n)s organisations: %(groups)s.",
        n=everyone.layout.n,
        groups=", ".join(f"{name} {n}" for name, n in groups),
    )
    if isinstance(everyone, CountsInstead):
        yield text(
            "When all take part, each question tells a table of numbers instead of one word per "
            "group. Numbers that are small or nearly everybody are left out, and others with them, "
            "so that no answer follows. Which ones depends on the answers."
        )
    elif isinstance(everyone, NoPlan):
        yield text("When all take part, nothing is told. %(reason)s", reason=everyone.reason)
    else:
        yield from _told(everyone)
        if amounts:
            yield from _totals(everyone)
        yield from _left_out(everyone)
    if len(plans) == n_participations:
        yield from _turnouts(plans, len(groups))
    else:
        yield text(
            "There are %(n)s ways in which members can take part or not; they are too many to "
            "prove here one by one. Make the plan again with the members that took part.",
            n=n_participations,
        )


def _told(plan: Plan) -> Iterator[Text]:
    yield text("When all take part, each question tells one word per group:")
    for bands in plan.bands:
        yield _bands(bands)
    if tells_both_ends(plan):
        yield _second_sentence(plan)
    else:
        yield text("A second sentence per question is not safe here, and is left out.")
    yield text("A domain may be told by its level instead of its questions, in the same words.")
    certificate = plan.certificate
    if certificate is not None:
        yield text(
            "Proven for every possible set of answers (%(n)s results): no %(who)s members who put "
            "their own answers together can work out anybody else's. A guess is never surer than "
            "%(percent)s in 100.",
            n=certificate.n_classes,
            who=number_word(certificate.coalition),
            percent=_percent(certificate.surest),
        )


def _second_sentence(plan: Plan) -> Text:
    surest = examine_ends(plan).surest
    if surest is None:
        return text("A question may have a second sentence, about the other end: safe as well.")
    return text(
        "A question may have a second sentence, about the other end: safe as well, with a guess "
        "never surer than %(percent)s in 100.",
        percent=_percent(surest),
    )


def _percent(share: Fraction) -> int:
    """In whole per cents, rounded up: a guess is never told to be less sure than it is."""
    return -(-share.numerator * 100 // share.denominator)


def _bands(bands: GroupBands) -> Text:
    name = text("all") if bands.group == ALL else bands.group
    low, high = bands.limits("some")
    if low > high:
        return text(
            "– %(group)s (%(n)s): few up to %(few)s, many from %(many)s",
            group=name,
            n=bands.n,
            few=bands.low_max,
            many=bands.high_min,
        )
    return text(
        "– %(group)s (%(n)s): few up to %(few)s, some from %(low)s to %(high)s, many from %(many)s",
        group=name,
        n=bands.n,
        few=bands.low_max,
        low=low,
        high=high,
        many=bands.high_min,
    )


def _left_out(plan: Plan) -> Iterator[Text]:
    published = {bands.group for bands in plan.bands}
    lacking = [name for name, _ in plan.layout.present if name not in published]
    if lacking:
        yield text(
            "Left out: %(groups)s apart. With them, somebody's answer could be worked out.",
            groups=", ".join(lacking),
        )
    if ALL not in published:
        yield text("Left out: all together. With it, somebody's answer could be worked out.")
    yield text(
        "Left out too: counts, percentages, means, smaller groups and filters. In a group of this "
        "size each of them gives answers away, alone or beside another."
    )


def _totals(plan: Plan) -> Iterator[Text]:
    """Amounts are told for all together, whatever the groups are (D19)."""
    if plan.layout.n <= MOST_RESPONDENTS:
        yield text(
            "Amounts of money and staff may be told too, as one total for all together: between "
            "two round amounts, never exactly. How far apart those lie is known beforehand. Nobody "
            "can tell from it what another one gave."
        )


def _turnouts(plans: Register, n_groups: int) -> Iterator[Text]:
    told: Counter[str] = Counter()
    for entry in plans:
        if isinstance(entry.plan, CountsInstead):
            told["tables"] += 1
        elif isinstance(entry.plan, NoPlan):
            told["nothing"] += 1
        elif len(entry.plan.of_partnerships) == n_groups and n_groups > 1:
            told["each"] += 1
        else:
            told["all" if entry.plan.of_all else "some"] += 1
    yield text("Whoever takes part, it was settled now (%(n)s possibilities):", n=len(plans))
    for key, sentence in (
        ("each", text("each partnership apart")),
        ("all", text("all together only")),
        ("some", text("one partnership only")),
        ("tables", text("tables of numbers")),
        ("nothing", text("nothing: too few, or no safe way was found")),
    ):
        if told[key]:
            yield text("– %(n)s × %(what)s", n=told[key], what=sentence)


def _check(path: Path) -> int:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(plain, dict):
            raise CheckFailed("damaged file")
        plans = register_from_plain(plain)
        totals = totals_from_plain(plain.get("totals"))
    except (ValueError, RecursionError):
        say_problems([_damaged(path)])
        return 1
    except CheckFailed as failed:
        say_problems([Problem(path.name, 0, failed.what, failed.remedy)])
        return 1
    except OSError as error:
        say_problems([file_problem(path, error)])
        return 1
    proven = sum(isinstance(entry.plan, Plan) for entry in plans)
    say(
        tell(
            text(
                "%(n)s plans were proven again by the checker, %(none)s tell nothing. Fingerprint: "
                "%(hash)s",
                n=proven,
                none=len(plans) - proven,
                hash=registers_hash(plans, totals),
            )
        )
    )
    if totals:
        say(
            tell(
                text("%(n)s plans for totals of amounts were proven again too.", n=len(totals)),
            )
        )
    return 0


def _damaged(path: Path) -> Problem:
    return Problem(
        path.name,
        0,
        text("This is not a file of plans."),
        text("Name a file that samenscan plan wrote with --out."),
    )
