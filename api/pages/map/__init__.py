"""The map of a ranking: places, chart, towns, drawing."""
