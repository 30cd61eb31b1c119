"""Scorecards written by hand: pages of numbers, each with its reason and source."""

from data.scorecards.pages import load_expert_page

__all__ = ["load_expert_page"]
