"""A draft as the text of a budget file: commented, and each row with the cells it comes from."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from vssbudget.amounts import Year, plain
from vssbudget.loader.amend import scalar
from vssbudget.spreadsheet.draft import Area, Draft, Figures, Mark
from vssbudget.spreadsheet.keys import Keys
from vssbudget.spreadsheet.rows import Left
from vssbudget.wording import Language, Message, breakable


class Writer:
    """Writes a draft in a language: its comments and reasons, never its keys."""

    def __init__(self, draft: Draft, language: Language) -> None:
        self.draft = draft
        self.language = language
        self.sources = dict[str, str]()
        self.cells, self.rates = Keys(), Keys()
        self.indices = dict[Decimal, str]()

    def text(self) -> str:
        """Write the whole of it."""
        draft = self.draft
        body = [
            *self._areas(),
            *self._series("volumes", draft.volumes),
            *self._investments(),
            *self._published(),
            *self._repeated(),
            *self._claims(),
        ]
        head = [*self._head(), *self._sources(), *self._indices()]
        lines = [*head, *body, *self._told("left", draft.left), *self._told("doubts", draft.doubts)]
        return "\n".join(lines) + "\n"

    def _say(self, name: str, **values: str | int | Decimal) -> str:
        return breakable(self.language.say(Message(name, **values)))

    def _reason(self, mark: Mark) -> str:
        reason = scalar(breakable(self.language.say(mark.reason)))
        years = f", years: [{', '.join(map(str, mark.years))}]" if mark.years else ""
        return f"{{of: {mark.of}{years}, kind: {mark.kind}, reason: {reason}}}"

    def _source(self, cells: str) -> str:
        """Give the key of the source that cells are."""
        return self.sources.setdefault(cells, self.cells[cells])

    def _head(self) -> Iterator[str]:
        draft, years = self.draft, self.draft.years
        yield f"# {self._say('import-text-head', file=draft.file)}"
        yield f"# {self._say('import-text-check')}"
        yield f"title: {scalar(draft.title)}"
        yield f"unit: {scalar(draft.unit)}"
        if draft.decimals:
            yield f"decimals: {draft.decimals}"
        kinds = {"actual": years.actual, "budget": years.budget, "plan": years.plan}
        rows = [f"{kind}: [{', '.join(map(str, of))}]" for kind, of in kinds.items() if of]
        yield f"years: {{{', '.join(rows)}}}"
        if draft.reason:
            reason = scalar(breakable(self.language.say(draft.reason)))
            yield from ("balance: none", f"reason: {reason}")
        if draft.result:
            yield f"result: {_row(draft.result)}"

    def _sources(self) -> Iterator[str]:
        if self.sources:
            yield from self._heading("sources")
        for cells, key in self.sources.items():
            yield f"  {key}: {scalar(f'{self.draft.file}, {cells}')}"

    def _heading(self, block: str, told: str = "") -> Iterator[str]:
        yield from ("", f"# {self._say(f'import-text-{told or block}')}", f"{block}:")

    def _indices(self) -> Iterator[str]:
        if not self.indices:
            return
        yield from self._heading("indices")
        for rate, key in self.indices.items():
            rates = _row(dict.fromkeys(self.draft.years.plan, rate))
            mark = Mark("rates", (), "inferred", Message("import-index-found", value=rate))
            cells = [
                figures.cells
                for area in self.draft.areas.values()
                if area.moves and (area.moves.key, area.moves.value) == ("index", rate)
                for figures in [area.rows[area.moved]]
            ]
            yield from (f"  {key}:", f"    rates: {rates}", f"    source: {self._cited(cells)}")
            yield "    assumptions:"
            yield f"      - {self._reason(mark)}"

    def _areas(self) -> Iterator[str]:
        told = "signed" if any(each.signed for each in self.draft.areas.values()) else "areas"
        yield from self._heading("areas", told) if self.draft.areas else ("", "areas: {}")
        for key, area in self.draft.areas.items():
            yield from (f"  {scalar(key)}:", f"    name: {scalar(area.name)}")
            yield from self._area(area)

    def _area(self, area: Area) -> Iterator[str]:
        marks = [*area.marks]
        if area.signed:
            yield "    signed: true"
        for measure, figures in area.rows.items():
            yield f"    {measure}: {_row(figures.values)}"
        if area.moves:
            moves, value = area.moves, plain(area.moves.value)
            value = self._index(moves.value) if moves.key == "index" else value
            yield f"    {moves.key}: {value}"
            marks.append(moves.mark)
        cells = [each.cells for each in area.rows.values() if each.cells]
        yield f"    source: {self._cited(cells)}"
        if marks:
            yield "    assumptions:"
            yield from (f"      - {self._reason(each)}" for each in marks)

    def _index(self, rate: Decimal) -> str:
        return self.indices.setdefault(rate, self.rates[f"growth {plain(rate)}"])

    def _cited(self, cells: Iterable[str]) -> str:
        keys = list(dict.fromkeys(self._source(each) for each in cells))
        return keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"

    def _series(self, block: str, rows: Mapping[str, Figures]) -> Iterator[str]:
        if rows:
            yield from self._heading(block)
        yield from (f"  {key}: {self._figures(each)}" for key, each in rows.items())

    def _figures(self, of: Figures) -> str:
        unit = f", unit: {scalar(of.unit)}" if of.unit else ""
        row, source = _row(of.values), self._source(of.cells)
        return f"{{name: {scalar(of.name)}{unit}, values: {row}, source: {source}}}"

    def _investments(self) -> Iterator[str]:
        draft = self.draft
        if draft.lines or draft.frames:
            yield from self._heading("investments")
            yield "  lines:" if draft.lines else "  lines: {}"
            yield from (f"    {key}: {self._figures(each)}" for key, each in draft.lines.items())
            yield from (f"  {key}: {self._figures(each)}" for key, each in draft.frames.items())

    def _published(self) -> Iterator[str]:
        if not any(self.draft.published.values()):
            return
        yield from self._heading("published")
        cells = list[str]()
        for measure, rows in self.draft.published.items():
            yield f"  {measure}:"
            for key, each in sorted(rows.items(), key=lambda row: row[0] == "total"):
                cells.append(each.cells)
                yield f"    {scalar(key)}: {_row(each.values)}  # {each.cells}"
        yield f"  source: {self._cited(cells)}"

    def _repeated(self) -> Iterator[str]:
        if self.draft.repeated:
            yield from self._heading("repeated")
        for address, each in self.draft.repeated:
            source = self._source(each.cells)
            yield f"  - {{of: {scalar(address)}, values: {_row(each.values)}, source: {source}}}"

    def _claims(self) -> Iterator[str]:
        if self.draft.claims:
            yield from self._heading("claims")
        for key, each in self.draft.claims.items():
            of = ", ".join(map(scalar, each.of))
            yield from (f"  {key}:", f"    says: {scalar(each.says)}", f"    sum: [{of}]")
            yield f"    equals: {plain(each.equals)}"
            yield f"    source: {self._source(each.cells)}"

    def _told(self, kind: str, told: Iterable[Left]) -> Iterator[str]:
        lines = [
            f"#   {each.cell}: {each.text}: {breakable(self.language.say(each.why))}"
            for each in told
        ]
        if lines:
            yield from ("", f"# {self._say(f'import-text-{kind}')}", *lines)


def _row(values: Mapping[Year, Decimal]) -> str:
    return "{" + ", ".join(f"{year}: {plain(each)}" for year, each in values.items()) + "}"
