"""Employers without an open offer who could be asked: shown below the offers, labelled so."""
