"""Which columns hold a young person's wishes (up to five) and refusals?"""

from data.sources.columns import parsers as read
from data.sources.columns import words
from data.sources.columns.column import Column
from data.sources.columns.levels import diploma_level

# As many as an adviser's form shows; further wishes are entered in Passerelle.
MOST_WISHES = 5
_EXAMPLES = ("boulanger", "D1106")


def _wish(rank: int) -> tuple[Column, ...]:
    example = _EXAMPLES[rank - 1] if rank <= len(_EXAMPLES) else ""
    aliases = ("Souhait", "Métier souhaité") if rank == 1 else ()
    return (
        Column(
            f"wish_{rank}",
            f"Souhait {rank}",
            "code ROME, ou métier en toutes lettres",
            example,
            read.short_text(120),
            aliases=(f"Métier souhaité {rank}", *aliases),
        ),
        Column(
            f"wish_{rank}_level",
            f"Souhait {rank} : niveau visé",
            "niveau de 3 à 8, ou CAP, bac …",
            "3" if example else "",
            diploma_level(3),
        ),
        Column(
            f"wish_{rank}_certainty",
            f"Souhait {rank} : certitude",
            "à explorer, probable ou sûr",
            "probable" if example else "",
            read.one_of(words.CERTAINTIES),
        ),
        Column(
            f"wish_{rank}_minutes",
            f"Souhait {rank} : minutes maximum",
            "0 à 240 minutes, aller simple, si ce métier vaut un trajet différent",
            "",
            read.whole_number(0, 240),
        ),
    )


WISHES = (
    *(column for rank in range(1, MOST_WISHES + 1) for column in _wish(rank)),
    Column(
        "refused_trades",
        "Métiers refusés",
        "codes ROME ou métiers, séparés par « | »",
        "",
        read.several(read.short_text(120)),
    ),
    Column(
        "refused_hours",
        "Horaires refusés",
        "nuit, week-end, dimanche, tôt le matin, tard le soir, séparés par « | »",
        "",
        read.several(read.one_of(words.REFUSED_HOURS)),
    ),
    Column(
        "refused_employers",
        "Employeurs refusés",
        "SIRET séparés par « | »",
        "",
        read.several(read.siret),
    ),
)
