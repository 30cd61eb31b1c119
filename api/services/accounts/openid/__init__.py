"""Sign-in by an identity provider: sent there, awaited back, proven, let in, signed out there."""
