"""What differs between two budgets, what if, and what it would take: by the calculation alone."""
