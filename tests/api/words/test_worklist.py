"""Has every reason of the work list its French words?"""

from api.words.worklist import REASONS
from matcher.urgency import AlertKind


def test_every_reason_has_words_of_its_own_and_a_tone() -> None:
    assert set(REASONS) == {kind.value for kind in AlertKind}
    assert {tone for _, tone in REASONS.values()} <= {"danger", "warning", "success", "info"}
    assert len({words for words, _ in REASONS.values()}) == len(REASONS)
