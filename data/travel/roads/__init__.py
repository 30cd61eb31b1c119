"""Road routers: Valhalla in this process or over HTTP, OSRM over HTTP, one answer for all."""
