"""What comes from outside: reference tables, rules, readers, demo."""
