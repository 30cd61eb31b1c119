"""`GET /api/v1/trades?q=`."""


def test_words_give_ranked_trades(client):
    answer = client.get("/api/v1/trades", params={"q": "méca auto"}).json()
    assert answer["query"] == "méca auto"
    assert answer["refusal"] is None
    assert [trade["rank"] for trade in answer["trades"]] == list(range(1, 11))
    assert answer["trades"][0]["rome"] == "I1604"


def test_words_that_name_no_trade_are_refused(client):
    answer = client.get("/api/v1/trades", params={"q": "bonjour"}).json()
    assert answer["trades"] == []
    assert "ne nomme pas de métier" in answer["refusal"]


def test_a_question_without_words_is_refused(client):
    assert client.get("/api/v1/trades").json()["detail"] == "q : paramètre obligatoire."
    assert client.get("/api/v1/trades", params={"q": ""}).status_code == 422
    assert client.get("/api/v1/trades", params={"q": "a" * 301}).status_code == 422
    assert client.get("/api/v1/trades", params={"q": "a" * 300}).status_code == 200
