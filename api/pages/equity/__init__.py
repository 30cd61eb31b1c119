"""How groups fare under the scorecard in use."""
