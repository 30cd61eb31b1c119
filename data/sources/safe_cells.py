"""How is a cell written so that no spreadsheet runs it as a formula?"""

# A spreadsheet reads a cell that begins so as a formula (OWASP, "CSV Injection").
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_APOSTROPHE = "'"


def safe_cell(text: str) -> str:
    """Text with an apostrophe before it if it would begin a formula, unchanged otherwise."""
    risky = text.lstrip(_APOSTROPHE).startswith(_STARTS_A_FORMULA)
    return _APOSTROPHE + text if risky else text


def plain_cell(text: str) -> str:
    """What `safe_cell` was given: the apostrophe is taken away where it protects a formula."""
    protected = text.startswith(_APOSTROPHE)
    if protected and text.lstrip(_APOSTROPHE).startswith(_STARTS_A_FORMULA):
        return text[1:]
    return text
