"""An own report goes domain by domain: each finding once, down to its answers, in its own place."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from html import unescape
from itertools import pairwise

from samenscan.core.answers import Levels, Missing, Number, Sheet, YesNo
from samenscan.core.answers.values import Answer, Chosen, Row, Rows, Written
from samenscan.core.charts import paper_and_practice
from samenscan.core.interpretation import interpret_own, own_answers
from samenscan.core.questionnaire import Questionnaire, read_set
from samenscan.reports.facts import own_facts
from samenscan.reports.html import own_report_body, own_report_html

SCAN = """\
code: mini
version: "1"
title: {nl: Kleine scan, en: Small scan}
languages: [nl, en]
findings: [findings.yaml]
sections:
  - code: a
    title: {nl: Netwerk}
    questions:
      - {code: a1, type: level, key: true, text: {nl: Is het gesplitst?, en: Is it split?}}
      - {code: a2, type: yes_no, yes_score: 5, text: {nl: Reserve?, en: A spare?}}
      - {code: a3, type: level, text: {nl: Wie beheert het?, en: Who runs it?}}
      - code: a4
        type: single
        text: {nl: Waar?, en: Where?}
        choices: [{code: here, text: {nl: Bij ons}}, {code: there, text: {nl: Elders}}]
      - {code: a5, type: level, key: true, text: {nl: Wie mag erin?, en: Who may enter?}}
  - code: b
    title: {nl: Herstel, en: Recovery}
    questions:
      - {code: b1, type: level, weight: 3, text: {nl: Teruggezet?, en: Restored?}}
      - {code: b2, type: level, text: {nl: Geoefend?, en: Practised?}}
      - code: b3
        type: table
        text: {nl: Contracten, en: Contracts}
        columns:
          - {code: who, type: text, text: {nl: Wie, en: Supplier}}
          - {code: cost, type: number, text: {nl: Kost, en: Cost}}
"""
RULES = """\
findings:
  - id: spare-unused
    kind: risk
    severity: high
    when: a2 && a1.practice < 3
    title: {nl: De reserve <ligt> stil, en: The spare lies idle}
    sees: {nl: "U zegt “{answer.a2}”.", en: "You say “{answer.a2}”."}
    matters: {nl: Zo helpt ze niet., en: That way it does not help.}
    others: {nl: Anderen proberen ze uit., en: Others try it out.}
    step: {nl: Zet ze maandag aan., en: Switch it on this Monday.}
    references: ["CyFun2025 PR.DS-11", "GDPR art. 32"]
  - id: level-low
    kind: improvement
    when: level.b < 3
    section: b
    title: {nl: Herstel kan groeien, en: Recovery can grow}
    sees: {nl: Het gaat traag., en: It goes slowly.}
    matters: {nl: Tijd telt., en: Time counts.}
    step: {nl: Oefen een keer., en: Practise once.}
  - id: elsewhere
    kind: choice
    severity: low
    when: a4 == "there"
    title: {nl: Niet bij ons, en: Not with us}
    sees: {nl: "Het staat “{answer.a4}”.", en: "It stands “{answer.a4}”."}
    matters: {nl: Dat kan een keuze zijn., en: That may be a choice.}
    step: {nl: Schrijf op waarom., en: Write down why.}
  - id: not-both
    kind: check
    when: a2 && a3.practice == 0
    title: {nl: Reserve zonder beheer, en: A spare that nobody runs}
    sees: {nl: Dat past niet samen., en: Those do not fit.}
    matters: {nl: Een van beide klopt niet., en: One of them is off.}
    step: {nl: Vraag het na., en: Ask.}
  - id: costly
    kind: improvement
    severity: low
    when: "9.0 in b3.cost"
    title: {nl: Een dure, en: A costly one}
    sees: {nl: Dat is veel., en: That is a lot.}
    matters: {nl: Geld is schaars., en: Money is scarce.}
    step: {nl: Bel eens., en: Call them.}
