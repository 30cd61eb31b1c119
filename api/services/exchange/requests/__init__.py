"""Requests for a contact: asked, answered, read by both sides."""
