"""How tables of counts look, on a page or as a file."""

from itertools import groupby

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from samenscan.reports.collective_words import HEADING, sources_context
from samenscan.reports.counts import CountsTogether, ShownTable, counts_story
from samenscan.reports.html import alone
from samenscan.reports.words import named, shown, tell, tell_each


def counts_body(together: CountsTogether, language: str) -> SafeString:
    """The tables without html, head and h1; a page that shows them links `reports/report.css`."""
    with override(language):
        return render_to_string("reports/counts_body.html", _context(together, language))


def counts_html(together: CountsTogether, language: str) -> str:
    """The tables as one HTML file that loads nothing from anywhere."""
    with override(language):
        context = {"heading": tell(HEADING), **_context(together, language)}
        return alone("reports/counts.html", context, together.questionnaire, language)


def _context(together: CountsTogether, language: str) -> dict[str, object]:
    story = counts_story(together)
    return {
        "took_part": tell(story.took_part),
        "opening": tell_each(story.opening),
        "themes": [
            {
                "title": shown(theme.title, language),
                "tables": [_table(table, language) for table in theme.tables],
            }
            for theme in story.themes
        ],
        "audit": tell_each(story.audit),
        "method": tell_each(story.method),
        "sources": sources_context(story.sources),
    }


def _table(table: ShownTable, language: str) -> dict[str, object]:
    answers = [shown(says, language) for says in table.answers]
    return {
        "code": table.code,
        "asks": shown(table.asks, language),
        "answers": answers,
        "n_columns": len(answers) + 2,
        "sentences": tell_each(table.sentences),
        "parts": [
            {
                "title": title,
                "rows": [
                    {
                        "name": named(row.name),
                        "n": row.n,
                        "cells": list(zip(answers, row.cells, strict=True)),
                    }
                    for row in rows
                ],
            }
            for title, rows in groupby(table.rows, key=lambda row: tell(row.breakdown))
        ],
    }
