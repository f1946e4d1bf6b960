"""What happened to a commitment, and where it stands."""
