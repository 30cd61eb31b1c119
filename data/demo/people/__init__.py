"""The young people of the demo: who they are, what they want, how they get about and sign."""
