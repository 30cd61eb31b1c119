"""How outcomes land: on proposals, contracts and PMSMP."""
