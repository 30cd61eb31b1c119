"""What may a text half typed mean? Choices to pick from, likeliest first, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from api.services.files.blocks.enrolment import course_words
from api.services.files.blocks.homes import commune_label
from api.services.files.blocks.wishes import trade_codes
from api.services.named.employers import employers_named
from api.services.named.names import trade_labels
from data.reference import commune_totals
from data.reference.place_names import place_key, without_article
from data.reference.places import Ambiguous, find_commune
from models.codes import looks_like_personal_number
from models.tables import Course

if TYPE_CHECKING:
    from matcher.trades.finder import TradeFinder

MOST: Final = 8
# One word of a search for courses may be the beginning of so many communes' names.
_MOST_COMMUNES: Final = 50
_SHORTEST: Final = 2
_LONGEST: Final = 120


@dataclass(frozen=True)
class Choice:
    """One choice: its code, its words, and what tells it from others."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Suggestions:
    """Choices in order; `problem` says what to do when there is none."""

    choices: Sequence[Choice] = ()
    problem: str = ""


def suggest_trades(finder: "TradeFinder", text: str) -> Suggestions:
    """Trades that everyday words, a job title, a diploma or a ROME code may mean."""
    asked = _asked(text)
    if asked is None:
        return Suggestions()
    if rome := trade_codes.of_code(asked):
        return Suggestions((Choice(rome, trade_labels()[rome], rome),))
    answer = finder.find(asked, MOST)
    if answer.refusal:
        return Suggestions(problem=answer.refusal)
    return Suggestions(
        [Choice(hit.rome, hit.label, f"{hit.rome} · {hit.matched_phrase}") for hit in answer.hits]
    )


def suggest_communes(text: str) -> Suggestions:
    """Communes of that name or postal code first, then those that begin so, the largest first."""
    asked = _asked(text)
    if asked is None:
        return Suggestions()
    found = find_commune(asked)
    meant = found.candidates if isinstance(found, Ambiguous) else [found] if found else []
    exact = sorted(meant, key=_rank_by_size)
    codes = list(dict.fromkeys([*exact, *_communes_begun(place_key(asked))]))[:MOST]
    if not codes:
        return Suggestions(
            problem="Aucune commune de ce nom : vérifiez-le, ou tapez le code postal."
        )
    return Suggestions([Choice(code, commune_label(code)) for code in codes])


def suggest_courses(session: Session, text: str) -> Suggestions:
    """Courses whose title, CFA or commune hold every word, the lowest level first."""
    asked = _asked(text)
    if asked is None:
        return Suggestions()
    found = session.scalars(
        select(Course)
        .where(*(_course_holds(word) for word in asked.split()))
        .order_by(Course.level.nulls_last(), Course.title, Course.cfa_name, Course.id)
        .limit(MOST)
    ).all()
    if not found:
        return Suggestions(
            problem="Aucune formation trouvée : essayez le nom du CFA ou du diplôme."
        )
    return Suggestions([Choice(each.id, course_words(each)) for each in found])


def suggest_employers(session: Session, text: str) -> Suggestions:
    """Employers whose name comes close, however it is spelt, or of that SIRET."""
    asked = _asked(text)
    if asked is None:
        return Suggestions()
    found = employers_named(session, asked, MOST)
    if not found:
        return Suggestions(problem="Aucun employeur trouvé : essayez un autre mot, ou le SIRET.")
    return Suggestions(
        [Choice(each.employer_id, each.name, each.commune or "commune inconnue") for each in found]
    )


def _asked(text: str) -> str | None:
    """The text to look for; None while it is too short, or is nobody's business to look up."""
    plain = " ".join(text.split())[:_LONGEST]
    return plain if len(plain) >= _SHORTEST and not looks_like_personal_number(plain) else None


def _communes_begun(key: str) -> list[str]:
    """Codes of the communes whose name begins so, with or without its article, by size."""
    if not key:
        return []
    return [code for name, bare, code in _by_size() if name.startswith(key) or bare.startswith(key)]


def _rank_by_size(insee: str) -> int:
    """The commune's place among all, the largest first; arrondissements last."""
    return _ranks().get(insee, len(_ranks()))


@cache
def _ranks() -> dict[str, int]:
    return {code: rank for rank, (_, _, code) in enumerate(_by_size())}


def _course_holds(word: str) -> ColumnElement[bool]:
    communes = _communes_begun(place_key(word))[:_MOST_COMMUNES]
    return or_(
        _holds(Course.title, word), _holds(Course.cfa_name, word), Course.insee.in_(communes)
    )


def _holds(column: object, word: str) -> ColumnElement[bool]:
    return column.icontains(word, autoescape=True)  # type: ignore[attr-defined, no-any-return]


@cache
def _by_size() -> list[tuple[str, str, str]]:
    """Name, name without article, and code of every commune, the largest first."""
    communes = commune_totals().sort_values(
        ["population", "insee"], ascending=[False, True], na_position="last"
    )
    names = zip(communes["name_key"], communes["insee"], strict=True)
    return [(str(name), without_article(str(name)), str(code)) for name, code in names]
