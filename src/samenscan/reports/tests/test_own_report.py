"""An own report tells words before numbers, marks what is not translated, and escapes authors."""

import re
from pathlib import Path

from samenscan.core.answers import Levels, Sheet
from samenscan.core.charts import paper_and_practice
from samenscan.core.formats import read_answers
from samenscan.core.interpretation import interpret_own
from samenscan.core.questionnaire import Questionnaire, read
from samenscan.reports.html import own_report_body, own_report_html
from samenscan.reports.tests.make import SCAN, write_files


def asked() -> Questionnaire:
    return read(SCAN, "scan.yaml")


def sheet(tmp_path: Path) -> Sheet:
    source = write_files(tmp_path).answers.read_text(encoding="utf-8")
    return read_answers(source, "answers.csv", asked()).sheets[0]


def body(tmp_path: Path, language: str = "en") -> str:
    one = sheet(tmp_path)
    pairs = paper_and_practice(asked(), one)
    return own_report_body(interpret_own(asked(), one), asked(), language, pairs=pairs)


def test_tells_words_before_numbers(tmp_path: Path) -> None:
    page = body(tmp_path)
    order = [page.index(f'id="report-{part}"') for part in ("short", "strength", "levels")]
    assert order == sorted(order)
    opening = page[order[0] : order[1]]
    assert "In 1 of 2 domains you stand where this scan aims" in opening
    assert not re.search(r"\d\.\d", opening)


def test_has_a_table_and_a_sentence_beside_every_chart(tmp_path: Path) -> None:
    page = body(tmp_path)
    figures = page.split('<div class="report-figure">')[1:]
    assert len(figures) == 2
    for figure in figures:
        assert 'role="img"' in figure
        assert re.search(r"<figcaption>\w", figure)
        assert '<th scope="row">' in figure


def cards(page: str, kind: str) -> list[str]:
    return re.findall(rf'<article class="card finding {kind}".*?</article>', page, re.DOTALL)


def test_names_a_strength_and_a_start_with_its_reason(tmp_path: Path) -> None:
    page = body(tmp_path, "nl")
    assert "Is er een reserve?" in page
    assert len(cards(page, "strength")) == 2
    first, second = cards(page, "improvement")
    assert "Wordt een back-up teruggezet?" in first + second
    for start in (first, second):
        assert '<p class="next-step">' in start
        assert start.index("next-step") < start.index("<details")
        assert "<dt>Vraag " in start


def test_tells_a_general_first_step_only_once() -> None:
    low = Sheet("z1", {code: Levels(1, 1) for code in ("a2", "b1")})
    page = own_report_body(interpret_own(asked(), low), asked(), "nl")
    assert len(cards(page, "improvement")) == 2
    assert page.count('<p class="report-step">') == 1
    assert '<p class="next-step">' not in page


def test_lists_what_else_it_saw_in_its_domain_and_says_why_once() -> None:
    rows = "".join(
        f"      - {{code: c{i}, type: level, text: {{nl: Punt {i}}}}}\n" for i in range(5)
    )
    many = read(SCAN + rows, "scan.yaml")
    lagging = Sheet("z1", {f"c{i}": Levels(4, 1) for i in range(5)})
    page = own_report_body(interpret_own(many, lagging), many, "en")
    why = "An agreement that daily work does not follow gives a false sense of safety"
    assert page.count(why) == 1
    domain = page.split('id="domain-b"')[1].split('id="report-')[0]
    assert domain.count('<li id="finding-I3-') == 2
    assert domain.count("Told at the start:") == 1
    for code in range(5):
        assert page.count(f'id="finding-I3-c{code}"') == 1


def test_names_every_cell_of_its_tables(tmp_path: Path) -> None:
    page = body(tmp_path)
    assert '<td class="num" data-label="Aimed at">' in page
    assert '<td class="num">' not in page


