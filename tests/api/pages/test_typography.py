"""Signs stay with their word and units with their number; nothing else of a page changes."""

import pytest
from fastapi.testclient import TestClient

from api.pages.typography import keep_together

KEPT = "&nbsp;"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("<p>Trajet : 22 min ; 84 %</p>", "<p>Trajet~: 22~min~; 84~%</p>"),
        ("<p>« Proposer », vraiment ?</p>", "<p>«~Proposer~», vraiment~?</p>"),
        ("<dd>2 h 24 et 34 km</dd>", "<dd>2~h~24 et 34~km</dd>"),
        ("<p>1 104 offres, n° 7, 21 / 100</p>", "<p>1~104 offres, n°~7, 21~/ 100</p>"),
        ("<b>17 ans</b> : 3 mois", "<b>17~ans</b>~: 3~mois"),
    ],
)
def test_a_line_does_not_part(said, told):
    assert keep_together(said) == told.replace("~", KEPT)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("<p>à saisir dans i-Milo.</p>", "<p>à saisir dans {i-Milo}.</p>"),
        (
            "<li>(L6222-18-2, R3163-1 à R3163-4)</li>",
            "<li>({L6222-18-2}, {R3163-1} à {R3163-4})</li>",
        ),
        ('<a title="i-Milo">Saint-Jean</a>', '<a title="i-Milo">Saint-Jean</a>'),
        ("<title>Pour i-Milo</title>", "<title>Pour i-Milo</title>"),
        ("<option>i-Milo</option>", "<option>i-Milo</option>"),
        ("<svg><text>L6222-18</text></svg>", "<svg><text>L6222-18</text></svg>"),
    ],
)
def test_a_name_is_not_parted_at_its_hyphens(said, told):
    whole = told.replace("{", '<span class="whole">').replace("}", "</span>")
    assert keep_together(said) == whole


@pytest.mark.parametrize(
    "as_written",
    [
        '<input value="Trajet : 22 min">',
        "<textarea>Trajet : 22 min</textarea>",
        "<option>Trajet : 22 min</option>",
        "<pre>Graine : 22 min</pre>",
        "<code>a : b</code>",
        "<script>x = y ? 1 : 2</script>",
        "<p>une :autre, le 22 mars, 5 minutes</p>",
    ],
)
def test_what_is_sent_back_or_copied_stays(as_written):
    assert keep_together(as_written) == as_written


def test_a_page_is_served_so(demo_app):
    page = TestClient(demo_app, base_url="http://127.0.0.1:8000").get("/connexion").text
    assert f"Propose et explique{KEPT}; un conseiller décide." in page
