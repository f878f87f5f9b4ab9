"""What trainers use: a workshop for a room (`server.py`, `packs/`), and documented cases (`cases.py`)."""
