"""Reported ruptures: which wait, whose are they, what comes next, and who confirms?"""
