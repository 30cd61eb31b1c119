"""A page read as a browser would: its tags must balance."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

VOID = {"meta", "link", "img", "br", "rect", "path", "circle", "line", "polyline", "input", "hr"}


@dataclass
class Element:
    """One element: tag, attributes, own text and that of what it holds."""

    tag: str
    attributes: dict
    text: str = ""
    inside: list = field(default_factory=list)


class Page(HTMLParser):
    """All elements of a page in order; an unbalanced tag raises."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self._open = []
        self.feed(text)
        self.close()
        assert not self._open, f"left open: {[each.tag for each in self._open]}"

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs))
        assert len(attrs) == len(element.attributes), f"attribute given twice on {tag}"
        for outer in self._open:
            outer.inside.append(element)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        assert tag in VOID, f"{tag} closes itself"
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self._open, f"{tag} closed without being open"
        assert self._open[-1].tag == tag, f"{tag} closes {self._open[-1].tag}"
        self._open.pop()

    def handle_data(self, data):
        for element in self._open:
            element.text += data

    def all(self, tag, **attributes):
        """Elements of this tag whose attributes hold these values (class_ for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            each
            for each in self.elements
            if each.tag == tag
            and all(
                value in (each.attributes.get(name) or "").split() for name, value in wanted.items()
            )
        ]

    def ids(self):
        """How often each id is given."""
        return Counter(each.attributes["id"] for each in self.elements if "id" in each.attributes)


@pytest.fixture(scope="session")
def page_reader():
    """Reads a text as a page or a part of one."""
    return Page


@pytest.fixture
def page_of(client):
    """Reads a page of the application."""

    def read(path, browser=client, status=200, **asked):
        answer = browser.get(path, params=asked or None)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"].startswith("text/html")
        return Page(answer.text)

    return read
