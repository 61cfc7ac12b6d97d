"""What each key of a budget file may look like: what an editor shows beside its description."""

from collections.abc import Mapping, Sequence
from typing import Any

EXAMPLES: Mapping[str, Mapping[str, Sequence[Any]]] = {
    "scenario": {
        "name": ["Högre löneavtal"],
        "reason": ["Avtalet antas bli en halv procentenhet högre om året"],
        "sources": [{"avtal": "Avtalsrörelsen 2025, yrkande"}],
        "builds_on": ["kompensation.yaml"],
        "without": [["areas.hr.agreement"]],
        "set": [{"rates.price": 2.5, "areas.hr.cost.2024": 34000}],
        "plus": [{"rates.wage": 0.5}],
        "times": [{"areas.kost.cost.2024": 1.02}],
    },
    "index-file": {
        "title": ["Gemensamma index"],
        "sources": [{"skr": "Cirkulär 25:12, tabell 3"}],
        "indices": [{"wage": {"rates": {"2024": 3.1, "2025": 3.0}, "source": "skr"}}],
    },
    "budget": {
        "title": ["Verksamhetsstöd och service"],
        "unit": ["tkr", "mnkr"],
        "decimals": [1],
        "years": [{"actual": [2021], "budget": [2022, 2023], "plan": [2024, 2025, 2026]}],
        "balance": ["none", "zero"],
        "reason": ["Förvaltningen bekostas av anslag"],
        "sources": [{"ekonomi": "Förvaltningsbudget 2023, tabellen Ekonomi"}],
        "rounded": [{"ekonomi": "base"}],
        "budget_frame": [{"name": "Budgetram", "values": {"2023": 0, "2024": 0}}],
        "result": [{"2024": 12000}],
        "price_unit": [{"name": "kr", "per": 1000}],
        "price_decimals": [1],
        "indices": [{"price": {"rates": {"2024": 2.5, "2025": 2.5}, "source": "kommentar"}}],
        "areas": [
            {
                "hr": {
                    "name": "Verksamhetsområde HR",
                    "cost": {"2022": 31980, "2023": 33481},
                    "revenue": {"2022": 31980, "2023": 33481},
                    "shares": {"wage": 0.4, "price": 0.6},
                }
            }
        ],
        "groups": [{"intern_service": {"name": "Intern service", "of": ["ekonomi", "hr"]}}],
        "reserves": [
            {"rur": {"name": "Resultatutjämningsreserv", "opening": {"2022": 45000}}},
        ],
        "pools": [
            {
                "lokaler": {
                    "name": "Lokaler i Ebbepark",
                    "parts": {"hyra": {"cost": {"2023": 9000}, "index": "price"}},
                    "key": {"headcount": {"hr": 45, "ekonomi": {"2023": 60, "2025": 58}}},
                }
            }
        ],
        "customers": [{"mos": "MoS"}],
        "volumes": [{"kok": {"name": "Antal kök", "values": {"2023": 73, "2024": 74}}}],
        "personnel": [{"sjukfranvaro": {"unit": "%", "values": {"2023": 6.0, "2024": 6.0}}}],
        "stated": [{"ombudgetering": {"name": "Ombudgetering", "values": {"2022": 13400}}}],
        "lists": [{"mål": {"items": ["God service", "God kundsamverkan"]}}],
        "notes": [{"juli": "utfall januari till juli"}],
        "municipal_goals": [{"ekonomi": "Hållbar ekonomi"}],
        "goals": [
            {
                "god_service": {
                    "name": "God service",
                    "indicators": {
                        "kundnöjdhet": {
                            "wanted": "at_least",
                            "outcome": {"2021": 4.3, "2022": 4.4},
                            "target": {"2023": 4.0},
                        }
                    },
                }
            }
        ],
        "assignments": [{"items": ["Minskad segregation", "Ekologisk hållbarhet"]}],
        "investments": [{"lines": {"it_utrustning": {"2023": 60000}}, "frame": {"2023": 45500}}],
        "price_spans": [{"prisärende": {"areas": ["hr"], "year": 2024, "low": 2.6, "high": 2.7}}],
        "published": [{"cost": {"hr": {"2024": 34318}, "total": {"2024": 635677}}}],
        "repeated": [[{"of": "published.cost.total", "values": {"2023": 620173}}]],
        "claims": [{"färre_kök": {"sum": "volumes.kok.2023", "equals": 73}}],
        "plausible": [
            {"areas.stab.cost": {"high": 29300, "reason": "Nya uppgifter inom civilt försvar"}}
        ],
        "accepted": [
            [
                {
                    "rule": "footing",
                    "at": "published.cost.total",
                    "amounts": {"2022": -6},
                    "reason": "Printed 6 below its own rows",
                }
            ]
        ],
    },
    "reserve": {
        "area": ["vatten"],
        "opening": [{"2022": 45000}],
        "transfers": [{"2023": 12000, "2025": -8000}],
        "floor": [-500],
        "ceiling": [60000],
        "balance": [{"2023": 57000}],
    },
    "years": {
        "actual": [[2021]],
        "budget": [[2022, 2023]],
        "plan": [[2024, 2025, 2026, 2027, 2028]],
    },
    "block": {
        "name": ["Priskompensation"],
        "source": ["kommentar", ["driftsammandrag", "investeringar"]],
        "assumptions": [[{"of": "shares", "reason": "No cost mix is printed"}]],
    },
    "assumption": {
        "of": ["shares", "rates"],
        "years": [[2024, 2025]],
        "kind": ["inferred"],
        "reason": ["The printed plan of every indexed area rises by 2.5 % a year"],
    },
    "index": {
        "rates": [{"2024": 2.5, "2025": 2.5}],
        "levels": [{"2023": 105.65, "2024": 110.5, "2025": 113.2}],
        "index": ["kpi"],
        "shares": [{"wage": 0.8, "kpi": 0.2}],
        "points": [0.5, {"2024": 0.5, "2026": 0}],
    },
    "series": {
        "unit": ["%"],
        "values": [{"2021": 283648, "2022": 280000}],
        "women": [{"2021": 111102}],
        "men": [{"2021": 90928}],
    },
    "amounts": {"values": [{"2022": 46000, "2023": 45500}]},
    "depreciated": {
        "life": [4],
        "life_months": [42],
        "residual": [5000],
        "start": [1],
        "in_use": ["2023-10"],
        "opening": [{"1": 11000, "2": 22500, "3": 34000}],
        "opening_months": [{"9": 11000, "33": 34000}],
    },
    "line": {
        "level": [45000],
        "band": [10],
        "components": [
            {
                "tak": {"values": {"2023": 2000}, "life": 20},
                "stomme": {"values": {"2023": 8000}, "life": 50, "residual": 500},
            }
        ],
        "used_by": ["lkdata"],
    },
    "area": {
        "balance": ["none", "zero"],
        "reason": ["Bekostas av anslag, inte av kunderna"],
        "kind": ["support"],
        "cost": [{"2022": 31980, "2023": 33481}],
        "revenue": [{"2022": 31980, "2023": 33481}],
        "result": [{"2024": 12000}],
        "index": ["price"],
        "shares": [{"wage": 0.4, "price": 0.6}],
        "step": [100],
        "lasting": [{"2025": 150}],
        "one_off": [{"2025": -20}],
        "price_change": [{"2024": 2.0}],
        "price_index": ["kpi"],
        "volume": ["kok"],
        "variable_share": [0.4],
        "agreement": [{"rates": {"2024": 4.0}, "source": "avtal"}],
        "carry_over": [{"within": 2, "returned": {"2024": 300, "2025": 337}}],
        "frame": [{"2023": 108600, "2024": 112200}, {"values": {"2023": 108600}, "index": "price"}],
        "signed": [True],
        "services": [
            {
                "hr_direkt": {
                    "name": "HR-Direkt",
                    "unit": "ärende",
                    "volume": "hr_direkt",
                    "revenue": {"2023": 4500},
                    "parts": {
                        "personal": {"cost": {"2023": 3400}, "index": "wage"},
                        "system": {"cost": {"2023": 1100}, "index": "price"},
                    },
                }
            }
        ],
    },
    "frame": {
        "values": [{"2023": 108600, "2024": 112200}],
        "index": ["price"],
        "shares": [{"wage": 0.7, "price": 0.3}],
        "step": [100],
        "changes": [
            {
                "elever": {
                    "lasting": {"2024": 1200},
                    "reason": "Fler elever",
                    "source": "beslut",
                }
            }
        ],
    },
    "frame-change": {
        "lasting": [{"2024": 1200}],
        "one_off": [{"2024": -300}],
        "reason": ["Fler elever"],
    },
    "group": {"of": [["ekonomi", "hr"], "intern_service"]},
    "price-unit": {"per": [1000], "step": [1, 0.1]},
    "cost-part": {"percent_of": ["lon"], "percent": [{"2024": 45.75}]},
    "agreement": {"rates": [{"2024": 4.0}], "amounts": [{"2024": 244000}]},
    "price-agreement": {"price_change": [{"2024": 3.0}]},
    "service": {
        "unit": ["ärende"],
        "other_revenue": [{"2023": 200, "2024": 200}],
        "price": [{"2024": 1340.5}],
        "price_step": [1, 0.1],
        "parts": [{"personal": {"cost": {"2023": 3400}, "index": "wage", "variable_share": 0.5}}],
        "customers": [{"shares": {"klf": 0.4, "mos": 0.6}, "cap": 2}],
    },
    "pool": {
        "of": ["stab", "hr.hr_direkt"],
        "parts": [{"hyra": {"cost": {"2023": 9000}, "index": "price"}}],
        "volume": ["kok"],
        "order": [2],
        "key": [{"cost": ["ekonomi", "hr"]}, {"headcount": {"ekonomi": 60, "hr": 45}}],
        "billed": [True],
    },
    "allocation-key": {
        "shares": [{"ekonomi": 0.6, "hr": {"2023": 0.4, "2025": 0.4}}],
        "headcount": [{"ekonomi": {"2023": 60, "2025": 58}, "hr": 45}],
        "volume": [{"hr": "hr_direkt", "ekonomi": "fakturor"}],
        "cost": [["ekonomi", "hr"]],
        "amounts": [{"hr": {"2023": 4000, "2024": 4100}}],
        "mean": [3],
        "cap": [2],
    },
    "carry-over": {"within": [2], "returned": [{"2024": 300, "2025": 337}]},
    "investments": {
        "lines": [{"it_utrustning": {"level": 45000, "band": 10, "values": {"2023": 60000}}}],
        "frame": [{"name": "Investeringsram", "values": {"2022": 46000, "2023": 45500}}],
        "interest": [1.25, {"2023": 1.25, "2024": 2.5}],
        "capital_frame": [{"name": "Kapitalkostnad", "values": {"2023": 48000, "2024": 50000}}],
    },
    "price-span": {
        "areas": [["ekonomi", "hr", "medborgare", "lkdata"]],
        "year": [2023],
        "low": [2.6],
        "high": [2.7],
    },
    "decided-span": {"services": [["kost.kok", "hr.hr_direkt"]]},
    "published": {
        "cost": [{"hr": {"2024": 34318}, "total": {"2024": 635677}}],
        "revenue": [{"total": {"2024": 635677}}],
        "result": [{"stab": {"2021": -2969}, "total": {"2021": 5868}}],
        "investments": [{"total": {"2023": 60500}, "expenditure": {"2023": 60500}}],
        "price_change": [
            {"prisärende": {"areas": ["ekonomi", "hr"], "year": 2023, "low": 2.6, "high": 2.7}}
        ],
        "held": ["record"],
        "rounded": ["base", ["base", "rates"], {"cost.hr": "base"}],
    },
    "goal": {
        "municipal": ["ekonomi"],
        "indicators": [{"kundnöjdhet": {"outcome": {"2021": 4.3, "2022": 4.4}}}],
    },
    "measured": {
        "unit": ["%", "0-5"],
        "wanted": ["at_least"],
        "outcome": [{"2021": 84.4, "2022": "IU"}],
        "women": [{"2021": 6.6, "2022": 7.1}],
        "men": [{"2021": 4.2, "2022": 6.2}],
        "note": [{"2022": "juli"}],
        "target": [{"2023": 6.0, "2024": 6.0}],
        "computed": ["indicators.budget_deviation", "personnel.sjukfranvaro"],
    },
    "indicator": {
        "obligatory": [True],
        "measures": [{"lkdata": {"outcome": {"2021": 4.3}, "target": {"2023": 4.0}}}],
    },
    "listing": {"items": [["God service", "God kundsamverkan"]]},
    "claim": {
        "says": ["LKDATA och Kost och restaurang, andel av omsättningen 2023"],
        "sum": [["lkdata.revenue.2023", "kost.revenue.2023"]],
        "minus": ["investments.frame.2023"],
        "percent_of": ["total.revenue.2023"],
        "count": ["förvaltningsmål"],
        "areas_in_balance": [2021],
        "equals": [15000, 1.0],
        "at_least": [75],
        "at_most": [80],
        "rounded": ["base"],
    },
    "repeated": {
        "of": ["published.cost.total"],
        "values": [{"2023": 620173, "2024": 635677}],
        "rounded": ["base"],
    },
    "plausible": {
        "low": [-0.1],
        "high": [29300, 18.5],
        "reason": ["Nya uppgifter inom civilt försvar"],
    },
    "accepted": {
        "rule": ["footing"],
        "at": ["published.cost.total", ["volumes.fakturor", "volumes.hr_direkt"]],
        "amount": [-6],
        "amounts": [{"2024": 632, "2025": 1283}],
        "reason": ["The total was indexed as a whole while stab grows by 100 a year"],
    },
}
"""By part and key, values that the key can hold; what any block has stands under `block`."""
