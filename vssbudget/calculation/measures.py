"""The measures that rows are of, as addresses name them."""

MEASURES = ("cost", "revenue", "result")
"""The measures of an area, a service, a group and the total."""

NET = {"net_cost": "cost", "net_revenue": "revenue"}
"""The totals net of what areas pay each other, and what they are net of."""

OF_FRAMES = ("net_cost", "frame", "left")
"""The measures of an area with a frame."""

OF_RESERVES = ("transfer", "balance")
"""The measures of a reserve."""

BALANCED = "balanced_result"
"""The measure of a result after what goes to reserves and comes of them."""
