"""Builders for reports: three small files as somebody would write them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from samenscan.core.answers import Dataset, Sheet
from samenscan.core.answers.values import Answer, Levels, Priority, YesNo
from samenscan.core.disclosure import Members, Plan, attacked, layout_of, propose, release_bands
from samenscan.core.questionnaire import read
from samenscan.reports.collective import Together

SCAN = """\
code: mini
version: "1"
title: {nl: Kleine scan, en: Small scan}
languages: [nl, en]
sections:
  - code: a
    title: {nl: Netwerk, en: Network}
    questions:
      - {code: a1, type: level, text: {nl: Is het netwerk gesplitst?}, advice: {nl: Teken het uit.}}
      - {code: a2, type: level, text: {nl: Wie beheert het netwerk?, en: Who runs the network?}}
      - {code: a3, type: yes_no, text: {nl: Is er een reserve?}, yes_score: 5,
         cut: {says: {nl: heeft een reserve}}}
  - code: b
    title: {nl: "Back-up & herstel <test>"}
    questions:
      - {code: b1, type: level, text: {nl: Wordt een back-up teruggezet?}}
"""

TWO_ENDS = """\
code: mini
version: "1"
title: {en: Small scan}
languages: [en]
sections:
  - code: a
    title: {en: Devices}
    questions:
      - {code: a1, type: level, text: {en: List of devices},
         cut: {side: practice, at_least: 3, says: {en: all devices are listed},
               other_end: {at_most: 1, says: {en: nobody lists the devices}}}}
      - {code: a2, type: yes_no, text: {en: Spare device}, yes_score: 5, no_score: 0,
         cut: {choices: ['yes'], says: {en: "=1+1 has <b>a spare</b>"}}}
  - code: n
    title: {en: Together}
    scored: false
    questions:
      - {code: n1, type: priority, text: {en: Buying together},
         cut: {side: together, at_least: 2, says: {en: wants to buy together},
               other_end: {at_most: 0, says: {en: would rather not buy together}}}}
"""
"""Two questions whose cut has another end, and one between them whose cut has not."""

ANSWERS_HEAD = "organisation,question,paper,practice,value,missing\n"


@dataclass(frozen=True)
class WrittenFiles:
    """Where the three files lie, and where reports go."""

    questionnaire: Path
    answers: Path
    members: Path
    out: Path

    def arguments(self, language: str = "nl") -> list[str]:
        """The command line that reads them."""
        return [
            str(self.answers),
            *("--questionnaire", str(self.questionnaire)),
            *("--members", str(self.members)),
            *("--out", str(self.out)),
            *("--language", language),
        ]


def write_files(
    folder: Path, *, scan: str = SCAN, answers: str | None = None, members: str | None = None
) -> WrittenFiles:
    """Three files; by default two organisations in one group, with different answers."""
    files = WrittenFiles(
        folder / "scan.yaml", folder / "answers.csv", folder / "members.csv", folder / "out"
    )
    rows = "z1,a1,4,4,,\nz1,a2,4,1,,\nz1,a3,,,yes,\nz1,b1,1,1,,\nz2,a3,,,no,\nz2,a1,,,,unknown\n"
    files.questionnaire.write_text(scan, encoding="utf-8")
    files.answers.write_text(ANSWERS_HEAD + rows if answers is None else answers, encoding="utf-8")
    who = "organisation,group,name\nz1,East,Zone Eén\nz2,East,Zone Twee\n"
    files.members.write_text(who if members is None else members, encoding="utf-8")
    return files


def together_of(
    given: Mapping[str, Sequence[str]],
    *,
    scan: str = TWO_ENDS,
    names: Mapping[str, str] | None = None,
) -> Together:
    """What members of a round are told; per group a row for each organisation: a1, a2, n1.

    “0 yes 2” is level 0 in practice, yes, and gladly together; “-” is not answered.
    """
    asked = read(scan, "scan.yaml")
    sheets, group_of = [], {}
    for group, rows in given.items():
        for i, row in enumerate(rows):
            level, spare, together = row.split()
            answers: dict[str, Answer] = {}
            if level != "-":
                answers["a1"] = Levels(int(level), int(level))
            if spare != "-":
                answers["a2"] = YesNo(spare == "yes")
            if together != "-":
                answers["n1"] = Priority(2, int(together))
            code = f"{group}-{i}"
            sheets.append(Sheet(code, answers))
            group_of[code] = group
    dataset = Dataset(asked, tuple(sheets))
    layout = layout_of(dataset, group_of, list(given))
    plan = propose(layout)
    released = release_bands(plan, dataset, group_of, Members("2026"), earlier=())
    assert isinstance(plan, Plan)
    audit = attacked(layout, released.facts)
    return Together(released, plan, audit, asked, len(sheets), names or {}, earlier_known=True)


def many_answers(n_east: int, n_west: int) -> tuple[str, str]:
    """Answers and members of so many organisations per group; every third one says yes."""
    codes = [(f"e{i}", "East") for i in range(n_east)] + [(f"w{i}", "West") for i in range(n_west)]
    rows = [f"{code},a3,,,{'no' if i % 3 else 'yes'},\n" for i, (code, _) in enumerate(codes)]
    who = [f"{code},{group}\n" for code, group in codes]
    return ANSWERS_HEAD + "".join(rows), "organisation,group\n" + "".join(who)
