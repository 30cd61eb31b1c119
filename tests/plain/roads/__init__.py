"""Roads and timetables small enough to reckon by hand, and the routers that serve them."""
