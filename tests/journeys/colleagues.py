"""What the other zones of the demo do meanwhile, through the product's own actions."""

from samenscan.core.access import Actor, Role
from samenscan.members.hats import as_hat
from samenscan.members.models import Hat
from samenscan.scans.actions import save_answer, submit
from samenscan.scans.models import Round
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.site.demo.answering import answers
from samenscan.site.demo.cast import CAST
from samenscan.site.demo.province import DID_NOT_SUBMIT

IN_THE_INSTALLATION = f"from {__name__} import answer_the_open_round as go; go()"


def answer_the_open_round() -> None:
    """Fill in every sheet on field work; submit all but two and the one of the lead's browser."""
    round_ = Round.objects.get(questionnaire__code="field-work-police")
    questionnaire = questionnaire_of(round_.questionnaire)
    for sheet in round_.sheets.filter(submitted_at=None).select_related("organisation"):
        zone = sheet.organisation.name
        hat = Hat.objects.get(organisation=sheet.organisation, role=Role.LEAD.value)
        lead = Actor(hat.person_id, as_hat(hat))
        for code, fields in answers(questionnaire, zone).items():
            save_answer(lead, sheet=sheet.pk, question=code, fields=fields, revision=0)
        if zone not in (*DID_NOT_SUBMIT, CAST["lead"].place):
            submit(lead, sheet=sheet.pk)
