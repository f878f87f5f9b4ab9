"""What trainers print: cards to hold up, a quiz sheet with its key, and a card for the wall."""
