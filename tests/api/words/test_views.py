"""Is every reason to open a file said in French?"""

from api.services.log_view import ViewAction
from api.words.views import VIEW_ACTIONS, viewer_name


def test_every_action_of_the_log_has_words_of_its_own() -> None:
    assert set(VIEW_ACTIONS) == {action.value for action in ViewAction}
    assert len(set(VIEW_ACTIONS.values())) == len(VIEW_ACTIONS)


def test_a_viewer_is_named_and_so_is_the_machine() -> None:
    assert viewer_name("adv-a", "Mme Exemple") == "Mme Exemple"
    assert viewer_name("console", None) == "console du serveur"
    assert viewer_name("adv-gone", None) == "adv-gone"
