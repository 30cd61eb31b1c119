"""`/`: the list of young people."""


def test_personas_come_first_in_the_order_of_their_stories(page_of):
    links = [each.text for each in page_of("/").all("a") if "/jeunes/" in each.attributes["href"]]
    assert links[:3] == ["rural-17", "minor-15", "no-mobility-17"]
    assert 10 < len(links) < 400


def test_a_line_says_stage_communes_and_wishes_and_no_name(page_of):
    first = page_of("/").all("tr")[1].text
    for words in ("rural-17", "prêt à signer", "Neuvillalais", "Boulangerie - viennoiserie"):
        assert words in first


def test_every_link_leads_to_a_ranking(page_of, client):
    links = [each.attributes["href"] for each in page_of("/").all("a")]
    for link in [each for each in links if "/jeunes/" in each][:20]:
        assert client.get(link).status_code == 200


def test_nobody_else_s_young_people_are_listed(page_of, signed_in):
    mamers, lemans = signed_in("conseillere-mamers"), signed_in("conseillere-lemans")
    assert "car-22" not in page_of("/", mamers).all("main")[0].text
    assert "car-22" in page_of("/", lemans).all("main")[0].text


def test_a_structure_that_follows_nobody_is_told_what_to_do(page_of, signed_in):
    text = page_of("/", signed_in("dev-cma-lemans")).all("main")[0].text
    assert "Aucun jeune n'est encore enregistré." in text
    assert "passerelle demo load" in text
