"""How does the bias report read as one HTML file, without Passerelle?"""

from typing import Any

from api.pages.equity.drawn import WIDTH, drawn
from api.pages.templating import TEMPLATES


def report_alone(document: dict[str, Any]) -> str:
    """The report, its style inside."""
    return TEMPLATES.env.get_template("equity/alone.html").render(
        report=document, attributes=drawn(document), line_width=WIDTH
    )
