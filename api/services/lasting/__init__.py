"""Work that outlasts a request: asked for, done by whoever is free, followed, cancelled."""
