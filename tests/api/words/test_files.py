"""Has every coded answer of a file its words?"""

import pytest

from api.words import files
from models.enums import Enrolment, Licence, RefusedHours, SupportScheme, WishCertainty


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (files.ENROLMENTS, Enrolment),
        (files.SCHEMES, SupportScheme),
        (files.LICENCES, Licence),
        (files.CERTAINTIES, WishCertainty),
        (files.HOURS, RefusedHours),
    ],
)
def test_every_member_has_words_of_its_own(words: dict[str, str], kind: type) -> None:
    assert set(words) == {member.value for member in kind}
    assert len(set(words.values())) == len(words)


def test_what_is_not_known_is_said() -> None:
    assert files.known(None) == files.known("") == "non renseigné"
    assert files.several([]) == "non renseigné"
    assert files.several(["AM", "B"]) == "AM, B"
    assert [files.answer(value) for value in (True, False, None)] == ["oui", "non", "non demandé"]
