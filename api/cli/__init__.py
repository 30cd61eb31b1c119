"""The command `passerelle`: one file per group of commands, each calling services."""
