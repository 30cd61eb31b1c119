"""Does a bench go by the minutes it was asked to go by, and say what they took?"""

from dataclasses import replace
from datetime import date

import pytest

from api.services.bench.rank import RankBench, RankMeasured, bench_rank
from api.services.bench.travelled import Travelled
from data.france import Country, country


@pytest.fixture
def only_the_sarthe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A country whose matrix is drawn at once."""

    def sarthe(seed: int, today: date) -> Country:
        whole = country(seed, today)
        own = whole.communes["insee"].str.startswith("72")
        return replace(whole, communes=whole.communes[own].reset_index(drop=True))

    monkeypatch.setattr("api.services.bench.rank.country", sarthe)


def measured(travel: Travelled) -> tuple[RankMeasured, list[str]]:
    heard: list[str] = []
    asked = RankBench(40, 600, 1, 7, travel)
    return bench_rank(asked, lambda title, _people: heard.append(title)), heard


@pytest.mark.usefixtures("only_the_sarthe")
def test_a_drawn_matrix_gives_lists_of_its_own_near_the_model_s() -> None:
    (by_model, quiet), (by_matrix, heard) = map(measured, Travelled)
    assert by_matrix.checksum != by_model.checksum
    assert by_matrix.pairs == pytest.approx(by_model.pairs, rel=0.15)
    assert (by_model.travel, by_model.matrix_pairs, by_model.matrix_seconds) == ("model", 0, 0)
    assert by_matrix.travel == "matrix"
    assert 300 < by_matrix.matrix_pairs < 354 * 353
    assert by_matrix.matrix_seconds > 0
    drawn = "Tirage de la matrice de trajets"
    assert drawn in heard
    assert drawn not in quiet
