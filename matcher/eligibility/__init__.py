"""Which offers may a person take? Refusals, then the dated rules; every exclusion has a reason."""

from matcher.eligibility.findings import FINDINGS
from matcher.eligibility.judge import Eligibility, Judgement, Reason

__all__ = ["FINDINGS", "Eligibility", "Judgement", "Reason"]
