"""The terms of a partnership against its legal form: what has a source refuses, the rest warns."""

from datetime import timedelta

from samenscan.base import clock
from samenscan.core.refused import Refused
from samenscan.core.register.legal_forms import Concern, Form, concerns
from samenscan.core.text import text
from samenscan.members import models

EVALUATE_AHEAD = timedelta(days=90)


class TermsRefused(Refused):
    """The days or the legal form of a partnership do not fit."""

    status = 422


def concerns_of(row: models.Partnership) -> tuple[Concern, ...]:
    """What about these terms does not fit the legal form."""
    return concerns(
        Form(row.legal_form),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        notice_months=row.notice_months,
    )


def check_terms(row: models.Partnership) -> None:
    """TermsRefused for days that run backwards, and for what a sourced rule forbids."""
    if row.ends_on is not None and row.ends_on < row.starts_on:
        raise TermsRefused(
            text("The last day lies before the first one."),
            text("Choose a later last day."),
            where="ends_on",
        )
    if row.evaluation_on is not None and row.evaluation_on < row.starts_on:
        raise TermsRefused(
            text("The evaluation lies before the first day."),
            text("Choose a later day for the evaluation."),
            where="evaluation_on",
        )
    for concern in concerns_of(row):
        if concern.confirmed:
            raise TermsRefused(concern.what, concern.remedy, where="ends_on")


def evaluation_is_near(row: models.Partnership) -> bool:
    """Whether the evaluation of a partnership is due within three months, or overdue."""
    day = row.evaluation_on
    return day is not None and day - EVALUATE_AHEAD <= clock.today()
