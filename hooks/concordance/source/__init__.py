"""A source and its report.yml become a report: repaired, cut into sections and units, held against its bytes."""
