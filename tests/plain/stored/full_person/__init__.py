"""One person with a row in every table that can hold something about one."""
