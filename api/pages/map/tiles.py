"""Where does the map's background come from? Nowhere, unless a setting names an address."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from api.settings import Settings


@dataclass(frozen=True)
class Background:
    """Address of the tiles, with {z}, {x} and {y}, and the mention their publisher asks for."""

    tiles: str | None
    attribution: str

    @property
    def origin(self) -> str | None:
        """The one origin a browser may ask for tiles; {s} stands for any name under it."""
        if self.tiles is None:
            return None
        address = urlsplit(self.tiles)
        return f"{address.scheme}://{address.netloc.replace('{s}', '*')}"


def background_of(settings: Settings) -> Background:
    """The background that the settings ask for."""
    return Background(settings.map_tiles, settings.map_attribution)
