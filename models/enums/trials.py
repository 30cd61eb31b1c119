"""Which arm of a randomised draw?"""

from enum import StrEnum


class TrialArm(StrEnum):
    """Service plus, or the ordinary service as everybody else has it."""

    PLUS = "plus"
    ORDINARY = "ordinary"
