"""Files of offers sent from a page: looked at, settled, then landed while others work."""
