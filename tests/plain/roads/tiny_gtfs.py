"""A GTFS feed small enough to be read at a glance: a village, a bourg and a town on one line.

Line 1 leaves the village at 7:00 and 8:00 (school days: not on Wednesday) and comes back at 17:10
and, on Fridays only, at 22:40. Line 2 shuttles from the bourg's other pole to the works.
"""

import zipfile
from collections.abc import Mapping
from pathlib import Path

VILLAGE, BOURG, BOURG_POLE, TOWN, WORKS = "village", "bourg", "bourg-2", "ville", "usine"

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

TABLES = {
    "agency": """agency_id,agency_name,agency_url,agency_timezone
a,Cars du pays,https://example.org,Europe/Paris""",
    "stops": """stop_id,stop_name,stop_lat,stop_lon
village,Village,48.0000,0.0000
bourg,Bourg,48.0900,0.0000
bourg-2,Bourg mairie,48.0910,0.0000
ville,Ville,48.2000,0.0000
usine,Usine,48.0900,0.0800""",
    "routes": """route_id,agency_id,route_short_name,route_long_name,route_type
r1,a,1,Village – Ville,3
r2,a,,Navette,3""",
    "calendar": f"""service_id,{",".join(WEEKDAYS)},start_date,end_date
school,1,1,0,1,1,0,0,20260901,20261218
all,1,1,1,1,1,0,0,20260901,20261218
friday,0,0,0,0,1,0,0,20260901,20261218""",
    "calendar_dates": """service_id,date,exception_type
school,20261111,2
all,20261111,2
all,20261112,2""",
    "trips": """route_id,service_id,trip_id
r1,all,morning-7
r1,school,morning-8
r1,all,evening
r1,friday,night
r2,all,shuttle-there
r2,all,shuttle-back""",
    "stop_times": """trip_id,arrival_time,departure_time,stop_id,stop_sequence
morning-7,07:00:00,07:00:00,village,1
morning-7,07:10:00,07:11:00,bourg,2
morning-7,07:30:00,07:30:00,ville,3
morning-8,08:00:00,08:00:00,village,1
morning-8,08:10:00,08:11:00,bourg,2
morning-8,08:30:00,08:30:00,ville,3
evening,17:10:00,17:10:00,ville,1
evening,17:30:00,17:31:00,bourg,2
evening,17:41:00,17:41:00,village,3
night,23:50:00,23:50:00,ville,1
night,24:10:00,24:11:00,bourg,2
night,24:21:00,24:21:00,village,3
shuttle-there,07:20:00,07:20:00,bourg-2,1
shuttle-there,07:35:00,07:35:00,usine,2
shuttle-back,17:05:00,17:05:00,usine,1
shuttle-back,17:20:00,17:20:00,bourg-2,2""",
}


def write_gtfs(folder: Path, changed: Mapping[str, str | None] = {}, archive: bool = False) -> Path:
    """The feed in a folder, or zipped, with some tables changed or (None) left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**TABLES, **changed}.items():
        if text is not None:
            (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    if not archive:
        return folder
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as packed:
        for table in sorted(folder.glob("*.txt")):
            packed.write(table, table.name)
    return path
