"""`/api/v1/bias-report`: the same report as the page's, for coordination and administration."""

ADDRESS = "/api/v1/bias-report"


def test_whoever_audits_reads_the_page_s_figures(signed_in) -> None:
    coordinator = signed_in("coordinatrice-sarthe")
    report = coordinator.get(ADDRESS)
    assert report.status_code == 200
    assert report.json() == coordinator.get("/equite/json").json()
    assert report.json()["attributes"]


def test_an_adviser_does_not(signed_in) -> None:
    assert signed_in("conseillere-mamers").get(ADDRESS).status_code == 403
