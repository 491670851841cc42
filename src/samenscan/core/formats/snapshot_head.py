"""What a snapshot says about itself: rounds, measures, organisations, hashes, program version."""

import json
from collections.abc import Mapping

from samenscan.core.answers.coded_rounds import Head, RoundHead, Source
from samenscan.core.answers.measures import Measure
from samenscan.core.refused import Refused
from samenscan.core.text import text

KEY = b"samenscan.snapshot"
_FORMAT = 1


class SnapshotRefused(Refused):
    """A file that is no snapshot, is damaged, or was written in a later format."""

    def __init__(self) -> None:
        super().__init__(
            text("This file is not a snapshot of answers, or it is damaged."),
            text("Write it again from the answers with this version of the program."),
        )


def told(head: Head, program: str) -> bytes:
    """The head and the version of the program as JSON; `head_from` is its inverse."""
    return json.dumps(
        {
            "format": _FORMAT,
            "program": program,
            "rounds": [
                {
                    "name": one.name,
                    "dataset": one.source.dataset,
                    "questionnaire": one.source.questionnaire,
                    "measures": one.measures,
                    "silent": one.silent,
                }
                for one in head.rounds
            ],
            "measures": [
                [one.question, one.side, one.n_steps, one.ordered, one.choice]
                for one in head.measures
            ],
            "organisations": head.organisations,
        },
        ensure_ascii=False,
    ).encode()


def head_from(description: Mapping[bytes, bytes]) -> tuple[Head, str]:
    """The head in the description of a Parquet file, and the program's version.

    SnapshotRefused where there is none, or one of another format.
    """
    try:
        found = json.loads(description[KEY])
        if found["format"] != _FORMAT:
            raise SnapshotRefused
        rounds = tuple(
            RoundHead(
                str(one["name"]),
                Source(str(one["dataset"]), str(one["questionnaire"])),
                tuple(int(place) for place in one["measures"]),
                tuple(int(place) for place in one["silent"]),
            )
            for one in found["rounds"]
        )
        measures = tuple(
            Measure(str(question), str(side), int(n_steps), bool(ordered), str(choice))
            for question, side, n_steps, ordered, choice in found["measures"]
        )
        organisations = tuple(str(one) for one in found["organisations"])
        return Head(rounds, measures, organisations), str(found["program"])
    except (KeyError, TypeError, ValueError):
        raise SnapshotRefused from None
