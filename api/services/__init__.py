"""One use case per file: what a route, a page or a command asks for."""
