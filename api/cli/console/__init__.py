"""What every command shares: what is asked, the terminal, the store, results written to files."""
