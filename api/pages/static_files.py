"""Where do the pages' own files lie?"""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "static"
