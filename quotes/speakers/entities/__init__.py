"""Who and what an article speaks of: its mentions joined, with the roles that it tells."""
