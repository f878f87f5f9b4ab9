"""Evidence: what stands in a text, and where. Detection is kept apart from excuse (`excuses.py`)."""
