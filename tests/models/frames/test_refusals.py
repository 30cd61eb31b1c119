"""Is a frame refused at the door, naming the column and the row, when a value cannot be?"""

from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest
from worlds.places import PLACES, refusal, rows

from models.errors import PasserelleError


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("rooms", -1, "au moins 0 et au plus 9"),
        ("rooms", 10, "au moins 0 et au plus 9"),
        ("floors", -1, "attendu un nombre au moins 0."),
        ("size", 100.5, "attendu un nombre au plus 100"),
        ("lat", 90.01, "au moins -90 et au plus 90"),
        ("lat", -90.01, "au moins -90 et au plus 90"),
        ("lat", np.inf, "au moins -90 et au plus 90"),
        ("gain", np.inf, "attendu un nombre fini"),
        ("gain", -np.inf, "attendu un nombre fini"),
        ("kind", "castle", "attendu l'un de farm, shop"),
        ("kind", "", "attendu l'un de farm, shop"),
        ("code", "a12", "attendu un texte de la forme [a-z][0-9]"),
        ("code", "", "attendu un texte de la forme [a-z][0-9]"),
        ("lat", None, "manque alors que lng est connu : donnez les deux"),
        ("lng", np.nan, "manque alors que lat est connu : donnez les deux"),
        ("rooms", None, "valeur absente"),
        ("size", np.nan, "valeur absente"),
        ("place_id", None, "valeur absente"),
        ("rooms", 2.5, "attendu un nombre entier"),
        ("rooms", "two", "attendu un nombre entier"),
        ("rooms", 2**40, "attendu un nombre entier"),
        ("size", "big", "attendu un nombre"),
        ("open", "maybe", "attendu vrai ou faux"),
        ("open", 2, "attendu vrai ou faux"),
        ("since", "31/31/2026", "attendu une date"),
        ("since", "05/01/2027", "attendu une date"),
        ("since", 20270105, "attendu une date"),
        ("since", 46027.0, "attendu une date"),
        ("size", 1 + 2j, "attendu un nombre"),
        ("place_id", b"a", "attendu un texte"),
        ("since", datetime(2026, 1, 1, tzinfo=UTC), "attendu une date"),
        ("rooms", True, "attendu un nombre entier"),
        ("size", True, "attendu un nombre"),
        ("owner", "", "attendu un texte qui ne soit pas vide"),
        ("built", "1799-12-31", "attendu une date possible (1800-01-01 … 2099-12-31)"),
        ("built", "2100-01-01", "attendu une date possible (1800-01-01 … 2099-12-31)"),
        ("since", "0026-01-31", "dépassé par built : attendu built au plus égal à since"),
    ],
)
def test_a_refusal_names_the_column_and_the_row(column: str, value: object, said: str) -> None:
    wrong = {"built": "1900-01-01", column: value}
    error = refusal(rows({}, {}, wrong, wrong))
    assert (error.frame, error.column, error.row) == ("places", column, 2)
    assert str(error).startswith(f"table « places », colonne « {column} », ligne 2 ")
    assert said in str(error)
    assert isinstance(error, ValueError)
    assert isinstance(error, PasserelleError)


def test_what_is_not_known_or_equal_is_in_order() -> None:
    first, second = {"floors": 2, "rooms": 2}, {"built": "2026-01-31"}
    assert len(PLACES.conform(rows(first, second, {"built": "2000-01-01", "since": None}))) == 3
    assert refusal(rows(first, {"floors": 3, "rooms": 2})).column == "rooms"


def test_an_empty_id_is_found_among_many() -> None:
    many = [{}] * 50
    assert refusal(rows(*many, {"owner": ""})).row == 50
    assert len(PLACES.conform(rows(*many))) == 50


@pytest.mark.parametrize(
    ("column", "value"),
    [("rooms", 0), ("rooms", 9), ("lat", 90), ("lat", -90), ("size", 100), ("rooms", 3.0)],
)
def test_the_ends_of_a_range_are_inside(column: str, value: float) -> None:
    assert PLACES.conform(rows({column: value}))[column][0] == value


def test_rows_are_counted_from_the_top_whatever_the_frames_own_labels() -> None:
    frame = rows({}, {}, {"rooms": 99}).set_index(pd.Index([70, 80, 90]))
    assert refusal(frame).row == 2
    assert list(PLACES.conform(frame[:2]).index) == [0, 1]


def test_a_missing_column_is_named() -> None:
    error = refusal(rows({}).drop(columns="rooms"))
    assert error.column == "rooms"
    assert "cette colonne manque" in str(error)


def test_a_column_given_twice_is_named_and_another_s_double_does_not_matter() -> None:
    frame = rows({})
    error = refusal(pd.concat([frame, frame[["lat"]]], axis=1))
    assert (error.column, error.row) == ("lat", None)
    assert "donnée deux fois" in str(error)
    frame["more"] = frame["other"] = 1
    assert len(PLACES.conform(frame.rename(columns={"other": "more"}))) == 1


def test_an_id_that_stands_twice_is_refused_at_its_second_row() -> None:
    error = refusal(rows({}, {"place_id": "x"}, {"place_id": "x"}))
    assert (error.column, error.row) == ("place_id", 2)


def test_no_message_repeats_the_value() -> None:
    secret = "Camille-1-84-12-76"
    for column in ("kind", "rooms", "size", "open", "since"):
        assert secret not in str(refusal(rows({column: secret})))
