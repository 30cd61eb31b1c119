"""Does the page of gaps show where places are missing, on a map, in words and as a file?"""

import csv
import io
import re

HERE, THERE = "cre-lemans", "dev-cma-lemans"


def _text(page):
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


def test_zones_stand_on_a_map_and_in_words(as_officer, page_reader) -> None:
    page = page_reader(as_officer(HERE).get("/prospection/ecarts").text)
    assert max(page.ids().values()) == 1
    text = _text(page)
    assert "il manque" in text
    assert "Là où des places attendent" in text
    assert "par moins de 5 jeunes" in text
    signs = [
        link for link in page.all("a") if link.attributes.get("class", "").startswith("employer")
    ]
    targets = {each.attributes.get("id") for each in page.all("li")}
    assert signs
    assert {link.attributes["href"][1:] for link in signs} <= targets
    # Missing and spare are told apart by colour and edge, on the map as in its legend.
    keys = {key.attributes["class"] for key in page.all("span") if "key" in str(key.attributes)}
    for tone in ("missing", "spare"):
        assert f"employer {tone}" in {link.attributes["class"] for link in signs}
        assert f"key employer {tone}" in keys


def test_one_family_is_chosen_and_an_unknown_one_is_as_none(as_officer, page_reader) -> None:
    browser = as_officer(THERE)
    chosen = page_reader(browser.get("/prospection/ecarts?metiers=D11").text)
    rows = chosen.all("th", scope="row")
    assert {row.text for row in rows} == {"Commerce alimentaire et métiers de bouche"}
    assert browser.get("/prospection/ecarts?metiers=ZZZ").status_code == 200


def test_it_leaves_as_a_file(as_officer) -> None:
    browser = as_officer(HERE)
    answer = browser.get("/prospection/ecarts/csv")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert any(line["Jeunes"] == "moins de 5" and not line["Écart"] for line in lines)
    assert browser.get("/prospection/ecarts/xlsx").content[:2] == b"PK"
