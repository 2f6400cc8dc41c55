"""Words: what counts as one, what one says of another, and what was put in the place of what."""
