"""How much one request may carry.

These are promises of the interface, which clients build on (the extension stays silent beyond them), and
therefore not settings.
"""

MAX_BODY_BYTES = 65_536
"""Longest request body, in bytes: 64 kB."""

MAX_TEXT_LENGTH = 10_000
"""Longest draft, in Unicode code points."""

MAX_BATCH = 100
"""Most posts in one batch."""

MAX_CHANNEL_LENGTH = 64
"""Longest channel name, in Unicode code points."""

MAX_ID_LENGTH = 200
"""Longest id, in Unicode code points, where it is a string."""
