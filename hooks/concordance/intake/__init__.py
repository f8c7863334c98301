"""A printed page becomes text: from characters with their places to paragraphs, headings, notes and tables."""
