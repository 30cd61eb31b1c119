"""Who is on an employer: by a claim, by a relation; and which firms asked to be left alone."""
