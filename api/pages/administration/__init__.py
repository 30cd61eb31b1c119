"""Who works here, and what the service runs on: for administrators."""
