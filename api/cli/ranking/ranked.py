"""From which pools does a command rank? With roads and timetables installed, as pages do."""

from api.cli.console.terminal import errors_console
from api.services.ranking.compiling import compile_notice
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.travel.times import InstalledTravel
from api.settings import Settings


def snapshots_of(settings: Settings) -> PoolSnapshots:
    """Pools to rank from; says first when the kernel has yet to be compiled."""
    say_if_compiling()
    travel = InstalledTravel(settings.travel_folder)
    return PoolSnapshots(travel=travel, exploration=settings.exploration_share)


def say_if_compiling() -> None:
    """Nobody should wait for a minute without knowing why."""
    notice = compile_notice()
    if notice:
        errors_console().print(notice)
