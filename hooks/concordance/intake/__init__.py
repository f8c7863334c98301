"""A PDF or a Word file becomes text: from characters with their places, or from styles, to headings and paragraphs."""
