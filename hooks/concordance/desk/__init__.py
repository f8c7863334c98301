"""What a person decides about a reading: pages beside what was read from them, decisions as lines of report.yml."""
