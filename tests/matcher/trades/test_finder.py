import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sklearn.base import clone

from api.services.trades.find_trades import trade_references
from matcher.trades.finder import TradeFinder

Judged = list[tuple[str, set[str]]]

# The finder is read only, so one per session serves every example.
shared_finder = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def first(finder: TradeFinder, text: str) -> str | None:
    hits = finder.find(text, 1).hits
    return hits[0].rome if hits else None


def test_the_right_trade_comes_first_or_among_five_for_the_judged_texts(
    finder: TradeFinder, judged: Judged
) -> None:
    answers = finder.find_answers([text for text, _ in judged], 5)
    ranks = [
        next((rank for rank, hit in enumerate(answer.hits) if hit.rome in codes), 99)
        for answer, (_, codes) in zip(answers, judged, strict=True)
    ]
    assert len(judged) >= 150
    assert np.mean([rank == 0 for rank in ranks]) >= 0.93
    assert np.mean([rank < 5 for rank in ranks]) >= 0.97


def test_texts_that_name_no_trade_are_refused_with_a_sentence(
    finder: TradeFinder, nothing: list[str], judged: Judged
) -> None:
    answers = finder.find_answers(nothing)
    assert len(nothing) >= 60
    assert np.mean([not answer.hits for answer in answers]) >= 0.95
    assert all(
        "Écrivez un métier" in (answer.refusal or "") for answer in answers if not answer.hits
    )
    refused = [text for text, _ in judged if finder.find(text, 1).refusal]
    assert len(refused) / len(judged) < 0.02


@pytest.mark.parametrize(
    ("text", "rome"),
    [
        ("D1102", "D1102"),
        ("d1102", "D1102"),
        ("RNCP37316", "D1104"),
        ("Le Mans boulanger", "D1102"),
        ("apprenti en boulangerie à Laval (53)", "D1102"),
        ("ingénieur du son", "L1508"),
        ("méca auto", "I1604"),
        ("CAP conducteur d'engins de travaux publics et carrières", "H2802"),
    ],
)
def test_codes_towns_and_very_titles_lead_to_their_trade(
    finder: TradeFinder, text: str, rome: str
) -> None:
    assert first(finder, text) == rome


@shared_finder
@given(data=st.data())
def test_case_accents_spaces_and_both_genders_never_change_the_first_answer(
    finder: TradeFinder, judged: Judged, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([text for text, _ in judged]))
    expected = first(finder, text)
    plain = text.translate(str.maketrans("éèêàçôûîâïù", "eeeacouiaiu"))
    for changed in (text.upper(), text.lower(), f"  {text} ", text.replace(" ", "  "), plain):
        assert first(finder, changed) == expected
    assert first(finder, f"{text} H/F") == expected
    assert first(finder, f"{text} (h/f)") == expected


@shared_finder
@given(text=st.text(max_size=80))
def test_any_text_is_answered_or_refused_and_never_both(finder: TradeFinder, text: str) -> None:
    answer = finder.find(text)
    assert bool(answer.hits) != bool(answer.refusal)


@shared_finder
@given(data=st.data())
def test_the_order_is_total_and_scores_are_chances(
    finder: TradeFinder, judged: Judged, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([text for text, _ in judged]))
    hits = finder.find(text).hits
    keys = [(-hit.score, hit.rome) for hit in hits]
    assert keys == sorted(keys)
    assert all(0 <= hit.score <= 1 for hit in hits)
    assert sum(hit.score for hit in hits) <= 1 + 1e-9
    assert all(hit.matched_phrase and hit.label for hit in hits)


def test_many_texts_get_the_answers_each_would_get_alone(
    finder: TradeFinder, judged: Judged
) -> None:
    texts = [text for text, _ in judged][:40]
    assert finder.find_answers(texts, 3) == [finder.find(text, 3) for text in texts]


def test_a_finder_read_back_from_its_arrays_answers_the_same(
    finder: TradeFinder, judged: Judged
) -> None:
    again = clone(finder).from_arrays(finder.to_arrays())
    texts = [text for text, _ in judged][:60]
    assert again.find_answers(texts) == finder.find_answers(texts)


def test_a_small_reference_without_the_optional_tables_is_enough() -> None:
    frames = trade_references()
    kept = ["D1102", "D1104", "I1604", "F1703"]
    small = {
        name: frames[name][frames[name]["rome"].isin(kept)]
        for name in ("trades", "titles", "rome4", "naf_rome_hires", "lexicon")
    }
    quals = frames["qualifications"]
    small["qualifications"] = quals[quals["romes"].isin(kept)]
    finder = TradeFinder().fit(small)
    assert first(finder, "boulangère") == "D1102"
    assert finder.find("bonjour").refusal is not None
    again = TradeFinder().from_arrays(finder.to_arrays())
    assert again.find("mécano") == finder.find("mécano")


@pytest.mark.parametrize("text", ["A9999 boulanger", "RNCP99999 boulanger", "N9999 boulangère"])
def test_a_code_that_does_not_exist_leaves_the_words_to_decide(
    finder: TradeFinder, text: str
) -> None:
    assert first(finder, text) == "D1102"


def test_letters_that_spell_no_diploma_are_no_trade(finder: TradeFinder) -> None:
    assert finder.find("BTS ZZQX").refusal is not None


def test_a_diplomas_hit_shows_its_title(finder: TradeFinder) -> None:
    hit = finder.find("bac pro MELEC").hits[0]
    assert hit.matched_phrase.startswith("Bac pro métiers de l'électricité")


def test_a_trade_that_no_diploma_prepares_shows_its_own_words(finder: TradeFinder) -> None:
    hit = finder.find("CAP mannequin").hits[0]
    assert (hit.rome, hit.matched_phrase) == ("L1102", "Mannequin")


def test_a_diploma_of_a_kind_without_acronyms_is_read_by_its_words(finder: TradeFinder) -> None:
    assert first(finder, "diplôme de médecin") == "J1102"


@pytest.mark.shared
def test_the_acceptance_sample_passes_its_bars_with_a_margin_for_its_size(
    finder: TradeFinder, shared_data: object
) -> None:
    sample = pd.read_csv(f"{shared_data}/trade_queries_sample.csv")
    answers = finder.find_answers(sample["query"].tolist(), 5)
    sample["rank"] = [
        next((rank for rank, hit in enumerate(a.hits) if hit.rome in codes.split("|")), 99)
        for a, codes in zip(answers, sample["expected_rome_parent_v3"], strict=True)
    ]
    diploma = sample["kind"] == "diploma"
    gold = sample[~diploma & (sample["label_quality"] == "gold")]["rank"]
    assert (gold == 0).mean() >= 0.82
    assert (gold < 5).mean() >= 0.95
    assert (sample[diploma]["rank"] == 0).mean() >= 0.98
    assert sum(answer.refusal is not None for answer in answers) == 0
