"""The report as a book: one page, and an EPUB."""
