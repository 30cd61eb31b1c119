"""What a run reads: who takes part, what broke, what each case asks."""
