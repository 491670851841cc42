"""Tables that have to show counts or amounts: what is left out so that nobody's part follows."""

from samenscan.core.disclosure.tables.audit import Interval, audit
from samenscan.core.disclosure.tables.exact import Exact, exact
from samenscan.core.disclosure.tables.gauss import gauss
from samenscan.core.disclosure.tables.primary import Dominance, Frequency, Percent, primary
from samenscan.core.disclosure.tables.protect import Protected, protect
from samenscan.core.disclosure.tables.table import Sensitive, Sum, Table, TableRefused, summed
from samenscan.core.disclosure.tables.widen import widen

__all__ = [
    "Dominance",
    "Exact",
    "Frequency",
    "Interval",
    "Percent",
    "Protected",
    "Sensitive",
    "Sum",
    "Table",
    "TableRefused",
    "audit",
    "exact",
    "gauss",
    "primary",
    "protect",
    "summed",
    "widen",
]
