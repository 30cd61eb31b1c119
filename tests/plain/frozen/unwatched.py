"""Who watches a bench in a process of its own? Nobody; that process finds this by its name."""


def unwatched(_what: str, _people: int) -> None:
    """Hears each step, and says nothing."""
