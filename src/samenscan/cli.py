"""The command line: a table of commands, each one call into the floor that does the work."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

import django

from samenscan import __version__
from samenscan.core.refused import Refused
from samenscan.reports.writing import NobodyListens, hush, said, speak_whatever_the_terminal

Run = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Parse, run one command, return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenscan.site.settings")
    # Whatever a command writes (database, mail, documents, reports) is for its owner only.
    os.umask(0o077)
    parser = _parser()
    chosen, rest = parser.parse_known_args(arguments)
    if rest and chosen.command != "manage":
        parser.error(f"unknown argument: {' '.join(rest)}")
    chosen.rest = rest
    run: Run = chosen.run
    speak_whatever_the_terminal()
    try:
        code = run(chosen)
        said()
        return code
    except (NobodyListens, BrokenPipeError):
        hush()
        return 1
    except Refused as refused:
        print(f"{refused.what} {refused.remedy}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samenscan", description="Samenscan")
    parser.add_argument("--version", action="version", version=f"samenscan {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help: str, run: Run) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=help)
        added.set_defaults(run=run)
        return added

    demo = command("demo", "start the product with its invented province", _demo)
    demo.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
    serve = command("serve", "start the web server and the worker", _serve)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
    command("upgrade", "bring the database and the static files up to date", _upgrade)
    work = command("work", "do the jobs that wait, such as mail", _work)
    work.add_argument("--once", action="store_true", help="stop when nothing is due")
    command("verify-journal", "check that no journal line was touched", _verify_journal)
    centre = command("first-centre", "make a support centre and invite its coordinator", _centre)
    centre.add_argument("--name", required=True, help="the name of the support centre")
    centre.add_argument("--email", required=True, help="the coordinator's e-mail address")
    centre.add_argument("--coordinator", required=True, help="the coordinator's name")
    centre.add_argument("--language", default="nl", choices=["nl", "fr", "de", "en"])
    lead = command("invite-lead", "invite a lead for an organisation that lost its last", _lead)
    lead.add_argument("--organisation", required=True, help="its name of today, or its id")
    lead.add_argument("--email", required=True, help="the lead's e-mail address")
    lead.add_argument("--name", required=True, help="the lead's name")
    lead.add_argument("--language", default="nl", choices=["nl", "fr", "de", "en"])
    forget = command("forget-second-steps", "let somebody set up a new second step", _forget)
    forget.add_argument("--email", required=True, help="the person's e-mail address")
    erase = command("erase-person", "take name and address from somebody who asked for it", _erase)
    erase.add_argument("--email", required=True, help="the person's e-mail address")
    command("manage", "any command of Django, for operators", _manage)
    _add_interpret(command)
    _add_check(command)
    _add_template(command)
    _add_score(command)
    _add_plan(command)
    _add_explain(command)
    _add_register(command)
    return parser


def _add_interpret(command: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    from samenscan.reports import interpret

    interpret.add_arguments(
        command("interpret", "write reports from files, without a server", interpret.run)
    )


def _add_template(command: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    from samenscan.reports import template

    template.add_arguments(command("template", template.HELP, template.run))


def _add_score(command: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    from samenscan.reports import score

    score.add_arguments(command("score", score.HELP, score.run))


def _add_explain(command: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    from samenscan.reports import explain

    explain.add_arguments(command("explain", explain.HELP, explain.run))


def _add_plan(command: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    from samenscan.reports import plan

    plan.add_arguments(command("plan", plan.HELP, plan.run))


def _add_check(command: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    from samenscan.reports import check

    check.add_arguments(command("check", check.HELP, check.run))


def _add_register(command: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    brings = command("import-register", "bring a register in from a file", _import_register)
    brings.add_argument("file", type=Path, help="CSV file or workbook (.xlsx)")
    brings.add_argument("--sheet", default="", help="which sheet of a workbook")
    brings.add_argument("--borders", type=Path, help="shapefile (.shp) or GeoJSON with borders")
    brings.add_argument(
        "--on-conflict",
        choices=["stop", "skip", "update"],
        default="stop",
        help="where file and register differ: stop, keep the register, or follow the file",
    )
    brings.add_argument("--dry-run", action="store_true", help="say what it would do, keep nothing")
    takes = command("export-register", "write the register to a file", _export_register)
    takes.add_argument("--format", choices=["csv", "jsonld"], default="csv")
    takes.add_argument("--out", type=Path, required=True, help="the file to write")


def _demo(chosen: argparse.Namespace) -> int:
    os.environ["SAMENSCAN_DEMO"] = "1"
    os.environ["SAMENSCAN_BASE_URL"] = f"http://localhost:{chosen.port}"
    os.environ.setdefault("SAMENSCAN_DATA_DIR", "var/demo")
    os.environ.pop("SAMENSCAN_SMTP_URL", None)
    django.setup()
    from samenscan.site.starting_demo import start_demo

    return start_demo(chosen.port)


def _on_ready_database() -> None:
    """Start the product; NotReady while the tables are not those of this version."""
    django.setup()
    from samenscan.site.serving import refuse_old_tables

    refuse_old_tables()


def _serve(chosen: argparse.Namespace) -> int:
    _on_ready_database()
    from samenscan.site.serving import serve

    return serve(chosen.host, chosen.port)


def _upgrade(chosen: argparse.Namespace) -> int:
    django.setup()
    from samenscan.site.serving import upgrade

    upgrade()
    return 0


def _work(chosen: argparse.Namespace) -> int:
    _on_ready_database()
    from samenscan.site.working import work

    work(once=chosen.once)
    return 0


def _verify_journal(chosen: argparse.Namespace) -> int:
    _on_ready_database()
    from samenscan.base import journal

    damages = list(journal.verify())
    for damage in damages:
        print(damage.sentence, file=sys.stderr)
    print("the journal is damaged" if damages else "the journal is whole")
    return 1 if damages else 0


def _centre(chosen: argparse.Namespace) -> int:
    _on_ready_database()
    from samenscan.core.access import OPERATOR
    from samenscan.members.actions import make_centre

    invited = make_centre(
        OPERATOR,
        name=chosen.name,
        email=chosen.email,
        coordinator=chosen.coordinator,
        language=chosen.language,
    )
    print(f"The coordinator has been invited by mail; the link is also here:\n{invited.link}")
    return 0


def _lead(chosen: argparse.Namespace) -> int:
    _on_ready_database()
    from samenscan.core.access import OPERATOR
    from samenscan.members.actions import invite_lead

    invited = invite_lead(
        OPERATOR,
        organisation=chosen.organisation,
        email=chosen.email,
        name=chosen.name,
        language=chosen.language,
    )
    print(f"The lead has been invited by mail; the link is also here:\n{invited.link}")
    return 0


def _forget(chosen: argparse.Namespace) -> int:
    _on_ready_database()
    from samenscan.accounts.actions import forget_second_steps
    from samenscan.core.access import OPERATOR

    forget_second_steps(OPERATOR, email=chosen.email)
    print(f"{chosen.email} can sign in with the password and set up a new second step.")
    return 0


def _erase(chosen: argparse.Namespace) -> int:
    _on_ready_database()
    from samenscan.core.access import OPERATOR
    from samenscan.members.actions import erase_from_register

    erase_from_register(OPERATOR, email=chosen.email)
    print(f"Erased the person at {chosen.email}; what they did for an organisation stays.")
    return 0


def _import_register(chosen: argparse.Namespace) -> int:
    django.setup()
    from samenscan.site.registering import import_register

    return import_register(chosen)


def _export_register(chosen: argparse.Namespace) -> int:
    django.setup()
    from samenscan.site.registering import export_register

    return export_register(chosen)


def _manage(chosen: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["samenscan manage", *chosen.rest])
    return 0


if __name__ == "__main__":
    sys.exit(main())
