"""Records and tables become entries: countries, instruments, bodies, processes, documents, treaty actions."""
