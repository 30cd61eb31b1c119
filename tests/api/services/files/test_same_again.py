"""Whatever is entered and taken is shown again the same: forms and digests rest on it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.services.files.edit_block import Edit, edit_block
from api.services.files.rows import flat
from models.enums import Enrolment, Licence, RefusedHours, Stage, SupportScheme, WishCertainty
from tests.api.services.files.conftest import PERSON, TODAY

ANSWER = st.sampled_from(["", "oui", "non"])
TICK = st.sampled_from(["", "oui"])
MINUTES = st.one_of(st.just(""), st.integers(0, 240).map(str))
DAY = st.one_of(st.just(""), st.dates(date(1990, 1, 1), TODAY).map(date.isoformat))
NAME = st.text(st.sampled_from("aéÉœ -'Zñ"), max_size=12).map(lambda end: f"N{end}".strip())
ROMES = st.lists(st.sampled_from(["D1102", "D1106", "I1604", "G1602"]), max_size=4, unique=True)

LIFT = st.fixed_dictionaries(
    {
        **{f"jour-{day}": TICK for day in range(2, 8)},
        "jour-1": st.just("oui"),
        "depart": st.sampled_from(["", "06:30", "07:05"]),
        "retour": st.sampled_from(["", "17:00", "23:59"]),
    }
)
WISH = st.fixed_dictionaries(
    {
        "niveau": st.sampled_from(["", "3", "4", "8"]),
        "rncp": st.sampled_from(["", "RNCP37537"]),
        "certitude": st.sampled_from([each.value for each in WishCertainty]),
        "minutes": MINUTES,
    }
)
HOME = st.sampled_from(
    [
        {"commune": name, "insee": insee, "libelle": label, "precis": ""}
        for name, insee in (
            ("Le Mans", "72181"),
            ("Saint-Denis", "93066"),
            ("Saint-Denis", "97411"),
        )
        for label in ("domicile", "foyer", "chez sa mère")
    ]
)


def wishes(romes: list[str], details: list[dict[str, str]]) -> dict[str, str]:
    rows = [{"rome": rome, **detail} for rome, detail in zip(romes, details, strict=True)]
    return flat("souhait", rows)


FORMS: dict[str, st.SearchStrategy[dict[str, str]]] = {
    "identite": st.fixed_dictionaries(
        {
            "nom": NAME.map(lambda text: " ".join(text.split())),
            "prenom": NAME.map(lambda text: " ".join(text.split())),
            "naissance": st.dates(date(1990, 1, 1), TODAY).map(date.isoformat),
            "telephone": st.sampled_from(["", "0612345678", "+33612345678"]),
            "courriel": st.sampled_from(["", "zoé@exemple.fr"]),
            "imilo": st.sampled_from(["", "D-0001"]),
            "representant": st.sampled_from(["", "M. Exemple 0612345678"]),
        }
    ),
    "domiciles": st.lists(HOME, max_size=3).map(lambda rows: flat("domicile", rows)),
    "deplacements": st.builds(
        lambda facts, lifts: facts | flat("trajet", lifts),
        st.fixed_dictionaries(
            {
                "pied": st.sampled_from(["oui", "non"]),
                "aucune-mobilite": TICK,
                **dict.fromkeys(("velo", "cyclomoteur", "voiture", "transports"), ANSWER),
                **{f"permis-{each.value}": TICK for each in Licence},
                "minutes-entreprise": MINUTES,
                "minutes-cfa": MINUTES,
            }
        ),
        st.lists(LIFT, max_size=3),
    ),
    "souhaits": st.builds(
        lambda rows, day: rows | {"confirmes-le": day},
        ROMES.flatmap(
            lambda romes: st.lists(WISH, min_size=len(romes), max_size=len(romes)).map(
                lambda details: wishes(romes, details)
            )
        ),
        DAY,
    ),
    "refus": st.builds(
        lambda romes, hours: flat("metier", [{"rome": rome} for rome in sorted(romes)]) | hours,
        ROMES,
        st.fixed_dictionaries({f"horaire-{each.value}": TICK for each in RefusedHours}),
    ),
    "projet": st.fixed_dictionaries(
        {
            "etape": st.sampled_from([each.value for each in Stage]),
            "niveau": st.sampled_from(["", "2", "5", "8"]),
            "college": ANSWER,
            "disponible-le": DAY,
            "rqth": TICK,
            "derogation-age": TICK,
        }
    ),
    "cfa": st.fixed_dictionaries(
        {
            "inscription": st.sampled_from([each.value for each in Enrolment]),
            "formation": st.sampled_from(["", "cfa-1"]),
            "entree": DAY,
        }
    ),
    "suivi": st.fixed_dictionaries(
        {
            "referent": st.sampled_from(["", "adv-a"]),
            "accompagnement": st.sampled_from([each.value for each in SupportScheme]),
            "notice": st.sampled_from(["", "2026-1"]),
            "informe-le": DAY,
            "clos-le": DAY,
        }
    ),
}
ANY_FORM = st.sampled_from(sorted(FORMS)).flatmap(
    lambda slug: st.tuples(st.just(slug), FORMS[slug])
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entered=ANY_FORM)
def test_what_is_entered_is_shown_again_the_same(
    desk: Any, shown: Callable[[str], Any], entered: tuple[str, dict[str, str]]
) -> None:
    slug, texts = entered
    stored = edit_block(desk, Edit(PERSON, slug, texts, shown(slug).seen))
    assert stored.texts == texts
    assert shown(slug).seen == stored.seen
