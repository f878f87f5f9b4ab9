"""What trainers use: the library of documented cases (`cases.py`, `cases.json`)."""
