"""Learned weights by which establishments are recognised, with their card."""

from data.employers.document import load_weights

__all__ = ["load_weights"]
