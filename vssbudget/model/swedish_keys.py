"""What a controller calls the keys of a file in Swedish, and which of them is meant."""

from collections.abc import Collection
from unicodedata import normalize

_SWEDISH = {
    "accepted": "accepterade godkända kända_avvikelser",
    "actual": "utfall bokslut",
    "agreement": "avtal överenskommelse",
    "amount": "belopp",
    "amounts": "belopp",
    "areas": "områden verksamhetsområden verksamheter enheter område avdelningar",
    "areas_in_balance": "områden_i_balans verksamheter_i_balans",
    "assumptions": "antaganden antagande",
    "assignments": "uppdrag utvecklingsuppdrag",
    "at": "vid plats ställe",
    "at_least": "minst lägst",
    "at_most": "högst som_mest",
    "balance": "saldo utgående_balans behållning",
    "band": "intervall spann marginal",
    "billed": "fakturerad faktureras debiterad debiteras",
    "budget": "budgetår budgeterat",
    "budget_frame": "budgetram ram nettoram",
    "cap": "tak högsta_ändring",
    "capital_frame": "kapitalram kapitalkostnadsram ram_kapitalkostnad",
    "carry_over": "överföring resultatöverföring återföring resultatreglering",
    "ceiling": "tak högsta_saldo",
    "changes": "förändringar ändringar beslut",
    "claims": "påståenden utsagor",
    "components": "komponenter komponent",
    "computed": "beräknad beräknas",
    "cost": "kostnad kostnader utgift utgifter självkostnad",
    "count": "antal antalet",
    "customers": "kunder kund köpare beställare",
    "decimals": "decimaler antal_decimaler",
    "equals": "lika_med är",
    "floor": "golv lägsta_saldo",
    "frame": "ram investeringsram",
    "goals": "mål förvaltningsmål nämndmål",
    "groups": "grupper grupp områdesgrupper delsummor",
    "headcount": "antal_anställda anställda årsarbetare medarbetare",
    "high": "hög högst högsta",
    "in_use": "i_bruk tas_i_bruk tagen_i_bruk ibruktagande driftsatt",
    "index": "index uppräkning",
    "indices": "index priser prisindex indexar uppräkning uppräkningar",
    "indicators": "indikatorer indikator nyckeltal",
    "interest": "ränta internränta",
    "investments": "investeringar investering",
    "items": "punkter poster rader",
    "key": "nyckel fördelningsnyckel",
    "kind": "slag typ sort",
    "lasting": "varaktig varaktiga varaktiga_ändringar nivåändring nivåhöjning bestående",
    "level": "nivå normalnivå",
    "life": "livslängd nyttjandeperiod avskrivningstid",
    "life_months": "livslängd_månader nyttjandeperiod_månader",
    "lines": "poster rader investeringsposter",
    "lists": "listor lista",
    "low": "låg lägst lägsta",
    "mean": "medel medelvärde genomsnitt",
    "measures": "mått mätetal",
    "men": "män",
    "minus": "avgår",
    "municipal": "kommunövergripande_mål",
    "municipal_goals": "kommunövergripande_mål kommunmål",
    "name": "namn benämning",
    "note": "anmärkning not",
    "notes": "anmärkningar noter",
    "obligatory": "obligatorisk",
    "of": "av",
    "one_off": "engång engångs engångspost engångskostnad engångsbelopp tillfällig",
    "opening": "ingående ingående_värde ingående_balans bokfört_värde",
    "opening_months": "ingående_månader",
    "order": "ordning",
    "other_revenue": "övrig_intäkt övriga_intäkter andra_intäkter",
    "outcome": "utfall resultat",
    "parts": "delar del kostnadsdelar",
    "per": "per_enhet",
    "percent_of": "procent_av",
    "personnel": "personal",
    "plan": "planår flerårsplan",
    "pools": "pooler pott potter gemensamma_kostnader gemensamt",
    "price": "pris prislista",
    "price_change": "prisändring prisförändring prishöjning prisjustering prisökning",
    "price_index": "prisindex avtalsindex indexklausul",
    "price_spans": "prisspann prisintervall",
    "price_step": "prissteg avrundning",
    "price_unit": "prisenhet",
    "published": "publicerat publicerad tryckt",
    "rates": "procentsatser satser uppräkningstal priser procent",
    "reason": "skäl orsak anledning motivering",
    "repeated": "upprepat upprepade",
    "reserves": "reserver reserv resultatutjämningsreserver fonder fond",
    "residual": "restvärde",
    "result": "resultat",
    "returned": "återfört återförd återbetalt återlämnat",
    "revenue": "intäkt intäkter inkomst inkomster",
    "rule": "regel",
    "says": "säger text påstår",
    "services": "tjänster tjänst",
    "shares": "andelar andel fördelning",
    "source": "källa",
    "sources": "källor källa",
    "start": "startår avskrivningsstart börjar",
    "stated": "angivet angivna uppgifter",
    "step": "steg",
    "sum": "summa summan",
    "target": "målvärde målvärden önskat_värde",
    "title": "titel rubrik",
    "transfers": "avsättningar avsättning överföringar reserveringar disponeringar",
    "unit": "enhet valuta",
    "used_by": "används_av nyttjas_av",
    "values": "värden värde",
    "variable_share": "rörlig_andel rörlig variabel_andel",
    "volume": "volym",
    "volumes": "volymer volym",
    "wanted": "önskad önskad_riktning riktning",
    "within": "inom",
    "women": "kvinnor",
    "year": "år",
    "years": "år årtal",
}

_MEANT: dict[str, list[str]] = {}
for _key, _words in _SWEDISH.items():
    for _word in _words.split():
        _MEANT.setdefault(_word, []).append(_key)


def meant_in_swedish(word: str, known: Collection[str]) -> str | None:
    """Find which of the known keys a Swedish word stands for, or None.

    It may be written with capitals, with spaces or hyphens, and without its dots and rings.
    """
    if len(word) > 40:
        return None
    folded = normalize("NFC", word).casefold().strip().replace(" ", "_").replace("-", "_")
    for words in (_MEANT, _BARE):
        if found := next((each for each in words.get(folded, ()) if each in known), None):
            return found
    return None


def _bare(word: str) -> str:
    return word.translate(str.maketrans("åäö", "aao"))


_BARE: dict[str, list[str]] = {}
for _word, _keys in _MEANT.items():
    _BARE.setdefault(_bare(_word), []).extend(_keys)
