"""Which page of a log of accounts is shown? One past the end gives the last."""

from math import ceil
from typing import Final

PAGE_SIZE: Final = 50


def page_within(total: int, asked: int) -> tuple[int, int]:
    """The page to show, from 1, and how many there are."""
    pages = max(1, ceil(total / PAGE_SIZE))
    return min(asked, pages), pages
