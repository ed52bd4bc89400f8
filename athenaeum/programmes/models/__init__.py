"""What a programme is made of, a file a noun."""

from .application import Application, ApplicationArea, Avoidance, Wish
from .cohort import Cohort
from .programme import Programme
from .proposal import Answer, DeclineReason, Proposal
from .request import Request
from .round import Exclusion, Pin, Round
from .run import Run

__all__ = [
    "Answer",
    "Application",
    "ApplicationArea",
    "Avoidance",
    "Cohort",
    "DeclineReason",
    "Exclusion",
    "Pin",
    "Programme",
    "Proposal",
    "Request",
    "Round",
    "Run",
    "Wish",
]
