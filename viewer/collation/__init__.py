"""Two witnesses to variants: alignment, word marks, signals, the fate of quotations."""
