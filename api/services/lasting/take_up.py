"""How is work taken up here, and how does it end? Done, given back, cancelled or failed."""

from collections.abc import Callable
from typing import Final

from api.services.lasting.beats import beating, this_process
from api.services.lasting.book import (
    Bench,
    Mine,
    Work,
    WorkLeft,
    WorkStopped,
    claim,
    end,
    leave,
    taken_by,
)
from models.errors import PasserelleError

# As much of a refusal as its row can hold.
LONGEST_TOLD: Final = 400


def take_up(
    bench: Bench,
    asked: tuple[Work, str],
    counted: str,
    do: Callable[[Mine], None],
    refusals_are_told: bool = True,
) -> bool:
    """Do queued work, unless another process does: whether it was done, or refused, here.

    `asked`: its table and id; `counted`: the column that says how far it is, from 0 on.
    Raises WorkStopped once cancelled. A refusal in our own words is kept with the work, for who
    asked to read; unless `refusals_are_told`, it is raised like whatever else goes wrong.
    """
    mine = taken_by(this_process(), *asked)
    if not claim(bench.store, mine, bench.now(), {counted: 0}):
        return False
    try:
        with beating(bench.store, mine, bench.now):
            do(mine)
    except WorkLeft:
        leave(bench.store, mine)
        return False
    except (WorkStopped, KeyboardInterrupt):
        end(bench.store, mine, bench.now(), None)
        raise
    except Exception as error:
        if refusals_are_told and isinstance(error, PasserelleError):
            end(bench.store, mine, bench.now(), str(error)[:LONGEST_TOLD])
            return True
        # The kind of the error only: its text may name a file or a person.
        end(bench.store, mine, bench.now(), type(error).__name__)
        raise
    return True
