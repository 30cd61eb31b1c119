"""Readers of outside formats: spreadsheets met in France, and the v3 feed of offers."""
