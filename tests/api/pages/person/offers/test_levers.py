"""`/jeunes/{id}/leviers`: what would open more offers, for readers."""

PAGE = "/jeunes/no-mobility-17/leviers"
HTMX = {"HX-Request": "true"}


def test_the_page_says_each_lever_as_the_api_does(page_of, client):
    levers = client.get("/api/v1/young-people/no-mobility-17/levers").json()["levers"]
    text = " ".join(page_of(PAGE).all("main")[0].text.split())
    for lever in levers:
        assert lever["sentence"] in text


def test_each_offer_that_would_open_leads_to_why_it_is_absent(page_of, client):
    page = page_of(PAGE)
    links = [a.attributes["href"] for a in page.all("a") if "/offres/" in a.attributes["href"]]
    assert links
    assert "Pourquoi pas celle-ci ?" in client.get(links[0]).text


def test_the_ranking_leads_there_and_fetches_the_list_when_it_is_seen(page_of):
    page = page_of("/jeunes/no-mobility-17")
    (fetched,) = [each for each in page.elements if each.attributes.get("hx-get") == PAGE]
    assert fetched.attributes["hx-trigger"] == "revealed"
    assert PAGE in [a.attributes.get("href") for a in page.all("a")]


def test_a_fragment_is_the_list_alone(client):
    answer = client.get(PAGE, headers=HTMX)
    assert '<ul class="levers">' in answer.text
    assert "<html" not in answer.text
    assert "HX-Request" in answer.headers["vary"]


def test_whoever_objects_is_told_so(page_of):
    assert (
        "opposé au classement automatique"
        in page_of("/jeunes/objector-19/leviers").all("main")[0].text
    )


def test_the_day_asked_for_is_kept_in_the_links(page_of):
    page = page_of(f"{PAGE}?today=2026-12-01")
    links = [a.attributes["href"] for a in page.all("a") if "/offres/" in a.attributes["href"]]
    assert all(link.endswith("?today=2026-12-01") for link in links)
