"""Who stands at the door: how many failures it bears, which provider it trusts, whom it refuses."""
