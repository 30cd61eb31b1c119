import pytest

from matcher.trades.acronyms import Acronyms, spells
from matcher.trades.reading import with_short_diploma_names

TITLES = [
    "Bac pro métiers de l'électricité et de ses environnements connectés",
    "Bac pro accompagnement, soins et services à la personne",
    "BTS management commercial opérationnel",
    "BTS gestion de la PME",
    "BPJEPS spécialité éducateur sportif mention activités physiques pour tous",
    "CAP accompagnant éducatif petite enfance",
]
ACRONYMS = Acronyms(
    [(with_short_diploma_names(title), title) for title in TITLES],
    ("bac pro", "bpjeps", "bts", "cap"),
)


@pytest.mark.parametrize(
    ("acronym", "kind", "title"),
    [
        ("melec", "bac pro", TITLES[0]),
        ("assp", "bac pro", TITLES[1]),
        ("mco", "bts", TITLES[2]),
        ("gpme", "bts", TITLES[3]),
        ("apt", "bpjeps", TITLES[4]),
        ("aepe", "cap", TITLES[5]),
    ],
)
def test_an_acronym_finds_its_title(acronym: str, kind: str, title: str) -> None:
    assert ACRONYMS.title_of(acronym, kind) == title


@pytest.mark.parametrize(
    ("acronym", "kind"),
    [("mco", "bac pro"), ("zzz", "bts"), ("m", "bts"), ("", "bts"), ("a1", "cap")],
)
def test_another_kind_or_other_letters_find_nothing(acronym: str, kind: str) -> None:
    assert ACRONYMS.title_of(acronym, kind) is None


def test_every_word_but_small_ones_must_lend_a_letter() -> None:
    assert spells(("gestion", "de", "la", "pme"), "gpme")
    assert not spells(("gestion", "de", "la", "pme"), "g")
    assert not spells(("gestion",), "gx")
    assert not spells((), "g")
