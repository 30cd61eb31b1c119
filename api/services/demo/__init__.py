"""The demo territory: loaded, kept of today, and how one signs in to it."""
