"""Which offers of several sources are one? Sure ones are grouped, doubtful ones listed."""
