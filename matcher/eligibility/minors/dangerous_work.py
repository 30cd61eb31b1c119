"""Is the work regulated, or banned, below 18? (D4153-15 ff.)"""

from matcher.columns import UNKNOWN
from matcher.columns.offers import DANGERS
from matcher.eligibility.minors.minority import Posts
from models.enums import DangerousWork


class DangerousForMinors:
    """Banned tasks exclude; regulated ones need the employer's declaration first."""

    def judge(self, posts: Posts) -> None:
        """Narrow start days, and warn, by the kind of work."""
        work = posts.case.offers.dangerous_work
        posts.forbid("minors_dangerous_work_banned", work == DANGERS[DangerousWork.BANNED])
        posts.warn("minors_dangerous_work_declaration", work == DANGERS[DangerousWork.DECLARATION])
        posts.warn("minors_dangerous_work_unknown", work == UNKNOWN)
