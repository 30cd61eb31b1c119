"""Roads and timetables: built, explained, checked."""
