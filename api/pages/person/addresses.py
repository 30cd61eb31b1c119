"""Where do a young person's pages lie?"""

from urllib.parse import quote


def person_address(person_id: str, *parts: str) -> str:
    """The address of a page about this person; ids come from outside and are quoted."""
    return "/".join(["/jeunes", *(quote(part, safe="") for part in (person_id, *parts))])
