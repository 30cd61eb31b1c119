"""Policies compared in simulated worlds: what would become of everybody under each?"""
