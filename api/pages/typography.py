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
# Names whose hyphens part nothing: the file of the Missions Locales, and articles of law.
_WHOLE: Final = re.compile(r"\bi-Milo\b|\b[LRD]\d{3,4}(?:-\d+)+\b")
# What is sent back as it stands, read by a program, or holds no elements.
_AS_WRITTEN: Final = re.compile(
    r"<(textarea|option|script|style|pre|code|title|svg)\b.*?</\1>", re.DOTALL
)


class TypesetTemplate(Template):
    """A template whose pages, whole or in part, keep together what French does not part."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """As any template; parts it includes are seen to with the whole."""
        return keep_together(super().render(*args, **kwargs))


def keep_together(page: str) -> str:
    """The page with spaces and names no line breaks; tags and what is sent back as they were."""
    said = [page[start:end] for start, end in _spans(page)]
    return "".join(part if at % 2 else _in_text(part) for at, part in enumerate(said))


def _spans(page: str) -> list[tuple[int, int]]:
    """By turns what is read by people and what is kept as written."""
    bounds = [0, *(edge for each in _AS_WRITTEN.finditer(page) for edge in each.span()), len(page)]
    return list(pairwise(bounds))


def _in_text(part: str) -> str:
    spaced = _SPACE.sub(lambda space: space.group() if _is_in_tag(space) else _KEPT, part)
    return _WHOLE.sub(lambda name: name.group() if _is_in_tag(name) else _kept_whole(name), spaced)


def _kept_whole(name: re.Match[str]) -> str:
    # An element, not another hyphen: what is copied from the page or looked for in it stays right.
    return f'<span class="whole">{name.group()}</span>'


def _is_in_tag(found: re.Match[str]) -> bool:
    return found.string.rfind("<", 0, found.start()) > found.string.rfind(">", 0, found.start())
