"""A budget calculator for a self-financing service administration."""

__version__ = "0.1.0"
