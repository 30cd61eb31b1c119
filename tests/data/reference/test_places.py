import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference import load
from data.reference.place_names import place_key, without_article
from data.reference.places import Ambiguous, Places, find_commune


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Saint-Étienne", "SAINT ETIENNE"),
        ("ST ETIENNE", "SAINT ETIENNE"),
        ("Ste-Jamme-sur-Sarthe", "SAINTE JAMME SUR SARTHE"),
        ("L'Haÿ-les-Roses", "L HAY LES ROSES"),
        ("Haÿ-les-Roses (L')", "L HAY LES ROSES"),
        ("Mans (Le)", "LE MANS"),
        ("LE MANS CEDEX 2", "LE MANS"),
        ("Alonnes (72)", "ALONNES"),
        ("Château-Chinon (Ville)", "CHATEAU CHINON VILLE"),
        ("Œuilly", "OEUILLY"),
        ("Châlons s/ Marne", "CHALONS SUR MARNE"),
        ("Paris 1er Arrondissement", "PARIS 1"),
        ("PARIS 04", "PARIS 4"),
        ("Lyon 3ème", "LYON 3"),
        ("!", ""),
    ],
)
def test_one_key_for_all_writings(written: str, key: str) -> None:
    assert place_key(written) == key


@given(st.text(max_size=40))
def test_a_key_is_plain_and_its_own_key(written: str) -> None:
    key = place_key(written)
    assert key == "" or all(word.isascii() and word.isalnum() for word in key.split(" "))
    assert place_key(key) == key


def test_every_shipped_key_is_its_own_key() -> None:
    keys = load("communes")["name_key"]
    assert [place_key(key) for key in keys] == keys.tolist()


@pytest.mark.parametrize(
    ("key", "bare"), [("LE MANS", "MANS"), ("L HAY LES ROSES", "HAY LES ROSES"), ("LA", "LA")]
)
def test_the_article_can_be_left_out(key: str, bare: str) -> None:
    assert without_article(key) == bare


@pytest.mark.parametrize(
    ("name", "postcode", "departement", "insee"),
    [
        ("Le Mans", None, None, "72181"),
        ("mans", None, None, "72181"),
        ("LE MANS CEDEX 2", "72019", None, "72181"),
        ("72000 Le Mans", None, None, "72181"),
        ("72000", None, None, "72181"),
        ("", "72 100", None, "72181"),
        ("St Etienne", "42000", None, "42218"),
        ("Saint-Denis", "93200", None, "93066"),
        ("Saint-Denis", None, "974", "97411"),
        ("Saint-Denis (93)", None, None, "93066"),
        ("Paris", None, None, "75056"),
        ("Paris", "75012", None, "75112"),
        ("Paris 12e", None, None, "75112"),
        ("Paris 16", "75116", None, "75116"),
        ("", "75012", None, "75112"),
        ("Lyon 3ème", None, "69", "69383"),
        ("Marseille 1er arrondissement", None, None, "13201"),
        ("AJACCIO", "20000", None, "2A004"),
        ("Ajaccio", None, "2a", "2A004"),
        ("Bastia", "20600", None, "2B033"),
        ("Oullins", "69600", None, "69149"),
        ("Cherbourg", "50100", None, "50129"),
        ("La Flesche", "72200", None, "72154"),
        ("Mamoudzou", "97600", None, "97611"),
        ("Annecy", "74600", None, "74010"),
        ("Les Sables d'Olonne", "85340", None, "85194"),
    ],
)
def test_a_place_is_found(
    name: str, postcode: str | None, departement: str | None, insee: str
) -> None:
    assert find_commune(name, postcode, departement) == insee


def test_every_commune_is_found_by_its_own_name_and_postal_code() -> None:
    communes = load("communes")
    missed = [
        row.insee
        for row in communes.itertuples()
        if row.kind == "commune"
        and find_commune(row.name, row.postcodes.split("|")[0]) != row.insee
        and row.insee not in {"75056", "69123", "13055"}
    ]
    # Two neighbours named Thièvres, on both sides of a département's border, share 62760.
    assert missed == ["62814", "80756"]
    assert find_commune("Thièvres", "62760") == Ambiguous(("62814", "80756"))
    assert find_commune("Thièvres", "62760", "62") == "62814"


@pytest.mark.parametrize(
    ("name", "postcode", "departement"),
    [("Zzz", None, None), ("", None, None), ("Le Mans", None, "75")],
)
def test_what_fits_nothing_is_not_guessed(
    name: str, postcode: str | None, departement: str | None
) -> None:
    assert find_commune(name, postcode, departement) is None


def test_of_two_neighbouring_homonyms_the_postal_code_chooses() -> None:
    homonyms = load("communes").set_index("insee").loc[["72181", "72003"]].reset_index()
    homonyms["name_key"] = "VILLAGE"
    places = Places(homonyms)
    assert places.find("Village", "72700") == "72003"
    assert places.find("Village", "72000") == "72181"
    # A postal code that neither lists (a Cedex) cannot choose between them.
    assert places.find("Village", "72019") == Ambiguous(("72003", "72181"))


def test_homonyms_are_offered_and_not_chosen() -> None:
    found = find_commune("Saint-Denis")
    assert isinstance(found, Ambiguous)
    assert {"93066", "97411"} <= set(found.candidates)


def test_a_name_against_its_postal_code_is_offered_and_not_chosen() -> None:
    assert find_commune("Le Mans", "75001") == Ambiguous(("75101",))
    assert find_commune("Saint-Nazaire", "44800") == Ambiguous(("44162",))


def test_a_postal_code_of_many_communes_offers_them_all() -> None:
    found = find_commune("", "72200")
    assert isinstance(found, Ambiguous)
    assert "72154" in found.candidates
    assert list(found.candidates) == sorted(found.candidates)
