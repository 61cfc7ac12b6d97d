"""What each command shows: rows of typed figures, of which every format makes its own."""
