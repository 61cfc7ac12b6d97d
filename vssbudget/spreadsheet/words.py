"""The words by which headings and labels are known, in Swedish and English, and what labels say."""

import re
from functools import lru_cache
from typing import NamedTuple

from vssbudget.amounts import Year

_WORDS = {
    "cost": "kostnad kostnader kostn utgift utgifter cost costs expense expenses expenditure",
    "revenue": "intäkt intäkter inkomst inkomster revenue revenues income",
    "result": "resultat nettoresultat netto result results net överskott underskott surplus "
    "deficit",
    "net_cost": "nettokostnad nettokostnader nettobudget",
    "investments": "investering investeringar investment investments",
    "volumes": "volym volymer nyckeltal antal volume volumes number quantity quantities",
    "sum": "summa summor summe delsumma totalt total totala totaler totals totalsumma sum subtotal "
    "sammanlagt together altogether",
    "frame": "ram investeringsram frame",
    "part": "varav därav whereof",
    "printed": "tryckt tryckta published printed",
    "change": "förändring förändringar ändring differens diff avvikelse avvikelser change changes "
    "difference differences deviation variance rate rates procent percent %",
    "actual": "utfall bokslut actual actuals outcome outcomes accounts",
    "budget": "budget budgeterad budgeterat bu budgeted driftbudget",
    "forecast": "prognos forecast",
    "plan": "plan planerad planerat planned flerårsplan",
    "part_of_year": "jan januari january feb februari february mar mars march apr april maj may "
    "jun juni june jul juli july aug augusti august sep sept september okt oct oktober october nov "
    "november dec december kv kvartal quarter q1 q2 q3 q4 kv1 kv2 kv3 kv4 t1 t2 t3 tertial "
    "delår ack ackumulerat ytd",
    "between": "för av i per år årets och från till the of for in and year years by from to på "
    "belopp amounts amount verksamhet med",
    "key": "key nyckel",
    "unit": "unit enhet",
    "code": "konto kontonr kst kostnadsställe ansvar nr id kod code account",
    "comment": "basis kommentar kommentarer comment comments anm anmärkning note notes notering",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_UNITS = re.compile(
    r"\b(?:tkr|mnkr|mkr|mdkr|kkr|ksek|tsek|msek|sek|kr|teur|meur|eur|usd|gbp|kronor"
    r"|(?:tusen|miljoner|miljarder|1 ?000) (?:kronor|kr|sek|eur))\b",
    re.I,
)
_TOKEN = re.compile(r"[^\W_]+|%")
_YEAR = re.compile(r"(?<![^\W_])(?:19|20|21)\d\d(?![^\W_])")
_SHORT_YEAR = re.compile(r"([^\W\d]+)\s*[-'’]?\s*(?:20)?(\d\d)")
_LONGEST_HEAD = 40

MEASURES = ("cost", "revenue", "result", "net_cost", "investments", "volumes")
"""What figures may be of."""

YEAR_KINDS = ("actual", "budget", "forecast", "plan")
"""What a year may be."""

_WITHIN = (
    ("cost", ("kostnad", "kostnader", "utgift", "utgifter")),
    ("revenue", ("intäkt", "intäkter", "inkomst", "inkomster")),
)
"""What words end in that are names, and say what figures are of: `Hyresintäkter`."""

_TAKEN_OFF = {"cost", "revenue", "result", "net_cost", "investments", "sum", "printed"}
_TAKEN_OFF |= {"between", "part", "frame"}


class Said(NamedTuple):
    """What a label says: the kinds of its words, and the name that is left of it.

    `within` is what the name says that figures are of.
    """

    kinds: frozenset[str]
    name: str
    within: str = ""

    @property
    def measure(self) -> str:
        """What figures it is of, "" where it does not say."""
        return next((each for each in MEASURES if each in self.kinds), self.within)


@lru_cache(10_000)
def said(text: str) -> Said:
    """Take a label apart: words of ours off both of its ends, and what is left is a name."""
    bare = _UNITS.sub(" ", text)
    tokens = list(_TOKEN.finditer(bare))
    kinds = [_KINDS.get(each[0].casefold(), "") for each in tokens]
    known = frozenset(each for each in kinds if each)
    if all(kinds) or not tokens:
        return Said(known, "")
    first, last = 0, len(tokens) - 1
    taken = _TAKEN_OFF if known & (_TAKEN_OFF - {"between"}) else frozenset[str]()
    while kinds[first] in taken:
        first += 1
    while kinds[last] in taken:
        last -= 1
    ends = kinds[:first] + kinds[last + 1 :]
    inside = known if known & {"volumes", "change"} else frozenset(each for each in ends if each)
    whole = first == 0 and last == len(tokens) - 1
    name = text if whole else bare[tokens[first].start() : tokens[last].end()]
    return Said(inside, name.strip(), _within(tokens[last][0]))


def _within(word: str) -> str:
    """Say what figures are of by the end of a word, "" where it does not tell."""
    ends = (measure for measure, words in _WITHIN if word.casefold().endswith(words))
    return next(ends, "")


def year_of(text: str) -> Year | None:
    """Give the one year that a head names: `Budget 2025`, `Plan 26`."""
    if len(text) > _LONGEST_HEAD:
        return None
    years = {int(each) for each in _YEAR.findall(text)}
    short = _SHORT_YEAR.fullmatch(text.strip())
    if not years and short and _KINDS.get(short[1].casefold()) in YEAR_KINDS:
        years = {2000 + int(short[2])}
    return Year(years.pop()) if len(years) == 1 else None


def is_year(text: str) -> bool:
    """Whether a head names a year in words of ours alone, so that it is no name with a year."""
    known = all(each.isdecimal() or each.casefold() in _KINDS for each in _TOKEN.findall(text))
    return known and year_of(text) is not None


def kinds_in(text: str) -> frozenset[str]:
    """Give the kinds of all words of a text that are known."""
    found = (_KINDS.get(each.casefold(), "") for each in _TOKEN.findall(text))
    return frozenset(each for each in found if each)


def is_ours(text: str) -> bool:
    """Whether a text has words that are known, a year or a unit, and no name besides."""
    told = said(text)
    return is_year(text) or (not told.name and bool(told.kinds or unit_in(text)))


def unit_in(text: str) -> str:
    """Give the unit of money that a text names, "" for none."""
    found = _UNITS.search(text)
    return found[0] if found else ""
