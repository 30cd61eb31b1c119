"""Is an identity unreadable without its key, and found whatever the spelling of the name?"""

import logging
from base64 import urlsafe_b64decode
from dataclasses import astuple
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InvalidCode, SettingsError
from models.store.sealing import PersonIdentity, Sealer, normalised_name

KEY, OTHER = "k" * 43, "o" * 43
BORN = date(2009, 3, 14)
ZOE = PersonIdentity(
    family_name="Lefèvre-d'Exemple",
    given_name="Zoé",
    phone="01 99 00 00 17",
    email="zoe@exemple.invalid",
    imilo_number="000017",
    representative="M. d'Exemple, 01 99 00 00 18",
)
texts = st.text(max_size=40)


@given(st.builds(PersonIdentity, texts, texts, texts, st.none() | texts, texts, texts))
def test_what_is_sealed_opens_as_it_was(identity: PersonIdentity) -> None:
    sealer = Sealer(KEY)
    assert sealer.open(sealer.seal(identity)) == identity


def test_nothing_of_an_identity_is_readable_in_the_seal() -> None:
    sealed = Sealer(KEY).seal(ZOE)
    # No two or three letters: among random ones they stand in every twentieth seal by chance.
    for text in (*astuple(ZOE), "exemple", "Exemple", "0199000017"):
        for seen in (sealed, urlsafe_b64decode(sealed)):
            assert text.encode() not in seen


def test_the_same_identity_sealed_twice_looks_different() -> None:
    assert Sealer(KEY).seal(ZOE) != Sealer(KEY).seal(ZOE)


def test_an_identity_never_shows_in_a_log_or_traceback(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger().warning("%s %r", ZOE, ZOE)
    assert "Exemple" not in caplog.text
    assert "Zo" not in caplog.text


def test_another_key_opens_nothing_and_says_which_setting_to_mend() -> None:
    with pytest.raises(SettingsError, match="PASSERELLE_SECRET_KEY"):
        Sealer(OTHER).open(Sealer(KEY).seal(ZOE))


def test_a_changed_byte_is_noticed() -> None:
    sealed = bytearray(Sealer(KEY).seal(ZOE))
    sealed[60] ^= 1
    with pytest.raises(SettingsError):
        Sealer(KEY).open(bytes(sealed))


def test_after_a_rotation_the_old_seals_open_and_are_renewed() -> None:
    old, both, new = Sealer(KEY), Sealer([OTHER, KEY]), Sealer(OTHER)
    sealed = old.seal(ZOE)
    assert both.open(sealed) == ZOE
    assert new.open(both.renewed(sealed)) == ZOE
    with pytest.raises(SettingsError, match="aucune des clés"):
        new.renewed(sealed)
    assert new.open(both.seal(ZOE)) == ZOE
    assert both.lookup_hashes("Lefèvre", "Zoé", BORN) == [
        new.lookup_hash("Lefèvre", "Zoé", BORN),
        old.lookup_hash("Lefèvre", "Zoé", BORN),
    ]


def test_what_the_first_key_sealed_is_left_as_it_is() -> None:
    both = Sealer([OTHER, KEY])
    sealed = both.seal(ZOE)
    assert both.renewed(sealed) is sealed


def test_what_is_sealed_for_a_purpose_is_renewed_for_it_alone() -> None:
    both, purpose = Sealer([OTHER, KEY]), b"tests"
    sealed = Sealer(KEY).fernet_for(purpose).encrypt(b"text")
    assert Sealer(OTHER).fernet_for(purpose).decrypt(both.renewed(sealed, purpose)) == b"text"
    with pytest.raises(SettingsError):
        both.renewed(sealed)


@pytest.mark.parametrize("key", ["", "k" * 31, [], ["k" * 43, "short"]])
def test_a_missing_or_short_key_says_how_to_make_one(key: str | list[str]) -> None:
    with pytest.raises(SettingsError, match=r"PASSERELLE_SECRET_KEY.*token_urlsafe"):
        Sealer(key)


def test_a_key_of_32_characters_is_long_enough() -> None:
    assert Sealer("k" * 32).name_hash("Exemple")


@pytest.mark.parametrize(
    ("family", "given_name"),
    [
        ("LEFEVRE D EXEMPLE", "ZOE"),
        ("lefèvre-d’exemple", "zoé"),
        ("Lefe\u0300vre D'Exemple ", " Zoe\u0301"),
        ("LEFÈVREDEXEMPLE", "Zoë"),
    ],
)
def test_spellings_of_one_name_give_one_hash(family: str, given_name: str) -> None:
    sealer = Sealer(KEY)
    assert sealer.lookup_hash(family, given_name, BORN) == sealer.lookup_hash(
        ZOE.family_name, ZOE.given_name, BORN
    )
    assert sealer.name_hash(family) == sealer.name_hash(ZOE.family_name)


@pytest.mark.parametrize(
    ("family", "given_name", "born"),
    [
        ("Lefèvre d'Exemples", "Zoé", BORN),
        ("Lefèvre d'Exemple", "Zora", BORN),
        ("Lefèvre d'Exemple", "Zoé", date(2009, 3, 15)),
        ("Lefèvre d'Exempl", "eZoé", BORN),
    ],
)
def test_another_person_has_another_hash(family: str, given_name: str, born: date) -> None:
    sealer = Sealer(KEY)
    assert sealer.lookup_hash(family, given_name, born) != sealer.lookup_hash(
        ZOE.family_name, ZOE.given_name, BORN
    )


def test_hashes_depend_on_the_key_and_fit_their_column() -> None:
    ours, theirs = Sealer(KEY).name_hash("Exemple"), Sealer(OTHER).name_hash("Exemple")
    assert ours != theirs
    assert len(ours) == len(theirs) == 64


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Œuvrard", "OEUVRARD"), ("Straße", "STRASSE"), ("N'Guyễn", "NGUYEN"), ("Ñuñez", "NUNEZ")],
)
def test_letters_of_other_alphabets_are_brought_to_capitals(name: str, expected: str) -> None:
    assert normalised_name("nom", name) == expected


@pytest.mark.parametrize("name", ["", " ", "-'’", "\u0301"])
def test_a_name_without_a_letter_is_refused_without_repeating_it(name: str) -> None:
    with pytest.raises(InvalidCode, match="prénom : attendu au moins une lettre"):
        Sealer(KEY).lookup_hash("Exemple", name, BORN)


@given(st.text())
def test_normalising_twice_changes_nothing(name: str) -> None:
    try:
        once = normalised_name("nom", name)
    except InvalidCode:
        return
    assert normalised_name("nom", once) == once
