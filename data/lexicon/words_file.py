"""Which words stand under which heading of one word list, and on which lines?

A word list is a YAML mapping of headings to lists of phrases. It is read as nodes, not values, so
that a heading given twice is seen (YAML keeps the last in silence) and every refusal names a line.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from data.yaml_files import LOADER
from models.codes.form import form_of
from models.errors import BrokenInput

_LONGEST_PHRASE = 100
_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class Heading:
    """A heading (a trade's code, a kind of answer) with its line and its (phrase, line) pairs."""

    name: str
    line: int
    phrases: tuple[tuple[str, int], ...]


def read_headings(path: Path) -> tuple[Heading, ...]:
    """Every heading of the word list in `path`, in the file's order.

    Raises BrokenInput, naming file and line, when the file is absent or not such a list, a heading
    stands twice or holds nothing, or a phrase is not clean text or stands twice under its heading
    (accents, capitals and apostrophes make no difference).
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except OSError:
        raise BrokenInput(path.name, "fichier absent ; réinstallez Passerelle.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BrokenInput(path.name, "YAML illisible ; corrigez-le.", _line_of(error)) from None
    if not isinstance(root, yaml.MappingNode):
        raise BrokenInput(path.name, "attendu des titres suivis chacun d'une liste de mots.")
    headings = tuple(_heading(path.name, key, value) for key, value in root.value)
    _refuse_repeats(path.name, [(heading.name, heading.line) for heading in headings])
    return headings


def same_when_read(phrase: str) -> str:
    """What two phrases that a reader takes for the same have in common: no case, no accent."""
    lower = unicodedata.normalize("NFKD", phrase.replace("’", "'")).casefold()
    plain = unicodedata.normalize("NFKD", lower)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _heading(file: str, key: yaml.Node, value: yaml.Node) -> Heading:
    name, line = _text(file, key)
    if not isinstance(value, yaml.SequenceNode) or not value.value:
        raise BrokenInput(file, f"« {name} » attend une liste d'au moins un mot.", line)
    phrases = tuple(_text(file, node) for node in value.value)
    _refuse_repeats(file, phrases)
    return Heading(name, line, phrases)


def _text(file: str, node: yaml.Node) -> tuple[str, int]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.ScalarNode) or node.tag != _TEXT:
        raise BrokenInput(file, "attendu du texte ; mettez cette valeur entre guillemets.", line)
    text = str(node.value)
    if not text or text != " ".join(text.split()) or len(text) > _LONGEST_PHRASE:
        reason = f"attendu 1 à {_LONGEST_PHRASE} caractères sans espace en trop, reçu "
        raise BrokenInput(file, reason + f"{form_of(text)}.", line)
    return text, line


def _refuse_repeats(file: str, phrases: Sequence[tuple[str, int]]) -> None:
    lines: dict[str, int] = {}
    for phrase, line in phrases:
        alike = same_when_read(phrase)
        if alike in lines:
            reason = f"« {phrase} » est déjà donné ligne {lines[alike]} ; retirez l'un des deux."
            raise BrokenInput(file, reason, line)
        lines[alike] = line


def _line_of(error: Exception) -> int | None:
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else mark.line + 1
