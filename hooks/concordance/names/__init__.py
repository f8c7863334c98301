"""Surface forms: how entries may be named, and how these names are found in a text."""
