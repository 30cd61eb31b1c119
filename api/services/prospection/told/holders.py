"""Who is on each of these employers today: by a relation, first, or by a claim?"""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from api.services.prospection.held.holding import last_day, open_claims, structure_names
from api.services.prospection.held.relations import relations
from api.services.prospection.told.timeline_lines import Holder
from api.services.viewer import Viewer
from api.words.families import family_labels
from api.words.prospection import relation_told


def holders_of(
    session: Session, viewer: Viewer, employer_ids: Collection[str], today: date
) -> dict[str, tuple[Holder, ...]]:
    """Holders by employer, none twice; an employer that nobody is on is left out."""
    found: dict[str, dict[Holder, None]] = {}
    related = relations(session, today, employer_ids)
    claims = list(open_claims(session, today, employer_ids))
    concerned = {each.structure_id for known in related.values() for each in known}
    names = structure_names(session, concerned | {each.structure_id for each in claims})
    for employer_id, known in related.items():
        for each in known:
            own = viewer.structure_id == each.structure_id
            name = names[each.structure_id]
            holder = Holder(name, relation_told(each.kind, own=own), None, own)
            found.setdefault(employer_id, {})[holder] = None
    for claim in claims:
        holder = Holder(
            names[claim.structure_id],
            family_labels()[claim.family],
            last_day(claim),
            viewer.structure_id == claim.structure_id,
            claim.id,
            claim.family,
        )
        found.setdefault(claim.employer_id, {})[holder] = None
    return {employer_id: tuple(holders) for employer_id, holders in found.items()}
