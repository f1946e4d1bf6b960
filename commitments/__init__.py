"""Pure: mentions are extracted from articles, linked to commitments, and make events."""
