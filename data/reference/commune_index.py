"""Which of these communes is meant by a name, postal code or département? The index itself."""

import math
import re
from collections import defaultdict
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz

from data.reference.place_names import place_key, without_article

# Inside one postal code there are few communes (3 in the median, 46 at most), so a letter or
# two may differ.
CLOSE_ENOUGH = 85
# The 16th arrondissement of Paris has two postal codes; the source lists one.
_OTHER_POSTCODES = {"75116": "75016"}
# A merged commune keeps its parts' postal codes, which the source lists elsewhere or nowhere;
# its parts lie within this distance of its centre (Annecy, Les Sables-d'Olonne, La Hague).
NEIGHBOUR_KM = 15
_KM_PER_DEGREE = 111.2
_POSTCODE = re.compile(r"\b\d{5}\b")
_DEPARTEMENT = re.compile(r"\((2[AB]|\d{2,3})\)")


@dataclass(frozen=True)
class Ambiguous:
    """Several communes fit, or none fits well: the Insee codes to offer the reader, sorted."""

    candidates: tuple[str, ...]


Found = str | Ambiguous | None


class Places:
    """An index of communes by name, postal code and département."""

    def __init__(self, communes: pd.DataFrame) -> None:
        """Index `communes`: the reference table, or rows with its columns."""
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_bare_name: dict[str, list[str]] = defaultdict(list)
        self._by_postcode: dict[str, list[str]] = defaultdict(list)
        self._key: dict[str, str] = {}
        self._departement: dict[str, str] = {}
        self._arrondissements: dict[str, list[str]] = defaultdict(list)
        points = zip(communes["lat"], communes["lng"], strict=True)
        self._point = dict(zip(communes["insee"], points, strict=True))
        columns = ["insee", "name_key", "postcodes", "departement", "parent_insee"]
        for insee, key, postcodes, departement, parent in communes[columns].itertuples(index=False):
            self._by_name[key].append(insee)
            self._by_bare_name[without_article(key)].append(insee)
            self._key[insee] = key
            self._departement[insee] = departement
            if parent:
                self._arrondissements[parent].append(insee)
            for postcode in postcodes.split("|"):
                self._by_postcode[postcode].append(insee)

    def find(self, name: str, postcode: str = "", departement: str = "") -> Found:
        """Insee code of the place, `Ambiguous` with what it may be, or None when nothing fits.

        A postal code or département may also stand in `name` ("72000 Le Mans", "Alonnes (72)").
        A name that exists is never accepted against the département that the others say.
        Paris, Lyon or Marseille with an arrondissement's postal code gives the arrondissement.
        """
        name, postcode, departement = _told_apart(name, postcode, departement)
        key = place_key(name)
        if not key:
            return self._only([c for c in self._postal(postcode) if self._lies_in(c, departement)])
        named = self._by_name.get(key) or self._by_bare_name.get(without_article(key), [])
        fitting = [c for c in named if self._fits(c, postcode) and self._lies_in(c, departement)]
        exact = [code for code in fitting if code in self._by_postcode.get(postcode, ())]
        if fitting:
            return self._only(self._sharpened(exact or fitting, postcode))
        return self._nearly(key, postcode, departement)

    def _postal(self, postcode: str) -> list[str]:
        codes = self._by_postcode.get(postcode, [])
        # 75012 belongs to Paris and to its 12th arrondissement: the finer one says more.
        return [code for code in codes if not set(self._arrondissements.get(code, ())) & set(codes)]

    def _lies_in(self, code: str, departement: str) -> bool:
        return not departement or self._departement[code] == departement.strip().upper()

    def _fits(self, code: str, postcode: str) -> bool:
        """Whether the commune may use this postal code: its own, a neighbour's or an unlisted one.

        A Cedex's or a company's postal code is in no list; its département still counts.
        """
        if not postcode:
            return True
        listed = self._by_postcode.get(postcode)
        if listed is None:
            return self._departement[code] in _departements_of(postcode)
        return code in listed or any(self._is_neighbour(code, other) for other in listed)

    def _is_neighbour(self, code: str, other: str) -> bool:
        if self._departement[code] != self._departement[other]:
            return False
        (lat, lng), (other_lat, other_lng) = self._point[code], self._point[other]
        across = (lng - other_lng) * math.cos(math.radians(lat))
        return math.hypot(lat - other_lat, across) * _KM_PER_DEGREE <= NEIGHBOUR_KM

    def _sharpened(self, codes: list[str], postcode: str) -> list[str]:
        if len(codes) != 1 or codes[0] not in self._arrondissements:
            return codes
        finer = [c for c in self._arrondissements[codes[0]] if c in self._postal(postcode)]
        return finer if len(finer) == 1 else codes

    def _nearly(self, key: str, postcode: str, departement: str) -> Found:
        """A wrong letter or a merged commune's first part, within one postal code only."""
        nearby = [code for code in self._postal(postcode) if self._lies_in(code, departement)]
        close = [code for code in nearby if _is_nearly(key, self._key[code])]
        if len(close) == 1:
            return close[0]
        return Ambiguous(tuple(sorted(close or nearby))) if nearby else None

    def _only(self, codes: list[str]) -> Found:
        if len(codes) == 1:
            return codes[0]
        return Ambiguous(tuple(sorted(codes))) if codes else None


def _told_apart(name: str, postcode: str, departement: str) -> tuple[str, str, str]:
    """Take a postal code or a département out of `name` where they are not given beside it."""
    written = _POSTCODE.search(name)
    postcode = re.sub(r"\s", "", postcode) or (written[0] if written else "")
    aside = _DEPARTEMENT.search(name.upper())
    departement = departement.strip().upper() or (aside[1] if aside else "")
    return _POSTCODE.sub(" ", name), _OTHER_POSTCODES.get(postcode, postcode), departement


def _departements_of(postcode: str) -> tuple[str, ...]:
    """Départements a postal code may lie in; Corsica's 20xxx does not say which of the two."""
    if postcode.startswith("20"):
        return ("2A", "2B")
    return (postcode[:3],) if postcode.startswith(("97", "98")) else (postcode[:2],)


def _is_nearly(key: str, known: str) -> bool:
    return known.startswith(key + " ") or fuzz.ratio(key, known) >= CLOSE_ENOUGH
