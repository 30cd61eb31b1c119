"""Every way in: services, routes, pages and commands."""
