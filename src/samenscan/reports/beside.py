"""What is told beside an earlier round: who it is about, and each statement then and now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from samenscan.core.disclosure import Band, QuestionBands
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.stated import Stated, stated
from samenscan.core.text import Text, Words, text
from samenscan.findings.queries import BesideTold
from samenscan.reports.collective import audit_sentences, band_meaning
from samenscan.reports.collective_words import group_name, in_order
from samenscan.reports.words import Shown, named, shown, tell, tell_each

_ORDER = ("few", "some", "many")


@dataclass(frozen=True)
class Change:
    """One sentence, and per published group its band then and now."""

    says: Words | Text
    bands: tuple[tuple[Band, Band], ...]

    @property
    def rose(self) -> bool:
        """Whether a group stands in a higher band now."""
        return any(_ORDER.index(now) > _ORDER.index(then) for then, now in self.bands)

    @property
    def fell(self) -> bool:
        """Whether a group stands in a lower band now."""
        return any(_ORDER.index(now) < _ORDER.index(then) for then, now in self.bands)


def beside_body(
    beside: BesideTold, questionnaire: Questionnaire, names: Mapping[str, str], language: str
) -> SafeString:
    """The section about one earlier round; the page that shows it links `reports/report.css`."""
    published = in_order(beside.plan.bands, names)
    changes = _changes(beside, questionnaire, [bands.group for bands in published])
    every = [change for rows in changes.values() for row in rows for change in row]
    with override(language):
        groups = [named(group_name(bands.group, names)) for bands in published]
        return render_to_string(
            "reports/beside.html",
            {
                "round_name": beside.round_name,
                "who": tell_each(_who(beside)),
                "short": tell(_in_short(every)),
                "left_out": tell(_left_out(beside.n_left_out)) if beside.n_left_out else "",
                "groups": groups,
                "themes": [
                    {
                        "title": shown(section.title, language),
                        "rows": [_row(row, groups, language) for row in changes[section.code]],
                    }
                    for section in questionnaire.sections
                    if section.code in changes
                ],
                "meanings": [
                    (named(group), *rest)
                    for group, *rest in (band_meaning(bands, names) for bands in published)
                ],
                "audit": tell_each(audit_sentences(beside.audit)),
            },
        )


def _who(beside: BesideTold) -> Iterator[Text]:
    """The panel, in numbers and in words."""
    yield text(
        "This part is about the %(n)s organisations of that result, so that then and now can be "
        "laid side by side. The groups are those of then.",
        n=beside.plan.layout.n,
    )
    if not beside.n_kept:
        yield text("All of them took part again.")
    else:
        yield text(
            "%(again)s of them took part again. %(kept)s did not; here they count as they "
            "answered then. Without that, the difference could give their answer away.",
            again=beside.n_again,
            kept=beside.n_kept,
        )
    if beside.n_new:
        yield text(
            "New since then: %(n)s. They do not count in this part, because the difference could "
            "give their answer away. They do count in statements that were not told before.",
            n=beside.n_new,
        )


def _in_short(changes: list[Change]) -> Text:
    return text(
        "Of %(of)s statements, %(more)s stand in a higher band now in at least one group, and "
        "%(fewer)s in a lower one. %(same)s stand where they stood in every group.",
        of=len(changes),
        more=sum(change.rose for change in changes),
        fewer=sum(change.fell for change in changes),
        same=sum(not change.rose and not change.fell for change in changes),
    )


def _left_out(n: int) -> Text:
    return text(
        "Statements that were told then and are asked in another way now: %(n)s. They are not told "
        "this time: beside the result of then, they would compare what cannot be compared, or give "
        "an answer away.",
        n=n,
    )


def _changes(
    beside: BesideTold, questionnaire: Questionnaire, groups: list[str]
) -> dict[str, list[list[Change]]]:
    """Per domain the questions that are told, each with one sentence or two."""
    then = {facts.code: facts for facts in beside.then}
    now = {facts.code: facts for facts in beside.now.facts}
    made = stated(questionnaire)
    found = {
        section.code: [
            list(_sentences(one, then[one.code], now[one.code], groups))
            for one in made
            if one.section == section.code and one.code in now
        ]
        for section in questionnaire.sections
    }
    return {code: rows for code, rows in found.items() if rows}


def _sentences(
    one: Stated, then: QuestionBands, now: QuestionBands, groups: list[str]
) -> Iterator[Change]:
    yield Change(one.says, tuple((then.bands[group], now.bands[group]) for group in groups))
    if one.other_says and then.other_end and now.other_end:
        before, after = then.other_end.bands, now.other_end.bands
        yield Change(one.other_says, tuple((before[group], after[group]) for group in groups))


def _row(
    row: list[Change], groups: list[str], language: str
) -> list[tuple[Shown, list[tuple[str, Band, Band]]]]:
    return [
        (
            shown(change.says, language),
            [(group, *bands) for group, bands in zip(groups, change.bands, strict=True)],
        )
        for change in row
    ]
