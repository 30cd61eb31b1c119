"""Do groups of people fare alike under a scorecard, and could its factors tell them apart?"""
