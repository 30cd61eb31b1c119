"""One young person's offers: ranked, explained, absent, levers, trades."""
