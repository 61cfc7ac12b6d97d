"""Budgets drawn by a number: areas, services, pools, customers, capital, agreements, frames.

Each is written from its number alone. A few are refused for what goes together in them.
"""

from random import Random
from typing import Any

Tree = dict[Any, Any]


def text_of(number: int) -> str:
    """Write the budget of a number."""
    tree = _Draw(Random(number)).budget()
    return "".join(f"{key}: {flow(value)}\n" for key, value in tree.items() if value)


def flow(value: Any) -> str:
    """Write a value in a row of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    return str(value)


KEY_FIGURES = ("budget_deviation", "investment_deviation", "areas_in_balance", "largest_share")


def aimed_at(name: str) -> Tree:
    """Give an indicator of a key figure."""
    told = {"wanted": "within", "outcome": {2022: "5.0"}, "target": {2023: 10, 2024: 50}}
    return {**told, "computed": f"indicators.{name}"}


class _Draw:
    """Draws the blocks of one budget."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.base = 2023
        self.plan = [2024 + each for each in range(dice.randint(1, 4))]
        self.years = [2022, 2023, *self.plan]
        self.indices = ["price", "wage", "volume"][: dice.randint(1, 3)]
        self.volumes = ["v1", "v2"]

    def some(self, chance: float = 0.5) -> bool:
        """Whether something that may be is."""
        return self.dice.random() < chance

    def amount(self, most: int = 50_000) -> int:
        """Draw a whole amount."""
        return self.dice.choice([self.dice.randint(1, most), self.dice.randint(1, 99)])

    def rate(self) -> str:
        """Draw a rate in percent."""
        return self.dice.choice(
            ["0", "2.5", "3", "-1.25", "100", f"{self.dice.uniform(-5, 9):.3f}"]
        )

    def row(self, years: list[int], draw: Any, chance: float = 0.4) -> Tree:
        """Draw figures for some of the years."""
        return {year: draw() for year in years if self.some(chance)}

    def index(self, name: str) -> Tree:
        """Draw the rates of an index, its levels, or what it is made of."""
        before = self.indices[: self.indices.index(name)]
        if before and self.some(0.2):
            shares = dict(zip(before, ("0.8", "0.2"), strict=False))
            made = {"shares": shares} if len(shares) > 1 else {"index": before[0]}
            return {**made, "points": self.rate()} if self.some() else made
        if self.some(0.1):
            return {"levels": {year: f"{self.dice.uniform(90, 120):.2f}" for year in self.years}}
        return {year: self.rate() for year in self.years[1:]}

    def movement(self, *, part: bool) -> Tree:
        """Draw how a cost moves."""
        kind = self.dice.choice(["index", "index", "shares", "step"])
        told: Tree = {}
        if kind == "index":
            told["index"] = self.dice.choice(self.indices)
        elif kind == "step":
            told["step"] = self.dice.randint(-20, 900)
        else:
            share = self.dice.choice(["0.5", "0.25", "0.333333", "0.1"])
            rest = {"0.5": "0.5", "0.25": "0.75", "0.333333": "0.666667", "0.1": "0.9"}[share]
            names = self.dice.sample(self.indices, 2) if len(self.indices) > 1 else []
            told["shares"] = dict(zip(names, (share, rest), strict=False)) or {self.indices[0]: 1}
        if self.some(0.2):
            told["lasting"] = self.row(self.plan, lambda: self.dice.randint(-50, 500))
        if self.some(0.2):
            told["one_off"] = self.row(self.plan, lambda: self.dice.randint(-50, 500))
        if part and self.some(0.3):
            told["variable_share"] = self.dice.choice(["0.5", "1", "0.3"])
        if "step" not in told and self.some(0.2):
            told["agreement"] = self.agreement(amounts=self.some())
        return {key: each for key, each in told.items() if each != {}}

    def agreement(self, *, amounts: bool) -> Tree:
        """Draw what was agreed: rates, and amounts for other years."""
        rates = self.row(self.plan, self.rate)
        given = self.row([year for year in self.plan if year not in rates], self.amount)
        told = {"rates": rates, "amounts": given if amounts else {}}
        return {key: each for key, each in told.items() if each}

    def cost(self, own: Tree) -> Tree:
        """Draw the cost of the years of the file, and perhaps of a plan year that is free."""
        given: Tree = {self.base: self.amount()}
        if self.some():
            given = {2022: self.amount(), **given}
        taken = {*own.get("lasting", ()), *own.get("one_off", ())}
        taken |= {year for each in own.get("agreement", {}).values() for year in each}
        free = [year for year in self.plan if year not in taken]
        if free and self.some(0.2):
            given[self.dice.choice(free)] = self.amount()
        return given

    def earned(self, cost: int) -> Tree:
        """Draw the revenue of the years of the file and perhaps of the plan, and price changes."""
        told: Tree = {"revenue": {self.base: cost if self.some(0.7) else self.amount()}}
        if self.some(0.3):
            told["revenue"] |= self.row(self.plan, self.amount, 0.3)
        free = [year for year in self.plan if year not in told["revenue"]]
        if self.some(0.4) and (changes := self.row(free, self.rate)):
            told["price_change"] = changes
        return told

    def area(self) -> Tree:
        """Draw an area without services."""
        own = self.movement(part=False)
        cost = self.cost(own)
        told = {"cost": cost, **own, **self.earned(cost[self.base])}
        if self.some(0.4):
            told["volume"] = self.dice.choice(self.volumes)
            if self.some():
                told["variable_share"] = self.dice.choice(["0.5", "0.2", "1"])
        if self.some(0.2):
            told["carry_over"] = self.carry_over()
        return told

    def carry_over(self) -> Tree:
        """Draw what is returned of earlier results."""
        returned = self.row(self.plan, lambda: self.dice.randint(-90, 90), 0.6)
        return {"within": 3, **({"returned": returned} if returned else {})}

    def service(self) -> Tree:
        """Draw a service."""
        told: Tree = {}
        if self.some(0.7):
            told["volume"] = self.dice.choice(self.volumes)
        parts: Tree = {}
        total = 0
        for name in ["p", "q", "r"][: self.dice.randint(1, 3)]:
            own = self.movement(part="volume" in told)
            if parts and self.some(0.15):
                own = {"percent_of": self.dice.choice(list(parts))}
                parts[name] = {"cost": {self.base: self.amount()}, **own}
                if percents := self.row(self.plan, lambda: self.dice.choice(["45.75", "3", "0"])):
                    parts[name]["percent"] = percents
            else:
                parts[name] = {"cost": self.cost(own), **own}
            total += parts[name]["cost"][self.base]
        told |= self.earned(total)
        if self.some(0.3):
            told["other_revenue"] = self.row([self.base, *self.plan], lambda: self.amount(40), 0.6)
        if "volume" in told and self.some(0.3):
            del told["revenue"]
            told["price"] = {self.base: self.dice.choice(["900", "12.5", "33.333"])}
            changed = told.get("price_change", {})
            told["price"] |= self.row([y for y in self.plan if y not in changed], self.amount, 0.3)
            if self.some():
                told["price_step"] = self.dice.choice(["1", "0.5", "10"])
        if self.some(0.15):
            told["agreement"] = self.agreement(amounts=True)
        told["parts"] = parts
        return {key: each for key, each in told.items() if each != {}}

    def key(self, receivers: list[str], costs: list[str]) -> Tree:
        """Draw a key, as it is or smoothed."""
        kind = self.dice.choice(["headcount", "shares", "volume", "amounts", "cost"])
        if kind == "cost" and len(costs) > 1:
            return {"cost": self.dice.sample(costs, 2)}
        if kind == "volume":
            return {"volume": {each: self.dice.choice(self.volumes) for each in receivers}}
        if kind == "amounts":
            years = [self.base, *self.plan]
            return {"amounts": {e: {year: self.amount(90) for year in years} for e in receivers}}
        if kind == "shares" and len(receivers) == 2:
            one, other = receivers
            first = {2022: "0.4", **self.row(self.plan, lambda: "0.5")}
            second = {year: "0.6" if each == "0.4" else "0.5" for year, each in first.items()}
            return {"shares": {one: first, other: second}, **self.smoothed()}
        heads: Tree = {}
        for each in receivers:
            later = self.row(self.plan, lambda: self.dice.randint(0, 9))
            heads[each] = {2022: self.dice.randint(0, 9), **later}
        return {"headcount": heads, **self.smoothed()}

    def smoothed(self) -> Tree:
        """Draw how shares are smoothed, if they are."""
        return self.dice.choice([{}, {}, {"mean": 2}, {"mean": 3}, {"cap": 5}, {"cap": "12.5"}])

    def pools(self, areas: Tree) -> tuple[Tree, set[str]]:
        """Draw pools, and name the customers that bear some."""
        sellers = [
            f"{key}.{name}" if name else key
            for key, area in areas.items()
            for name in area.get("services", [""])
        ]
        pools: Tree = {}
        for number in range(self.dice.randint(0, 2)):
            shared = self.dice.choice(sellers) if self.some() else None
            receivers = [each for each in sellers if each != shared]
            told = self.dice.sample(receivers, min(len(receivers), self.dice.randint(1, 2)))
            if self.some(0.3):
                told.append("c1")
            if not told:
                continue
            whose: Tree = {"of": shared}
            if shared is None:
                own = self.movement(part=False)
                whose = {"parts": {"p": {"cost": self.cost(own), **own}}}
            costs = [each for each in receivers if each != shared]
            pools[f"k{number}"] = {**whose, "order": number + 1, "key": self.key(told, costs)}
        every = str(pools)
        return pools, {"c1"} if "c1" in every else set()

    def capital(self, areas: Tree) -> Tree:
        """Draw investments with lives, used by areas or services."""
        lines = {}
        for name in ("cars", "tools"):
            line: Tree = {"values": self.invested()}
            if self.some(0.8):
                key = self.dice.choice(list(areas))
                services = areas[key].get("services")
                used = f"{key}.{self.dice.choice(list(services))}" if services else key
                line = {"components": {part: self.asset() for part in ("frame", "roof")}}
                line = {**(self.asset() if self.some(0.7) else line), "used_by": used}
            lines[name] = line
        return {"interest": {2023: self.rate().lstrip("-")}, "lines": lines}

    def invested(self) -> Tree:
        """Draw what is invested by year."""
        return self.row(self.years, lambda: self.amount(900), 0.6) or {2023: 5}

    def asset(self) -> Tree:
        """Draw an asset, or a component of one, that is written off over a life."""
        told: Tree = {"values": self.invested()}
        life, most = self.dice.choice([("life", 5), ("life_months", 60)])
        told[life] = self.dice.randint(1, most)
        if self.some(0.3):
            told["opening"] = {self.dice.randint(1, 4): self.amount(300)}
        if self.some(0.3):
            told["opening_months"] = {self.dice.randint(1, 40): self.amount(300)}
        if self.some(0.3):
            told["in_use"] = f"{max(told['values'])}-{self.dice.randint(1, 12):02}"
        elif self.some(0.3):
            told["start"] = 0
        if self.some(0.3):
            stands = [
                each for key in told if isinstance(told[key], dict) for each in told[key].values()
            ]
            told["residual"] = self.dice.randint(0, min(filter(None, stands), default=0))
        return told

    def budget(self) -> Tree:
        """Draw a whole budget."""
        areas: Tree = {}
        for key in ["a", "b", "c"][: self.dice.randint(1, 3)]:
            areas[key] = self.area()
            if self.some(0.5):
                names = ["s", "t"][: self.dice.randint(1, 2)]
                areas[key] = {"services": {name: self.service() for name in names}}
                if self.some(0.2):
                    areas[key]["carry_over"] = self.carry_over()
                if self.some(0.15):
                    areas[key]["agreement"] = self.agreement(amounts=False)
        pools, customers = self.pools(areas) if self.some(0.5) else ({}, set())
        rates = {name: self.index(name) for name in self.indices}
        volumes = {
            name: {"values": {year: self.dice.randint(1, 40) for year in self.years}}
            for name in self.volumes
        }
        kr: Tree = {"name": "kr", "per": 1000}
        drawn = {
            "title": "T",
            "unit": "tkr",
            "years": {"actual": [2021, 2022], "budget": [2023], "plan": self.plan},
            "price_unit": self.dice.choice([{}, kr, {**kr, "step": 1}]),
            "indices": rates,
            "volumes": volumes,
            "customers": dict.fromkeys(sorted(customers), "Outside"),
            "pools": pools,
            "investments": self.capital(areas) if self.some(0.4) else {},
            "areas": areas,
            "reserves": {},
            "goals": {"g": {"indicators": {name: aimed_at(name) for name in KEY_FIGURES}}},
        }
        for area in areas.values():
            self.agreed(area)
        for area in areas.values():
            if self.some(0.15):
                self.frame(area)
        for area in areas.values():
            if "services" not in area and "frame" not in area and self.some(0.2):
                self.plan_result(area)
        self.cancel(areas, pools)
        self.early(areas, volumes)
        for area in areas.values():
            for seller in [*area.get("services", {}).values()] or [area]:
                if "cost" in seller or "parts" in seller:
                    self.bind(seller)
        drawn["reserves"] = self.reserves(areas) if self.some(0.3) else {}
        self.bill(areas, pools)
        return drawn

    def bill(self, areas: Tree, pools: Tree) -> None:
        """Draw at last whether what customers bear of a pool is revenue of what it is of."""
        for pool in pools.values():
            area = areas.get((pool.get("of") or "").partition(".")[0], {"frame": {}})
            earns = "frame" not in area and ("cost" in area or "services" in area)
            if earns and "c1" in str(pool["key"]) and self.some(0.7):
                pool["billed"] = "true"

    def bind(self, seller: Tree) -> None:
        """Draw at last the index that a price follows where nothing else says it."""
        rows = [seller.get(key, {}) for key in ("revenue", "price", "price_change")]
        said = {
            year
            for row in (*rows, seller.get("agreement", {}).get("price_change", {}))
            for year in row
        }
        if not said >= {*self.plan} and self.some(0.2):
            seller["price_index"] = self.dice.choice(self.indices)

    def plan_result(self, area: Tree) -> None:
        """Draw at last the result that is planned of an area, or that it earns without a cost."""
        if self.some(0.3) or any(
            key in area for key in ("agreement", "carry_over", "price_change")
        ):
            area["result"] = self.row([self.base, *self.plan], lambda: self.dice.randint(-50, 500))
        else:
            given = dict(area["cost"])
            area.pop("cost")
            area["revenue"] = given

    def reserves(self, areas: Tree) -> Tree:
        """Draw at last what is set aside of the results of all, and of an area that can."""
        told = {"all": self.reserve()}
        for key, area in areas.items():
            if "cost" in area and "frame" not in area and self.some():
                told[f"of_{key}"] = {"area": key, **self.reserve()}
        return told

    def reserve(self) -> Tree:
        """Draw a reserve."""
        transfers = self.row(self.years, lambda: self.dice.randint(-90, 90), 0.6)
        told: Tree = {"opening": {self.dice.choice([2020, 2021, 2023]): self.amount(90)}}
        return {**told, **({"transfers": transfers} if transfers else {})}

    def frame(self, area: Tree) -> None:
        """Draw at last the frame of an area, and what was decided on it."""
        area.pop("carry_over", None)
        own = self.movement(part=False)
        changes = {}
        for kind in ("lasting", "one_off"):
            if row := self.row(self.plan, lambda: self.dice.randint(-50, 500)):
                changes[f"c{kind}"] = {kind: row, "reason": "Why"}
        told = {key: own[key] for key in ("index", "shares", "step") if key in own}
        area["frame"] = {"values": {2022: self.amount(), self.base: self.amount()}, **told}
        if changes:
            area["frame"]["changes"] = changes

    def cancel(self, areas: Tree, pools: Tree) -> None:
        """Draw parts that cost nothing together in the first plan year, and what is agreed then."""
        services = [each for area in areas.values() for each in area.get("services", {}).values()]
        owned = [each for each in pools.values() if "parts" in each]
        for own in [*services, *owned]:
            if self.some(0.1):
                amount = self.amount()
                less = {"cost": {self.base: amount}, "step": -2 * amount, "signed": "true"}
                own["parts"] = {"p": {"cost": {self.base: amount}, "step": 0}, "less": less}
                if own in services and self.some():
                    own["agreement"] = {"amounts": {self.plan[0]: self.amount()}}

    def early(self, areas: Tree, volumes: Tree) -> None:
        """Draw what was paid and sold before the base year; that may be nothing."""
        for each in volumes.values():
            if self.some(0.3):
                sold = {year: self.dice.choice([0, self.amount(40)]) for year in (2021, 2022)}
                each["values"] = {**sold, **{y: v for y, v in each["values"].items() if y > 2022}}
        for area in areas.values():
            for seller in [*area.get("services", {}).values()] or [area]:
                if "revenue" in seller and self.some(0.3):
                    seller["revenue"] = {2021: 9, 2022: self.amount(), **seller["revenue"]}

    def agreed(self, area: Tree) -> None:
        """Draw at last what is agreed of years before the plan, and the prices that are agreed."""
        services = list(area.get("services", {}).values())
        for seller in services or [area]:
            if self.some(0.15):
                told = {*seller["price_change"]} if "price_change" in seller else set()
                told |= {*seller.get("revenue", ()), *seller.get("price", ())}
                years = [2022, self.base, *[year for year in self.plan if year not in told]]
                self.agree(seller, "price_change", self.row(years, self.rate, 0.5))
        for own in (
            area,
            *services,
            *[part for each in services for part in each["parts"].values()],
        ):
            if "step" not in own and self.some(0.15):
                self.agree(own, "rates", self.row([2022, self.base], self.rate, 0.7))

    def agree(self, own: Tree, key: str, row: Tree) -> None:
        """Add what was agreed to an agreement, if it is anything."""
        if row:
            agreement = own.setdefault("agreement", {})
            agreement[key] = {**agreement.get(key, {}), **row}
