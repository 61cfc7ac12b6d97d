"""The help of the commands in Swedish: of each command, and of each option and argument.

An option is told alike in every command, unless a text of its own stands under the command's name.
"""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "Usage": "Användning",
    "Options": "Flaggor",
    "Arguments": "Argument",
    "Commands": "Kommandon",
    "OPTIONS": "FLAGGOR",
    "ARGS": "ARGUMENT",
    "COMMAND": "KOMMANDO",
    "required": "krävs",
    "default": "förval",
    "[YEAR=]RATE": "[ÅR=]PROCENT",
    "NAME[:YEAR]=RATE": "NAMN[:ÅR]=PROCENT",
    "YEAR": "ÅR",
    "PART,…": "DEL,…",
    "KEY": "KORTNAMN",
    "NAME": "NAMN",
    "FILE": "FIL",
    "WORKBOOK": "ARBETSBOK",
    "BLOCK": "BLOCK",
    "ADDRESS": "ADRESS",
    "VALUE": "VÄRDE",
    "ADDRESS=VALUE": "ADRESS=VÄRDE",
    "B3:G20": "B3:G20",
    "UNIT": "ENHET",
    "PATH": "SIFFRA",
    "REV..REV": "REV..REV",
    "OLD": "GAMMAL",
    "NEW": "NY",
    "NAME…NAME": "NAMN…NAMN",
    "FROM…TO": "FRÅN…TILL",
    "[up:|down:]LIMIT": "[up:|down:]GRÄNS",
    "INPUT": "INDATA",
    "NUMBER": "TAL",
    "FIGURE": "SIFFRA",
    "FIGURE<=NUMBER": "SIFFRA<=TAL",
    "": """\
Räkna fram en budget och visa att varje områdes intäkter bär områdets egna kostnader.

\b
Exempel:
  vssbudget project --price 2.5 --wage 3.0
  vssbudget check-balance

Hjälp om ett kommando: vssbudget help KOMMANDO. Dokumentationen är README.md och docs/ i programmets
kodförråd (på svenska: docs/sv/kom-igang.md); fel i programmet anmäls där, enligt SECURITY.md.
""",
    "project": """\
Räkna fram planåren.

Första raden säger om budgeten är i balans, de sista vad mer som finns att visa.

\b
Exempel:
  vssbudget project
  vssbudget project --price 2.5 --wage 3.0
  vssbudget project --price 2,5 --price 2026=3.1 --rate wage:2027=4
  vssbudget project --show history,published
  vssbudget project --chart
  vssbudget project --area hr --year 2024 --year 2025
  vssbudget project --format csv-excel --output plan.csv --force
""",
    "check-balance": """\
Pröva att varje områdes intäkter bär områdets kostnader.

Nollresultatet i varje område och budgetramen, år för år.

\b
Exempel:
  vssbudget check-balance
  vssbudget check-balance --format github
  vssbudget check-balance --format json --output findings.json --force
""",
    "check": """\
Pröva budgeten mot alla regler.

Varje fel visas där det står i filen, med vad som ska stå i stället.

\b
Exempel:
  vssbudget check
  vssbudget check --strict --skip unused
  vssbudget check --rule footing --rule claim
  vssbudget check --format sarif --output findings.sarif --force
""",
    "report": """\
Skriv en hel budget för dem som ska besluta om den.

Siffrorna kapitel för kapitel, med vad de vilar på och vad reglerna säger om dem. På filens språk,
om varken --lang eller VSSBUDGET_LANG anger något.

\b
Exempel:
  vssbudget report --output rapport.html
  vssbudget report --price 2.5 --wage 3.0 --output rapport.html --force
  vssbudget report --scenario a.yaml --output rapporter/
""",
    "prices": """\
Visa hur mycket varje pris behöver ändras.

Prisärendet för ett år: den prisändring som gör att intäkterna bär kostnaderna, och vad den består
av. Ett område som anges visas år för år.

\b
Exempel:
  vssbudget prices
  vssbudget prices --area hr --year 2024 --price 2.5 --wage 3.0
  vssbudget prices --format csv-excel --output priser.csv --force
""",
    "explain": """\
Visa hur en siffra kommer fram.

Ett träd från siffran ner till raderna i filen, med värde, enhet och källa för varje led.

\b
Exempel:
  vssbudget explain lkdata.cost.2026
  vssbudget explain total.cost.2028 --price 2.5 --wage 3.0
  vssbudget explain kost.price_change.2025 --format json
""",
    "capital": """\
Visa vad investeringarna kostar varje år.

Avskrivning, internränta och bokfört värde, med årets investeringar och vad som är kvar av ramen.

\b
Exempel:
  vssbudget capital
  vssbudget capital --cohorts --year 2024 --year 2025
  vssbudget capital --format csv-excel --output kapital.csv --force
""",
    "allocate": """\
Visa vem som bär gemensamma kostnader.

Varje gemensam kostnad och dess mottagare per år, vad varje mottagare kostar före och efter
fördelningen, och vad kunderna betalar.

\b
Exempel:
  vssbudget allocate
  vssbudget allocate --by customer --year 2023 --year 2024
  vssbudget allocate --format csv-excel --output fordelning.csv --force
""",
    "goals": """\
Visa målen och om de nås.

Utfall och önskade värden för varje indikator, åt vilket håll den går, och om den når sitt mål.

\b
Exempel:
  vssbudget goals
  vssbudget goals --format csv-excel --output mal.csv --force
""",
    "diff": """\
Visa vad en ändring gör med pengarna.

Varje siffra som ändrats, med hur mycket och av vilka orsaker: delarna blir tillsammans skillnaden,
på enheten när.

\b
Exempel:
  vssbudget diff
  vssbudget diff HEAD~1:data/budget2023.yaml
  vssbudget diff budget2026.yaml budget2027.yaml --format markdown
  vssbudget diff --years 2022 2023
  vssbudget diff --fail-above 500 --fail-above 1%
""",
    "compare": """\
Visa en budget bredvid sig själv under scenarier.

Varje --scenario och varje --set är en egen kolumn, som ställs mot budgeten utan något: vad varje
område kostar, och vilka orsaker som ändrat den totala kostnaden.

\b
Exempel:
  vssbudget compare --scenario a.yaml --scenario b.yaml
  vssbudget compare --set rates.wage=3 --set rates.wage=3.5 --year 2024
  vssbudget compare --scenario a.yaml --scenario b.yaml --between A B
""",
    "rule": """\
Lista reglerna, eller förklara en.

\b
Exempel:
  vssbudget rule
  vssbudget rule footing
""",
    "schema": """\
Skriv budgetfilens schema (JSON Schema).

Med det kan en redigerare som kan YAML fylla i, förklara och kontrollera en budget.

\b
Exempel:
  vssbudget schema
  vssbudget schema --lang sv --output budget.schema.json --force
  vssbudget schema --indices --output indices.schema.json
""",
    "solve": """\
Hitta det indata som gör en siffra till vad den ska vara.

Alla värden på ett indata med vilka siffran, avrundad som den visas, når målet. Det vid gränsen
sätts in i budgeten och visas med steget bortom det. Status 1 om det inte finns något.

\b
Exempel:
  vssbudget solve wage --target 'total.cost.2028 <= 700000'
  vssbudget solve wage.2026 --target 'hr.cost.2028 <= 38 000' --price 2
  vssbudget solve areas.hr.price_change.2024 --target 'hr.result.2024 = 0'
  vssbudget solve hr.cost.2023 --target 'hr.cost.2028 <= 37000' --format json
  vssbudget solve --tornado total.cost.2028
""",
    "keys": """\
Lista vad en budgetfil får innehålla.

Varje fält med en rad om vad det står för.

\b
Exempel:
  vssbudget keys
  vssbudget keys areas
  vssbudget keys areas.services.parts
  vssbudget keys --indices
""",
    "init": """\
Skriv en liten budget att börja med.

Den är kommenterad och följer alla regler. Det som redan finns skrivs aldrig över.

\b
Exempel:
  vssbudget init
  vssbudget init budget2027.yaml --lang sv
  vssbudget init min.yaml --year 2027
""",
    "import": """\
Skriv en budget ur ett kalkylblad.

Tabellerna med namn och år letas upp. Varje siffra får sin cell som källa, och det som inte får
någon plats listas med sina celler.

\b
Exempel:
  vssbudget import 'Budget 2025.xlsx' --output budget2025.yaml
  vssbudget import plan.xlsx --sheet Blad1 --range B3:G20 --dry-run
  vssbudget import plan.csv --format json
""",
    "merge": """\
För in det som har ändrats i en arbetsbok i dess budget.

Varje ändrad indata blir ett värde i filen, som i övrigt förblir som den är. Det som har ändrats på
båda ställena är en konflikt: då skrivs inget.

\b
Exempel:
  vssbudget merge budget2023.xlsx budget2023.yaml
  vssbudget merge budget2023.xlsx --dry-run
  vssbudget merge budget2023.xlsx --format json
""",
    "set": """\
Sätt ett värde i en budgetfil.

Det skrivs på sin plats och allt annat i filen lämnas som det är. Det som inte skulle gå att läsa
avvisas, och då skrivs inget.

\b
Exempel:
  vssbudget set hr.cost.2024 34000 budget2023.yaml
  vssbudget set rates.wage.2026 3,1 --dry-run
  vssbudget set areas.hr.lasting '{2025: -500}'
""",
    "blame": """\
Visa incheckningarna bakom en siffra eller en avvikelse.

Filen följs i git längs de första föräldrarna, vad den än hette, och en sammanslagning visas som de
incheckningar den förde in där de är hela skillnaden. Skillnaderna summerar till det hela.
Revisioner som inte går att läsa anges och hoppas över.

\b
Exempel:
  vssbudget blame hr.cost.2026
  vssbudget blame total.cost.2028 v1.0.. --format markdown
  vssbudget blame footing:published.cost.total.2024
""",
    "help": """\
Visa hjälpen för programmet eller för ett kommando.

\b
Exempel:
  vssbudget help
  vssbudget help project
""",
    "--version": "Visa versionen.",
    "vssbudget --verbose": "Med --version: även vad programmet körs på, och var fel anmäls.",
    "--quiet": "Skriv bara slutraden.",
    "--verbose": "Visa också antal per regel, och det som följer av ett annat fel.",
    "--notices": "Visa upplysningarna, som annars bara räknas.",
    "--accepted": "Visa det som är godtaget, som annars bara räknas.",
    "--install-completion": "Installera kompletteringen för skalet.",
    "--show-completion": "Visa kompletteringen för skalet, att kopiera eller ändra.",
    "--help": "Visa den här hjälpen.",
    "--lang": "Språk i rubriker och meddelanden. Annars: VSSBUDGET_LANG, annars datorns språk.",
    "file": "Budgetfilen; - är standard in. Utan den: filen i VSSBUDGET_FILE, annars den senaste "
    "budget<år>.yaml i ./data eller ., annars, men inte där CI är satt, den budget för 2023 som "
    "följer med.",
    "files": "Budgetfilerna; en mapp står för varje budget<år>.yaml i den, - är standard in. "
    "Utan dem: filen i VSSBUDGET_FILE, annars den senaste budget<år>.yaml i ./data eller .; "
    "budgeten som följer med prövas aldrig i stället.",
    "--scenario": "En fil med andra indata, var och en på sin adress; kan upprepas, en senare "
    "ligger överst.",
    "--set": "En annan indata (hr.cost.2024=34000), ovanpå scenarier; kan upprepas.",
    "--price": "Indexet price i procent per år: alla planår, eller ett (2026=3.1).",
    "--wage": "Indexet wage i procent per år: alla planår, eller ett (2026=3.1).",
    "--rate": "Ett valfritt index i filen, i procent per år (food=4, food:2026=5).",
    "--format": "Hur resultatet skrivs; auto följer filändelsen i --output, annars table.",
    "check --format": "Hur resultatet skrivs; auto följer filändelsen i --output, är annars github "
    "i ett arbetsflöde hos GitHub, annars table.",
    "check-balance --format": "Hur resultatet skrivs; auto följer filändelsen i --output, är "
    "annars github i ett arbetsflöde hos GitHub, annars table.",
    "--output": "Skriv till den här filen, hel eller inte alls; - är standard ut.",
    "report --output": "Filen att skriva; ändelsen, .html, .xlsx eller .md, avgör vilket slag det "
    "blir. Eller en mapp, som får en av varje med budgetens namn.",
    "report --lang": "Språk i rapporten och i meddelanden. Annars: VSSBUDGET_LANG, annars filens "
    "språk i rapporten och datorns i meddelanden.",
    "report --force": "Låt --output ersätta filer.",
    "--force": "Låt --output ersätta en fil.",
    "--color": "Färger i en tabell; auto ger färger på en terminal som visar dem.",
    "--year": "Bara det här året; kan upprepas.",
    "--area": "Bara det här området, eller gruppens områden; kan upprepas.",
    "project --show": (
        "Vad en tabell visar i sin helhet: history (åren före basåret), revenue, prices, "
        "rates, published, investments, assumptions eller all."
    ),
    "--chart": "Rita sista året som staplar, bredvid tabellen eller under den.",
    "prices --show": (
        "Vad en tabell visar i sin helhet: areas (varje område år för år), assumptions eller all."
    ),
    "--rule": "Bara den här regeln; kan upprepas.",
    "--skip": "Alla utom den här regeln; kan upprepas.",
    "--strict": "Låt även varningar räknas som fel.",
    "--write-accepted": "Lägg till dagens avvikelser i filen som godtagna.",
    "--perturb": "Ändra indata: hur långt de får gå innan ett påstående faller, vilka är summor.",
    "--causes": "Sök orsaken när en tryckt siffra avviker mer än av avrundning.",
    "--indices": "Av en fil med index som budgetar har gemensamt.",
    "schema --scenario": "Av ett scenario.",
    "--cohorts": "Visa varje års investering under sin rad.",
    "--full": "Visa varje steg, hur många och hur djupt de än ligger; JSON gör det alltid.",
    "--by": "Visa varje gemensam kostnad och dess mottagare, eller varje kund och vad den betalar.",
    "path": "En siffra, till exempel hr.cost.2026, total.result.2023 eller volumes.kok.2024.",
    "old": "Den äldre budgeten: en fil, eller REV:sökväg i git. Utan den: den nyare som den är vid "
    "HEAD, i en pipeline där dess ändring börjar.",
    "new": "Den nyare budgeten. Utan den: filen som den är nu.",
    "--years": "Inom en budget: varför det andra årets kostnader inte är det första årets.",
    "compare --year": "Visa områdena det här året; kan upprepas. Utan det: det sista.",
    "--between": "Bara vad som ändras från ett scenario till ett annat; base är budgeten själv.",
    "--orders": "Också det minsta och det mesta av varje del, i alla ordningar av orsakerna.",
    "--fail-above": "Ge status 1 om den totala kostnaden ett år ändras med mer: 500, 1%, up:500; "
    "kan upprepas.",
    "number": "Vad som ska ändras: ett index (wage) eller ett tal i filen med sin väg, som "
    "areas.hr.cost.2024.",
    "--target": "Vad en siffra ska vara: en som explain känner, <=, >=, =, < eller >, och ett tal.",
    "--tornado": "I stället för indata och mål: vilka indata som ändrar den här siffran mest.",
    "--from": "Det minsta värdet på indata.",
    "--to": "Det största värdet på indata.",
    "name": "En regel.",
    "help name": "Ett kommando.",
    "block": "Ett block, till exempel areas eller areas.services; utan det hela filen.",
    "init file": "En ny fil; - är standard ut. Utan den: budget<år>.yaml.",
    "import file": "En arbetsbok (.xlsx), en CSV av vilket slag som helst, eller - för kopierade "
    "celler.",
    "import --format": "Budgetfilen, yaml, eller hur det som lästes visas; auto följer filändelsen "
    "i --output, är annars yaml.",
    "import --year": "Basåret, som planen utgår från.",
    "asked": "En siffra, till exempel hr.cost.2026, eller en avvikelse: en regel, eller en regel "
    "och en plats, till exempel footing:published.cost.total.2024.",
    "within": "De incheckningar som den andra revisionen har och den första inte har; HEAD gäller "
    "för en som utelämnas bakom. Utan det: alla.",
    "--file": "Budgetfilen. Utan den: filen i VSSBUDGET_FILE, annars den senaste budget<år>.yaml i "
    "./data eller ..",
    "merge file": "En arbetsbok som report har skrivit.",
    "budget": "Budgetfilen. Utan den: filen i VSSBUDGET_FILE, annars den senaste budget<år>.yaml i "
    "./data eller .",
    "merge --dry-run": "Visa vad som skulle ändras, och skriv inget.",
    "--sheet": "Bara det här bladet.",
    "--range": "Bara de här cellerna.",
    "--unit": "Vad beloppen ska vara i.",
    "--dry-run": "Visa vad som skulle läsas, och skriv ingen budget.",
    "address": "En indata, till exempel hr.cost.2024 eller rates.wage.2026.",
    "value": "Vad som ska stå där.",
    "set file": "Budgetfilen. Utan den: filen i VSSBUDGET_FILE, annars den senaste "
    "budget<år>.yaml i ./data eller .",
    "set --dry-run": "Visa raden, och skriv inget.",
    "init --year": "Budgetåret. Utan det: året i filens namn, annars 2024.",
}
