"""Which forms does a page hold, and what would a browser send? Read from its HTML."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNTYPED = {"hidden", "checkbox", "radio", "submit", "button", "file"}


@dataclass
class FormRead:
    """Where it is sent, what it sends untouched, and the fields one can type into."""

    action: str
    sent: dict = field(default_factory=dict)
    typed: list = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.forms = []
        self._open = None
        self._select = None
        self._area = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form" and given.get("method", "").lower() == "post":
            self._open = FormRead(given.get("action") or "")
            self.forms.append(self._open)
        if self._open is None:
            return
        name = given.get("name")
        if tag == "input" and name:
            self._input(name, given)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self._open.sent[self._select] = given.get("value", "")
        elif tag == "textarea":
            self._area = name
            self._open.typed.append(name)
            self._open.sent[name] = ""

    def _input(self, name, given):
        kind = given.get("type", "text")
        if kind not in _UNTYPED:
            self._open.typed.append(name)
        if kind not in {"checkbox", "radio"} or "checked" in given:
            self._open.sent[name] = given.get("value") or ""

    def handle_data(self, data):
        if self._area and self._open is not None:
            self._open.sent[self._area] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None


def forms_of_page(text):
    """The forms of a page that write something."""
    reader = _Reader()
    reader.feed(text)
    return [each for each in reader.forms if each.action != "/deconnexion"]


def hidden_in(text: str, name: str) -> str:
    """The value of a hidden field of a page, as its form sends it."""
    found = re.search(f'name="{name}" value="([^"]*)"', text)
    assert found is not None, name
    return found[1].replace("&amp;", "&")
