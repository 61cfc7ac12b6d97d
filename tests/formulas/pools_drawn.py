"""Budgets drawn by a number with pools in a chain, keys of all kinds, smoothed or not."""

from random import Random

EARLY, BASE = (2020, 2021, 2022), 2023


def pools_text(number: int) -> str:
    """Write the budget of a number."""
    return "\n".join(_Draw(Random(number)).lines())


class _Draw:
    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.plan = [2024 + each for each in range(dice.randint(1, 4))]
        self.years = [*EARLY, BASE, *self.plan]

    def lines(self) -> list[str]:
        services = {
            f"a{area}": [f"a{area}.s{each}" for each in range(self.dice.randint(0, 2))]
            for area in range(3)
        }
        sellers = [each for area, names in services.items() for each in names or [area]]
        volumes = [f"  v{each}: {self.volume(0 if each else 1)}" for each in range(4)]
        return [
            "title: T",
            "unit: tkr",
            f"years: {{actual: {list(EARLY)}, budget: [{BASE}], plan: {self.plan}}}",
            f"indices: {{p: {self.row(self.years[1:], ['2.5', '3.1', '-1.25'])}}}",
            "customers: {c1: One, c2: Two}",
            "volumes:",
            *volumes,
            f"investments: {{interest: {{{BASE}: 2.5}}, lines: {{l: {{values: {{2021: 500}},"
            f" life: 7, used_by: {sellers[0]}}}}}}}",
            "areas:",
            *[self.area(area, names) for area, names in services.items()],
            "pools:",
            *self.pools(sellers),
        ]

    def row(self, years: list[int], figures: list[str]) -> str:
        return "{" + ", ".join(f"{year}: {self.dice.choice(figures)}" for year in years) + "}"

    def volume(self, least: int) -> str:
        since = self.dice.choice([*EARLY, BASE]) if not least else 2020
        years = [year for year in self.years if year >= since]
        return self.row(years, [str(each) for each in (least, 3, 17, 40)])

    def area(self, key: str, services: list[str]) -> str:
        cost = f"cost: {{{BASE}: {self.dice.randint(100, 9999)}}}, index: p"
        if not services:
            return f"  {key}: {{{cost}}}"
        told = []
        for each in services:
            other = f"other_revenue: {{{BASE}: 5}}, " if self.dice.random() < 0.5 else ""
            key_of = self.key(["c1", "c2"], [])
            paid = f"customers: {{{key_of}}}, " if self.dice.random() < 0.7 else ""
            told.append(f"{each[-2:]}: {{volume: v0, {other}{paid}parts: {{q: {{{cost}}}}}}}")
        return f"  {key}: {{services: {{{', '.join(told)}}}}}"

    def pools(self, sellers: list[str]) -> list[str]:
        many, told = self.dice.randint(2, 6), []
        for each in range(many):
            later = [f"k{after}" for after in range(each + 1, many)]
            names = self.dice.sample(sellers, self.dice.randint(1, len(sellers)))
            names += [name for name in (*later, "c1", "c2") if self.dice.random() < 0.5]
            parts = f"parts: {{r: {{cost: {{{BASE}: {self.dice.randint(1, 9000)}}}, index: p}}}}"
            key = self.key(names, sellers)
            told.append(f"  k{each}: {{{parts}, order: {each + 1}, key: {{{key}}}}}")
        return told

    def key(self, names: list[str], costs: list[str]) -> str:
        kinds = ["headcount", "shares", "volume", *(["amounts", "cost"] if costs else [])]
        kind = self.dice.choice(kinds)
        smoothed = self.dice.choice(["", "", ", mean: 2", ", mean: 3", ", cap: 5", ", cap: 0.7"])
        if kind == "cost":
            return f"cost: [{', '.join(costs[:2])}]{smoothed}"
        if kind == "amounts":
            rows = [self.row([BASE, *self.plan], ["0", "9", "77"]) for _ in names]
            smoothed = ""
        elif kind == "volume":
            rows = [self.dice.choice(["v0", "v1", "v2", "v3"]) for _ in names]
        else:
            figures = ["0", "0", "1", "7", "2.5"] if kind == "headcount" else ["0", "0.3", "0.5"]
            rows = [self.row(self.told(), figures) for _ in names]
        pairs = zip(names, rows, strict=True)
        return f"{kind}: {{{', '.join(f'{name}: {row}' for name, row in pairs)}}}{smoothed}"

    def told(self) -> list[int]:
        first = self.dice.choice([*EARLY, BASE])
        later = [year for year in self.years if year > first and self.dice.random() < 0.4]
        return [first, *later]
