"""The day on which answers are read, as the command line takes it: year-month-day, or today."""

import argparse
from datetime import date


def add_day_argument(parser: argparse.ArgumentParser) -> None:
    """`--day`: from which rules count months; whoever leaves it out gets today."""
    parser.add_argument(
        "--day",
        type=day_written,
        metavar="YEAR-MONTH-DAY",
        help="the day on which the answers are read, such as 2026-09-30; today when absent",
    )


def day_written(written: str) -> date:
    """The day as year-month-day; ArgumentTypeError where there is no such day."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written!r} is no day; write it as 2026-09-30") from None
