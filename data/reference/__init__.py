"""Reference tables with their papers: facts from public files, built once and shipped."""

from data.reference.shipped import TABLES, commune_totals, load, load_paper

__all__ = ["TABLES", "commune_totals", "load", "load_paper"]
