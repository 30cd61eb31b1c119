"""Who gets in? Every request is stopped here unless it is signed in or asks for an open door."""
