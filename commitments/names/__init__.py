"""What things are called, and how alike two names are."""
