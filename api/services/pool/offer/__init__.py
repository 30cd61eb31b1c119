"""One offer in time: entered by hand, its states, what happened to it, who asks for it."""
