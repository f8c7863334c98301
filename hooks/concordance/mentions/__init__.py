"""A text and the vocabulary become mentions: found, decided, nested, references resolved."""
