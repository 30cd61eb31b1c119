"""Nothing about anybody is kept by a browser, framed, or able to run a script of elsewhere."""

import pytest
from doors.every_route import all_routes

READ = [each for each in all_routes() if each.method == "GET"]


@pytest.mark.parametrize("asked", READ, ids=str)
def test_no_answer_is_stored_or_framed(reading_as, asked):
    headers = reading_as("conseillere-mamers").get(asked.address).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    policy = headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy


def test_signing_in_and_out_is_not_stored_either(own_app, stranger, come_in):
    browser = stranger(own_app)
    assert come_in(browser, own_app, password="x" * 12).headers["cache-control"] == "no-store"
    assert come_in(browser, own_app).headers["cache-control"] == "no-store"


def test_whoever_came_by_https_is_kept_there(read_app, stranger):
    name = "strict-transport-security"
    assert name not in stranger(read_app).get("/connexion").headers
    secure = stranger(read_app, base="https://127.0.0.1:8000").get("/connexion")
    assert "max-age=" in secure.headers[name]
