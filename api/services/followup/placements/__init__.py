"""Contracts and PMSMP: recorded, checked, and what became of them."""
