"""The one engine that ranks one young person or a whole country: columns in, columns out.

Compiled functions (`@compiled`) decide pair by pair; everything else here turns frames, factors and
rules into the columns they read.
"""
