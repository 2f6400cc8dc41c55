"""What a passage claims: numbers, dates, names, denials, doubts, directions, sources."""