def test_marks_what_is_not_translated(tmp_path: Path) -> None:
    dutch, english = body(tmp_path, "nl"), body(tmp_path, "en")
    assert "report-fallback" not in dutch
    assert '<span lang="nl">Wordt een back-up teruggezet?</span>' in english
    assert '<span lang="nl">Who runs' not in english


def test_says_that_a_whole_language_lacks(tmp_path: Path) -> None:
    one = sheet(tmp_path)
    released = interpret_own(asked(), one)
    note = re.search(
        r'<p class="report-lacking">(.*?)</p>', own_report_html(released, asked(), "fr")
    )
    assert note is not None
    assert "NL" in note[1]
    assert 'class="report-lacking"' not in own_report_html(released, asked(), "en")


def test_escapes_what_authors_and_members_wrote(tmp_path: Path) -> None:
    one = sheet(tmp_path)
    page = own_report_html(
        interpret_own(asked(), one), asked(), "nl", name="<b>Zone</b> & co", pairs=None
    )
    assert "<b>Zone" not in page
    assert "&lt;b&gt;Zone&lt;/b&gt; &amp; co" in page
    assert "herstel <test>" not in page
    assert "herstel &lt;test&gt;" in page


def test_writes_numbers_as_the_reader_does(tmp_path: Path) -> None:
    assert ">3,8<" in body(tmp_path, "nl")
    assert ">3.8<" in body(tmp_path, "en")


def test_says_how_it_was_worked_out(tmp_path: Path) -> None:
    page = body(tmp_path)
    assert asked().content_hash in page
    assert interpret_own(asked(), sheet(tmp_path)).facts.content_hash in page
    assert "Samenscan 0." in page


THEMED = SCAN.replace(
    "    title: {nl: Netwerk, en: Network}\n",
    "    title: {nl: Netwerk, en: Network}\n    pass_mark: 3\n"
    "    themes: [{code: split, title: {nl: Splitsing, en: Splitting}}]\n",
).replace("{code: a1, type: level,", "{code: a1, type: level, theme: split, key: yes,")


def themed_body(tmp_path: Path, source: str = THEMED) -> str:
    asked = read(source, "scan.yaml")
    table = write_files(tmp_path).answers.read_text(encoding="utf-8")
    sheet = read_answers(table, "answers.csv", asked).sheets[0]
    return own_report_body(interpret_own(asked, sheet), asked, "en")


def test_draws_themes_under_their_domain_and_tells_whether_it_passes(tmp_path: Path) -> None:
    page = themed_body(tmp_path)
    domain = page.split('id="domain-a"')[1].split('id="domain-b"')[0]
    assert domain.count('<div class="report-figure">') == 1
    assert 'id="themes-a-title"' in domain
    assert "<caption" in domain
    assert ">Level per theme: Network</caption>" in domain
    assert 'data-label="Level">4.0<' in domain
    assert "Other questions" in domain
    stands = " ".join(domain.split())
    assert "It passes. The level reaches the pass mark of 3, and every key question its gate." in (
        stands
    )
    assert "does not pass yet" not in page
    assert "A domain passes when its level reaches the pass mark" in page


def test_says_in_short_that_a_domain_does_not_pass(tmp_path: Path) -> None:
    page = themed_body(tmp_path, THEMED.replace("pass_mark: 3", "pass_mark: 5"))
    opening = page.split('id="report-short"')[1].split("</section>")[0]
    assert '<a href="#domain-a">One domain does not pass yet; below stands why.</a>' in opening
    assert "It does not pass. The level is 3.8; it has to reach 5." in page


def test_says_how_this_questionnaire_puts_levels_together(tmp_path: Path) -> None:
    page = themed_body(tmp_path, "scoring: {section: themes, coverage: 50}\n" + SCAN)
    assert "that of a domain the weighted mean of its themes" in page
    assert "at least 50 % of the weight of a domain is answered" in page
    plain = body(tmp_path)
    assert "weighted mean of its answered questions, put on the scale" in plain
    assert "at least 70 % of the weight of a domain is answered" in plain
    assert "passes" not in plain
    assert "Level per theme" not in plain
