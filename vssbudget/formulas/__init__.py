"""Every formula, once: written over an algebra of rows, so that it can be read in several ways."""
