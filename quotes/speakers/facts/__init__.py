"""What tells the rules and the rankers who is meant."""
