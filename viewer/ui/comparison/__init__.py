"""The comparison as one scroll area: rows, paint, overview, names for a screen reader."""
