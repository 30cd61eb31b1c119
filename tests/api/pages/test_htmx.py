"""Pages for readers, fragments for htmx, at the same address."""

import pytest

HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize("path", ["/absent", "/jeunes/absent"])
def test_an_error_is_a_fragment_when_a_part_was_asked(client, path):
    whole, part = client.get(path).text, client.get(path, headers=HTMX).text
    assert "<html" in whole
    assert "<html" not in part
    assert 'role="alert"' in part


def test_the_answer_says_that_it_depends_on_who_asks(client):
    assert "HX-Request" in client.get("/absent").headers["vary"]


def test_going_back_asks_for_the_whole_page(client):
    restoring = HTMX | {"HX-History-Restore-Request": "true"}
    assert "<html" in client.get("/absent", headers=restoring).text
