"""Who stands at the head of a page whose service did not say so already?"""

from api.access import Access
from api.services.person_header import PersonHeader, person_header
from api.services.persons import person_for
from api.services.viewer import Viewer


def header_of(access: Access, viewer: Viewer, person_id: str) -> PersonHeader:
    """The header of a file whose view the page's service logs."""
    with access.store.reading() as session:
        person = person_for(session, viewer, person_id)
        return person_header(session, access.store.sealer, viewer, person, access.today())
