"""Simulated worlds read by the real engine: the one place where `data` and `matcher` meet there."""

from api.services.world.simulate import reader_of, simulate

__all__ = ["reader_of", "simulate"]
