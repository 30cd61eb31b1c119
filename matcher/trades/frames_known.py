"""Which codes, towns and empty phrases do the frames tell of, beside the trades' own texts?"""

from dataclasses import dataclass

import pandas as pd

from matcher.trades.documents import Frames
from matcher.trades.knowledge import array_to_lines, lines_to_array
from matcher.trades.places import WELL_KNOWN_INHABITANTS, Places, place_names
from matcher.trades.small_talk import SmallTalk, learn_small_talk
from matcher.trades.text_index import Arrays

Codes = dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class FrameFacts:
    """Codes (ROME, RNCP) to positions of trades, communes, and phrases that name no trade."""

    codes: Codes
    places: Places
    not_a_trade: list[str]
    small_talk: SmallTalk

    def to_arrays(self) -> Arrays:
        """Everything held, as plain arrays."""
        codes = [" ".join([code, *map(str, named)]) for code, named in sorted(self.codes.items())]
        return {
            "codes": lines_to_array(codes),
            "places": lines_to_array(sorted(self.places.names)),
            "places_well_known": lines_to_array(sorted(self.places.well_known)),
            "not_a_trade": lines_to_array(self.not_a_trade),
            **self.small_talk.to_arrays(),
        }


def facts_from_frames(frames: Frames) -> FrameFacts:
    """What the frames trades, qualifications, communes and not_a_trade tell."""
    trades = sorted(frames["trades"]["rome"])
    place = {rome: number for number, rome in enumerate(trades)}
    codes: Codes = {rome: (number,) for rome, number in place.items()}
    qualifications = frames["qualifications"]
    for rncp, romes in zip(qualifications["rncp"], qualifications["romes"], strict=True):
        named = tuple(place[rome] for rome in romes.split("|") if rome in place)
        if rncp and named:
            codes.setdefault(rncp, named)
    phrases = _listed(frames.get("not_a_trade"), "phrase")
    # A third of the titles shows how trades sound; all would only drown the everyday phrases.
    titles = [title.split(" / ")[0] for title in frames["titles"]["title"].iloc[::3]]
    talk = learn_small_talk(phrases, [*frames["lexicon"]["phrase"], *titles])
    return FrameFacts(codes, _places(frames.get("communes")), phrases, talk)


def facts_from_arrays(stored: Arrays) -> FrameFacts:
    """What `FrameFacts.to_arrays` described."""
    codes = {}
    for line in array_to_lines(stored["codes"]):
        code, *named = line.split()
        codes[code] = tuple(map(int, named))
    places = Places(array_to_lines(stored["places"]), array_to_lines(stored["places_well_known"]))
    phrases = [phrase for phrase in array_to_lines(stored["not_a_trade"]) if phrase]
    return FrameFacts(codes, places, phrases, SmallTalk.from_arrays(stored))


def _places(communes: pd.DataFrame | None) -> Places:
    if communes is None:
        return Places((), ())
    large = communes["population"].fillna(0) >= WELL_KNOWN_INHABITANTS
    return Places(place_names(communes["name"]), place_names(communes["name"][large]))


def _listed(frame: pd.DataFrame | None, column: str) -> list[str]:
    return [] if frame is None else [str(value) for value in frame[column]]
