"""What others compute with: open data, sheets, and what the reader's scripts know."""
