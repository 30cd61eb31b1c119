"""Where are the pages' templates and files, and which words may a template use?"""

from pathlib import Path
from typing import Final

from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api import words
from api.reading import explained_sum, main_reasons

FOLDER: Final = Path(__file__).parent
STATIC_FOLDER: Final = FOLDER / "static"


def _environment() -> Environment:
    # Titles and names come from outside: everything is escaped, and a misspelt name is an error.
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "cfa_journey": words.cfa_journey,
        "day": words.day,
        "decimal": words.decimal,
        "employer_journey": words.employer_journey,
        "journey": words.journey,
        "km": words.km,
        "level": words.level,
        "main_reasons": main_reasons,
        "percent": words.percent,
        "points": words.signed,
        "start_window": words.start_window,
        "sum": explained_sum,
        "thousands": words.thousands,
        "with_article": words.with_article,
    }
    environment.globals |= {
        "CHANCES": words.CHANCES,
        "KINDS": words.KINDS,
        "STAGES": words.STAGES,
        "counted": words.counted,
    }
    return environment


TEMPLATES: Final = Jinja2Templates(env=_environment())
