"""The only door for results: raw answers go in, `Released` comes out, or nothing does."""

from samenscan.core.disclosure.attack import AttackSummary, attack
from samenscan.core.disclosure.attack_rounds import attack_beside
from samenscan.core.disclosure.attacked import (
    AttackSucceeded,
    AttackUndecided,
    attacked,
    attacked_beside,
    refuse_exact,
)
from samenscan.core.disclosure.beside import (
    FirstResult,
    SecondResult,
    comparable,
    release_beside,
)
from samenscan.core.disclosure.certify import NotCertified, certify
from samenscan.core.disclosure.check import CheckFailed, check
from samenscan.core.disclosure.gate import (
    BandRange,
    NotReleased,
    QuestionBands,
    collective_questions,
    entry_for,
    layout_of,
    release_bands,
)
from samenscan.core.disclosure.ledger import (
    AlreadyReleased,
    ReleasedEntry,
    ledger_allows,
    standing,
)
from samenscan.core.disclosure.plain import plan_from_plain, plan_to_plain
from samenscan.core.disclosure.plan import (
    ALL,
    Band,
    Certificate,
    GroupBands,
    Layout,
    NoPlan,
    Plan,
    PlanRefused,
)
from samenscan.core.disclosure.policy import HOUSE, FloorRefused, Floors, Form, told_in
from samenscan.core.disclosure.propose import propose
from samenscan.core.disclosure.register import (
    NotRegistered,
    Register,
    RegisteredPlan,
    choose,
    register,
    register_from_plain,
    register_hash,
    register_to_plain,
)
from samenscan.core.disclosure.released import (
    Analyst,
    Members,
    NotThroughTheGate,
    NotYourOwn,
    Own,
    OwnFacts,
    Released,
    release_own,
    release_to_analyst,
)
from samenscan.core.disclosure.stored import (
    StoredBeside,
    beside_from_plain,
    beside_to_plain,
    released_from_plain,
    released_to_plain,
)

__all__ = [
    "ALL",
    "HOUSE",
    "AlreadyReleased",
    "Analyst",
    "AttackSucceeded",
    "AttackSummary",
    "AttackUndecided",
    "Band",
    "BandRange",
    "Certificate",
    "CheckFailed",
    "FirstResult",
    "FloorRefused",
    "Floors",
    "Form",
    "GroupBands",
    "Layout",
    "Members",
    "NoPlan",
    "NotCertified",
    "NotRegistered",
    "NotReleased",
    "NotThroughTheGate",
    "NotYourOwn",
    "Own",
    "OwnFacts",
    "Plan",
    "PlanRefused",
    "QuestionBands",
    "Register",
    "RegisteredPlan",
    "Released",
    "ReleasedEntry",
    "SecondResult",
    "StoredBeside",
    "attack",
    "attack_beside",
    "attacked",
    "attacked_beside",
    "beside_from_plain",
    "beside_to_plain",
    "certify",
    "check",
    "choose",
    "collective_questions",
    "comparable",
    "entry_for",
    "layout_of",
    "ledger_allows",
    "plan_from_plain",
    "plan_to_plain",
    "propose",
    "refuse_exact",
    "register",
    "register_from_plain",
    "register_hash",
    "register_to_plain",
    "release_bands",
    "release_beside",
    "release_own",
    "release_to_analyst",
    "released_from_plain",
    "released_to_plain",
    "standing",
    "told_in",
]
