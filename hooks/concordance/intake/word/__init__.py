"""A Word file becomes a document: its package, styles, numbers, text, notes and blocks, and the proof of its words."""
