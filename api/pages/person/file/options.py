"""Which closed lists do the forms of a file offer, in which words?"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from api.words import files, people

type Options = tuple[tuple[str, str], ...]


def _pairs(words: Mapping[str, str]) -> Options:
    return tuple(words.items())


OPTIONS: Final[Mapping[str, Options]] = MappingProxyType(
    {
        "answers": _pairs(files.ANSWERS),
        "certainties": _pairs(files.CERTAINTIES),
        "enrolments": _pairs(files.ENROLMENTS),
        "hours": _pairs(files.HOURS),
        "levels": _pairs(files.LEVELS),
        # No diploma is not a diploma to aim at.
        "aims": _pairs({value: words for value, words in files.LEVELS.items() if value != "2"}),
        "licences": _pairs(files.LICENCES),
        "schemes": _pairs(files.SCHEMES),
        "stages": _pairs(people.STAGES),
        "weekdays": _pairs(files.WEEKDAYS),
        "yes_no": (("oui", "oui"), ("non", "non")),
    }
)