"""
GIVEN: Mapping[str, Answer] = {
    "a1": Levels(1, 1),
    "a2": YesNo(True),
    "a3": Levels(4, 0),
    "a4": Chosen("there"),
    "a5": Missing.UNKNOWN,
    "b1": Levels(2, 2),
}


def asked(rules: str = RULES) -> Questionnaire:
    return read_set({"scan.yaml": SCAN, "findings.yaml": rules}, "scan.yaml")


def body(language: str = "en", rules: str = RULES, answers: Mapping[str, Answer] = GIVEN) -> str:
    scan, sheet = asked(rules), Sheet("z1", answers)
    return own_report_body(
        interpret_own(scan, sheet),
        scan,
        language,
        pairs=paper_and_practice(scan, sheet),
        answers=own_answers(scan, sheet),
    )


def article(page: str, id: str) -> str:
    return page.split(f'id="finding-{id}"')[1].split("</article>")[0]


def part(page: str, name: str) -> str:
    return page.split(f'<h2 id="report-{name}">')[1].split("<h2 ")[0]


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", markup)).split())


def test_keeps_the_reading_order() -> None:
    found = re.findall(r'<h2 id="report-([\w-]+)">', body())
    assert found == [
        *("short", "strength", "improvement", "levels", "domains", "choices", "checks", "pairs"),
        *("answered", "method"),
    ]


def test_leads_somewhere_with_every_link_and_gives_every_id_once() -> None:
    page = body()
    ids = re.findall(r'\sid="([^"]+)"', page)
    links = re.findall(r'href="#([^"]+)"', page)
    assert len(links) > 6
    assert set(links) <= set(ids)
    assert len(ids) == len(set(ids))


def test_tells_every_finding_exactly_once() -> None:
    page = body()
    findings = interpret_own(asked(), Sheet("z1", GIVEN)).facts.findings
    assert len(findings) >= 6
    for one in findings:
        anchor = f'id="finding-{one.id.replace(":", "-")}"'
        assert page.count(anchor) == 1, one.id


def test_shows_what_we_see_and_the_step_and_folds_the_rest_down_to_the_answers() -> None:
    seen, folded = article(body(), "spare-unused").split("<details")
    assert "You say “yes”." in plain(seen)
    assert "First step: Switch it on this Monday." in plain(seen)
    assert "That way it does not help." in plain(folded)
    assert "What others do: Others try it out." in plain(folded)
    assert "A spare? a2 yes" in plain(folded)
    assert "Is it split? a1 on paper level 1, in practice level 1" in plain(folded)
    assert "CyFun2025 PR.DS-11; GDPR art. 32" in plain(folded)
    assert "<code>spare-unused</code>" in folded


def test_shows_a_level_that_a_finding_rests_on_by_its_domain() -> None:
    assert "Recovery level 2.0" in plain(article(body(), "level-low"))


def test_shows_the_rows_of_a_table_that_a_finding_rests_on_whole() -> None:
    rows = [("One", 4), ("Two", 5), ("Three", 6), ("Four", 9)]
    table = Rows(
        tuple(Row((("who", Written(who)), ("cost", Number(Decimal(n))))) for who, n in rows)
    )
    told = plain(article(body(answers={**GIVEN, "b3": table}), "costly"))
    assert "Supplier: “Four”, Cost: 9" in told
    assert "4 rows" not in told


def test_shows_no_severity_and_no_grade() -> None:
    for language in ("en", "nl"):
        told = plain(body(language)).casefold()
        for word in ("severity", "high risk", "score", "rank", "middle", "grade"):
            assert word not in told


def test_keeps_choices_and_contradictions_apart_and_says_what_to_do_with_them() -> None:
    page = body()
    domains = part(page, "domains")
    for name, id, says in (
        ("choices", "elsewhere", "who decided it, when and why"),
        ("checks", "not-both", "Ask them first"),
    ):
        assert f'id="finding-{id}"' in part(page, name)
        assert f'id="finding-{id}"' not in domains
        assert says in plain(part(page, name))
    none = body(answers={"a1": Levels(4, 4)})
    assert "report-choices" not in none
    assert "report-checks" not in none


def test_leads_from_a_general_finding_to_why_it_matters() -> None:
    page = body(answers={"a1": Levels(1, 1)})
    assert '<a href="#meaning-I5">Key points that are not in place yet</a>' in article(
        page, "I5-a1"
    )
    why = page.split('id="meaning-I5"')[1].split("</div>")[0]
    assert "strong answers elsewhere do not make up for it" in why


def test_tells_a_general_step_once_for_all_that_it_lists() -> None:
    page = body(answers={code: Levels(3, 5) for code in ("a3", "b1", "b2")})
    assert page.count('<li id="finding-I4-') == 3
    assert page.count("Have the one who does this write it down on one page") == 1


def test_says_in_short_what_could_not_be_said_and_leads_there() -> None:
    short = part(body(answers={**GIVEN, "b1": Missing.NOT_ANSWERED}), "short")
    assert 'href="#report-answered">Too little was answered to show a level of “Recovery”.' in short
    assert 'href="#report-domains">The answer to one key point is not known' in short
    assert 'href="#report-checks">Some answers do not seem to fit together' in short
    assert "report-not-said" not in part(body(answers={"a1": Levels(4, 4)}), "method")


def test_names_each_question_without_an_answer_under_why() -> None:
    told = plain(part(body(), "answered"))
    assert "2 questions were left open Recovery Practised? b2 ; Contracts b3" in told
    assert "to 1 question the answer is not known" in told
    assert "Who may enter? a5" in told
    assert "Is it split?" not in told


def test_unfolds_the_findings_of_a_domain_after_the_first_four() -> None:
    many = "findings:\n" + "".join(
        RULES.split("findings:\n")[1]
        .split("  - id: elsewhere")[0]
        .split("  - id: level-low")[0]
        .replace("spare-unused", f"spare-{n}")
        .replace("severity: high", "severity: low")
        for n in range(9)
    )
    domain = part(body(rules=many), "domains").split('id="domain-b"')[0]
    folded = domain.split("2 more findings")
    assert len(folded) == 2
    assert folded[0].count("<article") == 4
    assert folded[1].count("<article") == 2


def test_marks_words_of_another_language_inside_sentences_too() -> None:
    page = body("en")
    assert '<span lang="nl">Elders</span>' in page
    assert '<span lang="nl">Netwerk</span>”' in part(page, "short")
    assert '<span lang="nl">' not in body("nl")
    assert "De reserve &lt;ligt&gt; stil" in body("nl")


def test_has_headings_that_never_skip_a_level() -> None:
    for language in ("nl", "en"):
        levels = [1, *map(int, re.findall(r"<h(\d)", body(language)))]
        jumps = [(one, two) for one, two in pairwise(levels) if two > one + 1]
        assert not jumps


def test_gives_the_commands_in_the_file_only() -> None:
    scan, sheet = asked(), Sheet("z1", GIVEN)
    file = own_report_html(interpret_own(scan, sheet), scan, "en")
    assert "samenscan explain ANSWERS.csv" in file
    assert "--organisation z1 --finding ID" in file
    assert "samenscan explain" not in body()


def test_tells_other_programs_every_answer_and_why_one_lacks() -> None:
    scan, sheet = asked(), Sheet("z1", GIVEN)
    report, given = interpret_own(scan, sheet), own_answers(scan, sheet)
    told = json.loads(own_facts(report, scan, "en", answers=given))["answers"]
    found = {one["question"]: one for one in told}
    assert list(found) == ["a1", "a2", "a3", "a4", "a5", "b1", "b2", "b3"]
    assert (found["a3"]["paper"], found["a3"]["practice"]) == (4, 0)
    assert (found["a5"]["missing"], found["b2"]["missing"]) == ("unknown", "not_answered")
    assert found["a4"]["answer"] == ["Elders"]
    assert "answers" not in json.loads(own_facts(report, scan, "en"))


def test_puts_no_space_before_a_semicolon_or_a_colon() -> None:
    assert re.search(r"\s</a>|\s[;:](\s|<)", body("nl")) is None


def test_names_a_framework_as_it_calls_itself() -> None:
    rules = RULES.replace('"CyFun2025 PR.DS-11"', '"nist-csf-2.0:PR.AA-03", "cyfun2023:PR.IP-9"')
    found = plain(article(body(rules=rules), "spare-unused"))
    assert "NIST CSF 2.0 PR.AA-03; CyFun 2023 PR.IP-9; GDPR art. 32" in found
