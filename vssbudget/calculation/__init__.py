"""The readings of the formulas: the figures alone, and what moves them."""
