"""How the pool is read: the list, one offer's sheet, tables, the v3 form."""
