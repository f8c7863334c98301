"""A new source gets a first report.yml: what could be recognised, and what a person must decide."""
