"""The demo, the server, settings, reference tables and the report of activity."""
