"""From words to trades: what a text in anyone's French names, as ranked ROME 3 codes.

Nothing is imported here: `words` is read without scikit-learn, which the `finder` waits for.
"""
