"""`/`: the list of young people."""

from fastapi.testclient import TestClient

from api.app import create_app
from api.services.open_store import open_store


def test_personas_come_first_in_the_order_of_their_stories(page_of):
    links = [each.text for each in page_of("/").all("a") if "/jeunes/" in each.attributes["href"]]
    assert links[:3] == ["rural-17", "car-22", "bus-19"]
    assert len(links) == 400


def test_a_line_says_stage_communes_and_wishes_and_no_name(page_of):
    first = page_of("/").all("tr")[1].text
    for words in ("rural-17", "prêt à signer", "Neuvillalais", "Boulangerie - viennoiserie"):
        assert words in first


def test_every_link_leads_to_a_ranking(page_of, client):
    links = [each.attributes["href"] for each in page_of("/").all("a")]
    for link in [each for each in links if "/jeunes/" in each][:20]:
        assert client.get(link).status_code == 200


def test_an_empty_database_says_what_to_do(page_of, empty_settings):
    store = open_store(empty_settings)
    browser = TestClient(create_app(store, empty_settings), base_url="http://127.0.0.1")
    text = page_of("/", browser).all("main")[0].text
    assert "Aucun jeune n'est encore enregistré." in text
    assert "passerelle demo load" in text
    store.engine.dispose()
