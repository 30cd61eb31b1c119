"""Which facts were entered by hand, so that a later import leaves them as they are?"""

from api.services.files.opened import Opened


def note_edited(opened: Opened) -> None:
    """Add what has just changed to the file's list of hand-made facts."""
    person = opened.person
    known = {name for name in person.edited_fields.split(",") if name}
    person.edited_fields = ",".join(sorted(known | opened.changed))
