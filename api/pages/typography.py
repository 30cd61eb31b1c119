"""What may a line not part? In French a sign stays with its word, and a unit with its number."""

import re
from itertools import pairwise
from typing import Any, Final

from jinja2 import Template

_KEPT: Final = "&nbsp;"
_SPACE: Final = re.compile(
    # Before a sign that ends a word (not one that begins it), and within quotes;
    r" (?:(?=[:;?!»%€](?!\w))|(?<=« )"
    # between a number and what it counts, and within hours, thousands and references.
    r"|(?<=\d )(?=(?:min|km|h|ans?|mois|jours?|points?)\b|/ 100\b|\d{3}\b)"
    r"|(?<=\d h )(?=\d)|(?<=n° )(?=\d))"
)
# What is sent back as it stands, or read by a program.
_AS_WRITTEN: Final = re.compile(r"<(textarea|option|script|style|pre|code)\b.*?</\1>", re.DOTALL)


class TypesetTemplate(Template):
    """A template whose pages, whole or in part, keep together what French does not part."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """As any template; parts it includes are seen to with the whole."""
        return keep_together(super().render(*args, **kwargs))


def keep_together(page: str) -> str:
    """The page with spaces no line breaks at; its tags and what is sent back as they were."""
    said = [page[start:end] for start, end in _spans(page)]
    return "".join(part if at % 2 else _in_text(part) for at, part in enumerate(said))


def _spans(page: str) -> list[tuple[int, int]]:
    """By turns what is read by people and what is kept as written."""
    bounds = [0, *(edge for each in _AS_WRITTEN.finditer(page) for edge in each.span()), len(page)]
    return list(pairwise(bounds))


def _in_text(part: str) -> str:
    return _SPACE.sub(lambda space: space.group() if _is_in_tag(space) else _KEPT, part)


def _is_in_tag(space: re.Match[str]) -> bool:
    return space.string.rfind("<", 0, space.start()) > space.string.rfind(">", 0, space.start())
