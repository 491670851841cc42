"""What differs between the rules for findings of two versions: in what they say, and for whom."""

from collections.abc import Iterator

from samenscan.core.questionnaire.model import FindingRule, Questionnaire
from samenscan.core.questionnaire.versions.change import Change, ChangeKind
from samenscan.core.questionnaire.versions.compare import At, compare_fields
from samenscan.core.questionnaire.versions.labels import FINDING_RULE
from samenscan.core.questionnaire.versions.values import quoted
from samenscan.core.text import Text, text

_K = ChangeKind.FINDING


def changes_of_findings(old: Questionnaire, new: Questionnaire, first: str) -> Iterator[Change]:
    """Rules that went, came and changed, then whether they stand in another order."""
    was = {rule.id: rule for rule in old.findings}
    now = {rule.id: rule for rule in new.findings}
    for id, rule in was.items():
        if id not in now:
            says = text("%(rule)s (%(title)s) is gone.", rule=_name(id), title=_title(rule))
            yield Change(_K, (id,), says)
    for id, rule in now.items():
        if id in was:
            yield from compare_fields(At((id,), _name(id), first), was[id], rule, FINDING_RULE)
        else:
            says = text("%(rule)s (%(title)s) is new.", rule=_name(id), title=_title(rule))
            yield Change(_K, (id,), says)
    if [id for id in was if id in now] != [id for id in now if id in was]:
        yield Change(_K, (), text("The rules for findings stand in another order."))


def _name(id: str) -> Text:
    return text("Rule “%(id)s”", id=id)


def _title(rule: FindingRule) -> Text:
    return quoted(rule.title.told(""))
