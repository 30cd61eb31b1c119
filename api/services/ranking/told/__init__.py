"""How a ranking is told: its document, its journeys, and which offer is asked about."""
