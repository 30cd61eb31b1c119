"""The French sentences of the rules, filled with the values of one offer."""
