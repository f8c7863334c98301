"""All of it in one frozen value: reports with their mentions, marks, roles, references, and the entries."""
