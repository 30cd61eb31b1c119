"""How does the young person get about? Means, licences, lifts somebody gives, limits in minutes."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from api.entry import NO, YES, Entry
from api.services.files.block import Line
from api.services.files.blocks.lifts import GROUP, lift_words, read_lifts, shown_lift
from api.services.files.opened import Opened
from api.services.files.rows import Texts, flat
from api.services.log_view import ViewAction
from api.words.files import LICENCES, answer, several
from api.words.journeys import duration
from models.enums import Licence

MOST_MINUTES: Final = 240
# Field of the form → fact of the person, and how the means is called.
_MEANS: Final = {
    "velo": ("has_bike", "Vélo"),
    "cyclomoteur": ("has_moped", "Cyclomoteur"),
    "voiture": ("has_car", "Voiture"),
    "transports": ("uses_transit", "Transports en commun"),
}
_LIMITS: Final = {
    "minutes-entreprise": ("max_minutes_employer", "Limite vers l'entreprise"),
    "minutes-cfa": ("max_minutes_cfa", "Limite vers le CFA"),
}


class TravelBlock:
    """What opens journeys. Means not asked about stay unknown; they are never taken for a no."""

    slug: ClassVar[str] = "deplacements"
    title: ClassVar[str] = "Comment vous déplacez-vous\u00a0?"
    action: ClassVar[ViewAction] = ViewAction.EDIT_TRAVEL
    blank_rows: ClassVar[Mapping[str, Texts]] = {GROUP: {f"jour-{day}": YES for day in range(1, 6)}}

    def shown(self, opened: Opened) -> Texts:
        """Means, licences, lifts and limits."""
        person = opened.person
        means = {field: _texted(getattr(person, fact)) for field, (fact, _) in _MEANS.items()}
        limits = {field: _digits(getattr(person, fact)) for field, (fact, _) in _LIMITS.items()}
        held = _licences(person.licences)
        return {
            "pied": _texted(person.walks),
            "aucune-mobilite": YES if person.no_mobility else "",
            **means,
            **{f"permis-{each.value}": YES if each in held else "" for each in Licence},
            **limits,
            **flat(GROUP, (shown_lift(lift) for lift in person.lifts)),
        }

    def lines(self, opened: Opened) -> Sequence[Line]:
        """The same, in words."""
        person = opened.person
        licences = [LICENCES[each.value] for each in _licences(person.licences)]
        lifts = [lift_words(lift) for lift in person.lifts]
        return (
            *((Line("Mobilité", "aucune"),) if person.no_mobility else ()),
            Line("À pied", answer(person.walks)),
            *(Line(words, answer(getattr(person, fact))) for fact, words in _MEANS.values()),
            Line("Permis", several(licences)),
            *(Line("Conduit par un proche", lift) for lift in lifts),
            *(
                Line(words, duration(limit) if limit is not None else "non demandée")
                for fact, words in _LIMITS.values()
                for limit in [getattr(person, fact)]
            ),
        )

    def write(self, opened: Opened, entry: Entry) -> None:
        """Store means, licences, limits and lifts."""
        walks = entry.yes_no("pied")
        means = {fact: entry.yes_no(field) for field, (fact, _) in _MEANS.items()}
        limits = {fact: entry.whole(field, 0, MOST_MINUTES) for field, (fact, _) in _LIMITS.items()}
        licences = [each.value for each in Licence if entry.ticked(f"permis-{each.value}")]
        lifts = read_lifts(entry)
        entry.check()
        opened.put("walks", walks is not False)
        opened.put("no_mobility", entry.ticked("aucune-mobilite"))
        for fact, value in (means | limits).items():
            opened.put(fact, value)
        if set(_licences(opened.person.licences)) != set(map(Licence, licences)):
            opened.put("licences", ",".join(licences))
        opened.replace("lifts", lifts)


def _licences(joined: str) -> list[Licence]:
    return [each for each in Licence if each.value in joined.split(",")]


def _texted(value: bool | None) -> str:
    return "" if value is None else YES if value else NO


def _digits(value: int | None) -> str:
    return "" if value is None else str(value)
