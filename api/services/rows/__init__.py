"""Rows as writers meet them: those stored, those merged, and what was entered by hand."""
