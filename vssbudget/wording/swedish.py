"""The words of every message, in Swedish."""

WORDS = {
    "none": "inga",
    "more": "{count} till",
    # --- the loader: files, characters, YAML
    "environment-no-file": "{variable} pekar på {file}, men den filen finns inte",
    "no-file": "filen {file} finns inte",
    "a-folder": "{file} är en mapp: ange filen i den",
    "no-budget": "ingen budget är angiven, och det finns ingen budget<år>.yaml i ./data eller .: ange filen",
    "folder-without-budget": "det finns ingen budget<år>.yaml i mappen {folder}: ange filen",
    "left-out": "av mappen {folder} granskas bara budget<år>.yaml, och inte {files:names}",
    "shipped-instead": "det finns ingen budget<år>.yaml i ./data eller .: det här är den budget för 2023 som följer med programmet",
    "like-a-budget": "{said}; i närheten ser {files:names} ut som en budget",
    "name-twice": "{one} och {other} har samma namn: ange filen, eller ta bort en av dem",
    "file-unreadable": "filen kan inte läsas: {reason}",
    "it-is-closed": "den är stängd",
    "see-whether-readable": "kontrollera att filen finns och att du får läsa den",
    "no-regular-file": "det är ingen fil",
    # --- git: filer i revisioner
    "git-not-there": "git kan inte anropas ({reason}): installera det, eller ange två filer",
    "git-failed": "git läser inte arkivet: {reason}",
    "git-ended": "det slutade utan svar",
    "git-bare": "arkivet är naket (bare) och har ingen arbetsfil: ange två REV:sökväg",
    "git-no-revision": "revisionen {revision} finns inte",
    "git-no-fork": "HEAD och {revision} har ingen gemensam incheckning: ange två filer",
    "git-shallow": "revisionen {revision} finns inte i den här klonen, som är grund (shallow): hämta hela historiken (fetch-depth: 0 för actions/checkout, GIT_DEPTH: 0 för GitLab, git fetch --unshallow)",
    "git-new-file": "{file} finns inte i {revision}, så det finns inget att jämföra med: ange två filer",
    "git-history-shallow": "historiken för {file} börjar före den här klonen, som är grund (shallow): hämta hela (fetch-depth: 0 för actions/checkout, GIT_DEPTH: 0 för GitLab, git fetch --unshallow), eller ange revisioner som finns i den",
    "blame-range": "{text:quoted} är inget REV..REV: skriv REV.. för det som kom efter en revision, ..REV för det som kom till och med den",
    "blame-no-commit": "det finns ingen incheckning i {range}",
    "blame-unit": "beloppen är i {new} från och med revisionen {revision} och i {old} före den: ange revisioner med en av dem, {revision}.. eller ..{revision}^",
    "blame-absent": "{asked} finns inte i {revision}",
    "blame-absent-but": "{told}; det som regeln finner där står vid {places:names}",
    "blame-before": "{asked} finns redan i {revision}, som revisionerna börjar med: ange tidigare",
    "not-at-revision": "filen {file} finns inte i {revision}: ange den med sökvägen från roten, eller som REV:./sökväg härifrån",
    "stdin-twice": "- är standard in, som bara kan läsas en gång: ange en fil",
    "indices-shared": "en fil med index",
    "begin-indices": "börja med indices: …",
    "a-file-of-indices": "namnet på en fil med index",
    "from-within": "en fil med index kan inte ange en annan",
    "from-within-fix": "ange båda filerna i budgeten: from: [a.yaml, b.yaml]",
    "from-itself": "budgeten anger sig själv",
    "from-itself-fix": "ange filen med de gemensamma indexen, eller ta bort from",
    "from-leads-out": "{file} ligger inte i budgetens arkiv",
    "files-many": "hittade {count} filer; högst {most} läses",
    "files-many-fix": "samla indexen i en fil",
    "name-a-file": "ange en fil med index, med sökvägen från budgetens mapp",
    "of-a-file": "{file}: {what}",
    "index-of-file": "{index} i {file}: {what}",
    "a-scenario": "ett scenario",
    "begin-scenario": "börja med name: …",
    "name-a-scenario": "ange ett scenario, med sökväg från mappen med det som bygger på det",
    "scenarios-in-a-circle": "{one} bygger på {other}, som bygger på det",
    "no-address": "fann {address:quoted}, som inte är någon adress",
    "no-such-input": "det finns ingen indata på {address}: {step:quoted} är inte känt där",
    "nothing-within": "det finns ingen indata på {address}: {what} är hel",
    "a-value": "ett värde",
    "nothing-stands-there": "{how}: på {address} står ingenting",
    "nothing-stands-there-fix": "sätt det, eller ange år som står där",
    "no-figure-to-change": "{how}: på {address} finns inget tal",
    "no-figure-to-change-fix": "ange en serie av år eller ett tal i den, eller sätt den",
    "in-two-files": "{name} står i två filer: i {one} och i {other}",
    "in-one-file": "behåll det i en av dem, eller byt namn på det",
    "only-indices": "hittade en fil med index, som inte är en budget",
    "only-indices-fix": "ange den i en budget, indices: {{from: …}}, och ange den budgeten",
    "file-large": "filen är större än {limit} MiB",
    "split-file": "dela upp den, eller ta bort det som inte hör till budgeten",
    "figures-many": (
        "hittade år och rader för {count:amount} belopp att räkna fram; högst {limit:amount} räknas"
    ),
    "figures-many-fix": "ta bort år eller rader, eller dela upp filen",
    "figures-long": "hittade indextal, volymer eller priser som ger belopp med fler än {digits} siffror",
    "figures-long-fix": "skriv lägre tal, eller färre år",
    "faults-many": "filen har fler fel än vad som letas fram",
    "faults-many-fix": "rätta dessa och kontrollera sedan filen igen",
    "byte-misplaced": "hittade byten {byte}, som inte är UTF-8",
    "save-as-utf8": "spara filen som UTF-8",
    "another-encoding": "filen är text i {encoding}",
    "no-budget-file": "filen är {kind}, vad den än heter",
    "a-workbook": "en arbetsbok, till exempel en .xlsx från Excel",
    "an-old-office-file": "en arbetsbok eller ett dokument från ett äldre Office, till exempel .xls",
    "a-document": "ett dokument, till exempel en .docx från Word",
    "a-presentation": "en presentation",
    "a-pdf": "en PDF",
    "a-picture": "en bild",
    "a-zip": "ett packat arkiv",
    "a-web-page": "en webbsida",
    "an-xml-file": "en XML-fil",
    "no-text-at-all": "ingen text",
    "write-as-text": (
        "skriv budgeten som text; vssbudget init skriver en att börja med, och siffror kan "
        "kopieras till dess rader"
    ),
    "lines-of-cr": "filens rader slutar med enbart CR, så att allt är en enda rad",
    "save-with-lf": "spara filen med radslut för Windows (CRLF) eller Unix (LF)",
    "character-unseen": "hittade tecknet {character}, som inte syns",
    "type-anew": "ta bort det, eller skriv texten på nytt",
    "tab-indents": "hittade en tabb som indrag",
    "tab-within": "hittade en tabb",
    "write-spaces": "skriv mellanslag",
    "cells-unfit": "hittade {count} tal mellan tabbar, för {years} år i filen",
    "write-cells-by-year": "skriv varje tal efter sitt år, {row}; åren är {first}–{last}",
    "wide-indents": "hittade ett blanktecken i indraget som inte är mellanslag ({character})",
    "wide-behind-colon": (
        "hittade ett blanktecken efter kolonet som inte är mellanslag ({character})"
    ),
    "write-plain-space": "skriv ett vanligt mellanslag i stället",
    "versions-meet": "hittade {marker}, som git har lämnat där två versioner av filen möts",
    "keep-version": "behåll en av de två versionerna och ta bort raderna med märkena",
    "directive": "hittade en rad som börjar med %, ett direktiv i YAML",
    "drop-directive": "ta bort raden",
    "colon-misplaced": "hittade ett kolon där inget fältnamn kan stå",
    "quote-colon": (
        "sätt en text med kolon inom citattecken, eller ge raden samma indrag som raderna intill"
    ),
    "colon-crowded": "hittade ett kolon med ett annat tecken direkt efter",
    "space-behind-colon": "skriv ett mellanslag efter kolonet",
    "line-astray": "hittade en rad som varken är ett fält med ett värde eller en del av en lista",
    "write-key-value": "skriv fält: värde",
    "quote-open": "hittade en text som börjar med citattecken men aldrig avslutas",
    "close-quote": "avsluta den med citattecken på samma rad",
    "escape-unknown": "hittade ett omvänt snedstreck som inte inleder någon teckenkod i YAML",
    "single-quotes": (
        "sätt texten inom enkla citattecken, där ett omvänt snedstreck bara är ett tecken"
    ),
    "block-mark": "hittade | eller > framför en text",
    "quote-on-one-line": "sätt texten inom citattecken, på en rad",
    "dash-misplaced": "hittade - eller ? följt av mellanslag där ett värde ska stå",
    "dash-without-space": (
        "skriv ett negativt tal utan mellanslaget, och sätt en text inom citattecken"
    ),
    "value-missing": (
        "hittade inget värde där ett ska stå: ett kommatecken eller en parentes för mycket, "
        "eller en serie som bryts av"
    ),
    "value-or-no-mark": "skriv värdet, eller ta bort tecknet",
    "row-open": "hittade en serie som inte avslutas, eller två värden utan kommatecken emellan",
    "close-row": (
        "skilj värdena åt med kommatecken och mellanslag, och avsluta serien med }} eller ]"
    ),
    "row-not-closed": "hittade en serie som inte avslutas",
    "close-with": "skriv {closing} sist på rad {line}",
    "close-before": "skriv {closing} före {found}",
    "closed-wrongly": "hittade {found} i slutet av en serie som börjar med {begins}",
    "close-instead": "skriv {closing} i stället för {found}",
    "hash-in-a-row": (
        "hittade # inne i en serie: det som följer på raden är en kommentar, och därmed resten av "
        "serien"
    ),
    "hash-in-a-row-fix": (
        "flytta kommentaren till efter serien, eller sätt en text med # inom citattecken"
    ),
    "comment-behind": "skriv {row} {comment}",
    "equals-sign": "hittade = där ett kolon och ett mellanslag ska stå",
    "semicolon": "hittade ett semikolon mellan värdena i en serie",
    "comma-missing": "hittade två värden utan kommatecken emellan",
    "commas-between": "skilj värdena åt med kommatecken och mellanslag",
    "line-indented-wrong": (
        "hittade en rad med större eller mindre indrag än raderna intill, eller text efter ett "
        "värde"
    ),
    "indent-alike": "ge den samma indrag som raderna som den hör till",
    "first-character": "hittade ett tecken som en text utan citattecken inte kan börja med",
    "quote-text": "sätt texten inom citattecken",
    "no-yaml": "hittade text som inte är YAML",
    "compare-lines": "jämför raden med raderna intill",
    "collection-as-key": "hittade flera värden där ett enda namn ska stå",
    "anchor": "hittade {anchor:quoted}, som i YAML märker ett värde för att upprepa det",
    "tag": "hittade {tag:quoted}, som i YAML anger vilken sorts värde det är",
    "alias": "hittade {alias:quoted}, som i YAML upprepar ett värde från ett annat ställe",
    "alias-as-key": "hittade * framför ett fältnamn, som i YAML upprepar ett värde från ett annat ställe",
    "write-out": "skriv ut värdet",
    "block-text": "hittade {mark}, som i YAML börjar en text över flera rader",
    "several-lines": "hittade en text över flera rader",
    "on-one-line": "skriv texten på en rad",
    "too-deep": "hittade fler än {deepest} nivåer inuti varandra",
    "write-flatter": "skriv med färre nivåer",
    "merge-key": "hittade <<, som i YAML hämtar fält från ett annat ställe",
    "write-keys-out": "skriv ut fälten",
    "key-twice": "hittade {key:quoted} en andra gång; den första står på rad {line}",
    "key-again": "hittade {key:quoted} en andra gång",
    "keep-one": "behåll en av de två",
    "second-document": "hittade ett andra dokument",
    "one-document": "skriv bara ett dokument per fil",
    "refusal-unreadable": "Filen går inte att öppna eller läsa, så inget i den kan bedömas.",
    "refusal-too-large": (
        "En budget är en liten fil: en fil över gränsen, i storlek eller i vad den begär ska "
        "räknas fram, är med största sannolikhet något annat och läses inte."
    ),
    "refusal-too-many": (
        "Efter mycket många fel säger nästa inget mer: sökandet slutar där, så att ingen fil kan "
        "ta maskinens tid och minne i anspråk."
    ),
    "refusal-not-utf8": (
        "En budgetfil är text i UTF-8: i en annan teckenkodning skulle å, ä och ö läsas som andra "
        "tecken, och en arbetsbok eller ett dokument är ingen text alls."
    ),
    "refusal-character": (
        "Styrtecken, osynliga tecken och tecken som byter skrivriktning syns inte, och gör en "
        "text eller siffra till en annan än den ser ut att vara."
    ),
    "refusal-tab": (
        "En tabb är inget indrag i YAML, och mellan siffror går den inte att skilja från "
        "mellanslag."
    ),
    "refusal-conflict-marker": (
        "Där git har lämnat sina märken innehåller filen två versioner av samma rader, och "
        "bara den som skrivit dem kan säga vilken som gäller."
    ),
    "refusal-yaml": (
        "Formatet är en liten del av YAML: ankare, taggar, fält hämtade med <<, texter över "
        "flera rader och liknande ingår inte, så att varje värde är det som står på sin plats."
    ),
    "refusal-syntax": (
        "Text som bryter mot reglerna i YAML har ingen säker betydelse, så läsningen slutar där."
    ),
    "refusal-nesting": (
        "Ingen del av en budget ligger så djupt inuti andra: det är ett misstag, till exempel "
        "parenteser som aldrig avslutas."
    ),
    "refusal-structure": (
        "Varje del av en budget har en bestämd form, en text, ett tal, en lista eller ett "
        "block med fält och värden, och kan inte läsas i någon annan."
    ),
    "refusal-duplicate-key": (
        "Ett fält som anges två gånger har två värden, och YAML behåller det sista utan att "
        "säga något."
    ),
    # --- the model: what a budget file may hold
    "misplaced": "hittade {found} där {what} ska stå",
    "found": "hittade {found}",
    "write": "skriv {what}",
    "write-plainly": "skriv {what} med vanliga siffror",
    "write-entry": "skriv {key}: {value}",
    "write-each": "skriv {what} på alla {count} ställen",
    "write-and-others": "skriv {row}, med varje års eget tal om {year} inte är det enda året",
    "a-row": "en serie av år som {{{year}: …}}",
    "told-once": "{what} (på {count} ställen, visas en gång)",
    "declare-name": "skriv {name} under {block}, eller ett annat namn som står där",
    "the-years": "åren uppdelade på bokslut, budget och plan",
    "years-by-kind": "skriv {{actual: […], budget: […], plan: […]}}",
    "write-one": "skriv ett av {names:names}",
    "write-either": "skriv {others} eller {last}",
    "add-key": "lägg till {key}: …",
    "this-text": "{text:quoted}",
    "no-value": "inget värde",
    "a-text": "en text",
    "a-name": "ett namn utan . : = som inte är total",
    "a-list": "en lista",
    "a-mapping": "ett block med namn och värden",
    "a-budget": "en budget",
    "a-year": "ett årtal",
    "a-number": "ett tal",
    "an-amount": "ett belopp i {unit} med högst {count:count:decimal|decimaler}",
    "a-unit": "en enhet, som är ett ord såsom mnkr",
    "unit-part": "här står enheten {unit:quoted}: en enhet är ett ord, och hur många decimaler beloppen har säger decimals",
    "unit-part-fix": "skriv unit: {unit} och decimals: {count}, och varje belopp med decimaltecknet på sin plats",
    "a-whole-amount": "ett helt belopp i {unit}",
    "file-unit": "filens enhet",
    "a-rate": "en procentsats (till exempel 2.5)",
    "a-share": "en andel från 0 till 1",
    "file-empty": "filen är tom",
    "begin-file": "börja med title: …, unit: … och years: …",
    "key-missing": "fältet {key} saknas",
    "key-missing-in": "fältet {key} saknas i {block}",
    "key-unknown": "{key:quoted} är inget fält som kan stå här",
    "known-keys": "fält som kan stå här: {keys:names}",
    "word-unquoted": (
        "hittade {word:quoted} utan citattecken: YAML kan läsa det som sant, falskt eller "
        "inget alls"
    ),
    "quote-word": 'skriv "{word}"',
    "no-text": "hittade ingen text",
    "text-or-none": "skriv en text, eller ta bort fältet",
    "name-reserved": (
        "hittade namnet {name:quoted}: total, och . : = i ett namn, betyder något annat"
    ),
    "another-name": "skriv ett annat namn",
    "number-misread": "hittade {text:quoted} där {what} ska stå: {found}",
    "number-too-long": "alldeles för långt för ett tal",
    "unit-behind": "enheten {unit} efter talet",
    "no-number": "inget tal",
    "number-infinite": "inget ändligt tal",
    "number-based": "ett tal i en annan talbas",
    "number-base-60": "ett tal i talbas 60, som YAML 1.1 läser ett kolon",
    "thousands-spaces": "mellanslag mellan tusentalen",
    "thousands-comma": "ett kommatecken mellan tusentalen",
    "thousands-point": "en punkt mellan tusentalen, eller decimaler",
    "underscores": "understreck mellan siffrorna",
    "exponent": "ett tal med exponent",
    "leading-zeros": "inledande nollor, som YAML 1.1 läser som ett oktalt tal",
    "decimal-comma": "ett decimalkomma",
    "decimals": "decimaler",
    "too-many-decimals": "fler än sex decimaler",
    "more-decimals": "fler än {most:count:decimal|decimaler}",
    "too-many-digits": "fler än 15 siffror",
    "bare-point": "en punkt utan siffror på båda sidor",
    "brackets": "parenteser som minustecken",
    "mark-behind": "tecknet {mark} efter talet",
    "sign-apart": "ett mellanslag efter minustecknet",
    "state-decimals": "skriv decimals: {count} överst i filen, och {entry} här",
    "in-unit": "skriv hela filen i {smaller}: {amount} {unit} är {written} {smaller}",
    "whole-units": "skriv hela filen i en mindre enhet, eller de hela belopp som beslutats",
    "write-whole-row": "skriv {row} med hela belopp i {unit}, eller {otherwise}",
    "write-parted-row": "skriv {row} med högst {count:count:decimal|decimaler} i {unit}, eller {otherwise}",
    "thousands-or": (
        "{thousands} om tecknet skiljer tusentalen åt; följs det av decimaler: {otherwise}"
    ),
    "other-side": (
        "en kostnad under noll är en intäkt, och omvänt: skriv 0 här och lägg {amount} till den "
        "andra sidan det året"
    ),
    "other-side-decimals": (
        "en kostnad under noll är en intäkt, och omvänt: skriv decimals: {count} överst i filen, "
        "0 här, och lägg {amount} till den andra sidan det året"
    ),
    "other-side-in": (
        "en kostnad under noll är en intäkt, och omvänt: skriv hela filen i {unit}, 0 här, och "
        "lägg {amount} till den andra sidan det året"
    ),
    "other-side-whole": (
        "en kostnad under noll är en intäkt, och omvänt: skriv 0 här och lägg beloppet i hela "
        "enheter till den andra sidan det året"
    ),
    "six-decimals": "skriv högst sex decimaler; närmaste tal med sex är {nearest}",
    "life-of-months": "skriv det i månader, under life_months, eller opening_months: {months}",
    "within-a-year": "det som inte räcker ett år är en kostnad för året: skriv det under cost",
    "in-use-month": "ange månaden då det tas i bruk i stället för start, till exempel in_use: 2023-10",
    "share-above": "skriv {key}: {value}, eller sänk en annan andel med {over}",
    "sign-plus": "ett plustecken",
    "sign-minus": "ett typografiskt minustecken (U+2212)",
    "sign-dash": "ett tankstreck som minustecken",
    "amount-negative": (
        "hittade det negativa beloppet {amount}: både kostnad och intäkt skrivs som positiva belopp"
    ),
    "rate-outside": "hittade procentsatsen {rate}",
    "rate-limits": "skriv en procentsats över -100 och högst 1000",
    "share-outside": "hittade andelen {share}",
    "share-of-percent": "skriv en andel från 0 till 1 ({percent} % är {share})",
    "quantity-negative": "hittade det negativa talet {number}",
    "quantity-limit": "skriv ett tal som är minst 0",
    "space-missing": (
        "hittade {entry:quoted}: utan mellanslag efter kolonet läser YAML allt som ett fältnamn "
        "utan värde"
    ),
    "comma-splits": (
        "hittade {entry:quoted}: vid kommatecknet börjar YAML ett nytt fält, och läser {value} "
        "och {keys:each: och }"
    ),
    "a-key": "ett fält {key}",
    "without-comma": "skriv talet utan kommatecken",
    "comma-in-text": (
        "hittade {text:quoted} som ett fält utan värde: ett kommatecken inom {{ }} börjar ett "
        "nytt fält"
    ),
    "quote-comma": "sätt en text med kommatecken inom citattecken",
    "write-year": "skriv ett årtal, till exempel 2023",
    "file-years": "filens år",
    "plan-years": "planåren",
    "priced-years": "basåret och planåren",
    "year-undeclared": "{year} hör inte till {years}, {low}–{high}",
    "year-limits": "skriv ett år från {low} till {high}, eller ange det under years",
    "year-priced": "skriv ett år från {low} till {high}",
    "year-of-none": "{year} hör inte till {years}: det finns inga",
    "declare-year": "ange det under years",
    "years-no-base": "det finns inget år att räkna fram från",
    "give-year": "ange ett bokslutsår under actual eller ett budgetår under budget",
    "years-broken": "åren följer inte på varandra: {years}",
    "years-in-order": "skriv varje år en gång och i ordning: först actual, sedan budget, sist plan",
    "name-unknown": "{name:quoted} är {none} i filen",
    "no-index": "inget index",
    "no-volume": "ingen volym",
    "no-source": "ingen källa",
    "no-area": "inget område",
    "no-member": "inget område och ingen grupp",
    "no-service": "ingen tjänst",
    "no-investment-line": "ingen investeringspost",
    "known-names": "giltiga namn: {names:names}",
    "shares-none": "det finns inga andelar",
    "shares-or-none": "skriv ett index och dess andel, eller ta bort fältet",
    "shares-sum": "andelarnas summa är {total:number} och inte 1",
    "shares-to-one": "ändra dem så att summan blir 1",
    "base-cost-missing": "kostnaden för basåret {year} saknas",
    "base-frame-missing": "ramen för basåret {year} saknas",
    "the-frame": "ramen",
    "change-of-nothing": "en förändring av ingenting",
    "change-of-nothing-fix": "skriv lasting: {{ÅR: belopp}} eller one_off: {{ÅR: belopp}}, eller ta bort den",
    "change-of-given-frame": "ramen för {year} är angiven, så en förändring {year} anger den två gånger",
    "drop-change-or-frame": "ta bort förändringen eller ramen för {year}",
    "frame-in-full": "skriv frame: {{values: {{{row}}}, step: 0}}, eller index: … eller shares: {{…}} i stället för step",
    "beside-frame": "{key} bredvid en ram: nettokostnaden prövas mot ramen, och intäkterna ska inte täcka kostnaden",
    "beside-frame-fix": "ta bort {key}, eller områdets ram",
    "moves-twice": "{what} kan inte räknas upp med både {one} och {other}",
    "move-once": "behåll en av index, shares och step; förändringar i {unit} skrivs under {key}",
    "movement-missing": "inget säger hur {what} räknas upp {years}",
    "add-movement": "lägg till index: …, shares: {{…}} eller step: 0",
    "change-of-agreed-cost": (
        "det är överenskommet vad tjänsten kostar {year}, så att en förändring av en del {year} "
        "säger det två gånger"
    ),
    "change-of-agreed-cost-fix": (
        "ta bort förändringen eller det överenskomna beloppet för {year}; i det ingår förändringen"
    ),
    "change-of-given-cost": (
        "kostnaden för {year} är angiven, så en förändring {year} anger den två gånger"
    ),
    "drop-change-or-cost": "ta bort förändringen eller kostnaden för {year}",
    "price-of-given-revenue": (
        "intäkten för {year} är angiven, så en prisändring anger den två gånger"
    ),
    "drop-price-or-revenue": "ta bort prisändringen eller intäkten för {year}",
    "price-without-revenue": "en prisändring {year} kräver en intäkt för {base} att utgå från",
    "price-index-idle": "varje planår i {of} har en intäkt, ett pris eller en prisändring, så att dess price_index inte säger något",
    "price-index-idle-fix": "ta bort price_index, eller det som anges för ett år då priset följer det",
    "add-revenue": "lägg till revenue: {{{year}: …}}",
    "zero-found": "hittade {number} där ett tal över noll ska stå",
    "above-zero": "skriv ett tal över 0, eller utelämna fältet",
    "area-of-services": "ett område med tjänster räknas upp genom dem; områdets {key} påverkar ingenting",
    "into-services": "ta bort {key}, eller skriv den i tjänsterna",
    "amounts-of-services": "ett avtalat belopp för ett område med tjänster säger inte hur de delar på det",
    "amounts-to-services": "skriv det i tjänsternas avtal",
    "agreed-price-of-services": "priset för ett område med tjänster är tjänsternas",
    "agreed-price-to-services": "skriv det i tjänsternas avtal",
    "price-index-of-a-seller": "ta bort den: det index som ett pris följer står direkt i området eller tjänsten, som price_index",
    "agreed-price-of-a-part": "ta bort det: en del har inget pris; ett avtalat pris står i områdets eller tjänstens avtal",
    "agreed-price-twice": "priset för {year} anges två gånger: av agreement.price_change och av {other}",
    "agreed-price-twice-fix": "ta bort {year} under agreement.price_change eller under {other}",
    "service-without-parts": "inget säger vad tjänsten kostar",
    "add-parts": "lägg till en del med sin kostnad",
    "price-twice": "priset och {other} för {year} anger båda intäkten",
    "price-twice-fix": "ta bort priset eller {other} för {year}",
    "price-without-volume": "ett pris kräver en volym som det betalas för",
    "agreement-of-a-step": "ett avtal ersätter ett index, och step är inget index",
    "agreement-of-a-step-fix": "skriv beloppen som kostnader för de åren, eller ett index i stället för step",
    "agreed-twice": "beloppet som är avtalat för {year} står bredvid en annan kostnad eller procentsats för samma år",
    "agreed-twice-fix": "behåll en av dem för {year}",
    "agreed-before-plan": "{year} ligger före planen, så kostnaden är känd",
    "agreed-before-plan-fix": "skriv kostnaden för {year} under cost; det som är avtalat för {year} är en procentsats här",
    "share-without-volume": "en rörlig andel kräver en volym att följa",
    "volume-gap": "volymen {volume} saknar värde för {years}",
    "fill-volume": "lägg till det: kostnad och intäkt följer volymen vart och ett av dessa år",
    "volume-zero": "volymen {volume} är 0 för {years}: då går inget pris per enhet att räkna fram",
    "volume-or-none": "skriv volymen, eller ta bort volume",
    "rates-gap": "procentsats saknas för {years}",
    "levels-gap": "indextal saknas för {years}",
    "index-twice": "ett index kan inte följa av både {one} och {other}",
    "index-once": "behåll en av {names:names}",
    "add-one-key": "lägg till en av {names:names}",
    "index-of-nothing": "inget säger vad indexet är",
    "points-of-none": "points läggs på ett annat index, inte på {way}",
    "points-of-none-fix": "ta bort points, eller ange indexet som de läggs på: index: …",
    "percent-of-nothing": "en procent är av en annan del",
    "percent-beside": "en del i procent av en annan förändras som den, så att {key} säger det två gånger",
    "percent-beside-fix": "ta bort {key}, eller percent_of",
    "percent-and-cost": "kostnaden för en del i procent av en annan anges till och med basåret, inte för {year}",
    "percent-and-cost-fix": "ta bort kostnaden för {year}, eller skriv procenten: {{{year}: …}}",
    "part-unknown": "ingen del {name} står bredvid",
    "percent-of-zero": "{part} kostar ingenting {year}: ingen procent av den är denna kostnad",
    "percent-of-zero-fix": "ange en annan del, eller skriv hur denna förändras av sig själv",
    "base-revenue-missing": "intäkt saknas för basåret {year}",
    "beside-revenue": "ett område med intäkter utan kostnad har inget pris och ingenting som ska gå ihop, så att {key} inte säger något",
    "beside-revenue-fix": "ta bort {key}, eller lägg till kostnaden",
    "change-of-given-revenue": "intäkten {year} är angiven, så att en förändring {year} säger den två gånger",
    "drop-change-or-revenue": "ta bort förändringen eller intäkten {year}",
    "earns-alone": "{area} har intäkter utan kostnad",
    "planned-untested": "helheten har inget resultat för året",
    "planned-differs": "{of} {year}: resultatet{after} är {result:amount} {unit}, planerat {planned:amount} {unit}: {off:amount} {unit} {direction}",
    "planned-leaves": "{area} {year}: prisändringen {change:percent} är den närmaste med {decimals:count:decimal|decimaler} ({needed:percent} skulle ge det planerade resultatet): resultatet{after} är {result:amount} {unit}, planerat {planned:amount} {unit}",
    "reserve-floor": "{reserve} {year}: {balance:amount} {unit} finns kvar, minst {limit:amount} {unit} ska finnas: {off:amount} {unit} {direction}",
    "reserve-ceiling": "{reserve} {year}: {balance:amount} {unit} finns kvar, högst {limit:amount} {unit} får finnas: {off:amount} {unit} {direction}",
    "reserve-printed": "{reserve} {year}: tryckt {limit:amount} {unit}, beräknat {balance:amount} {unit}: {off:amount} {unit} {direction}",
    "reserve-opening": "skriv {year}: {amount} som ingående saldo (opening)",
    "reserve-transfers": "skriv {year}: {amount} bland dess transfers",
    "reserve-transfers-then": "skriv {year}: {amount} bland dess transfers när tidigare år är rättade enligt sina anmärkningar",
    "reserve-printed-fix": "skriv {year}: {amount} i dess balance",
    "reserve-opened": "en reserv öppnar med det som fanns i den vid ett års slut",
    "reserve-opened-fix": "skriv ett år och dess saldo",
    "reserve-opened-apart": "åren i filen tar inte vid efter {year}",
    "reserve-opened-apart-fix": "öppna den vid slutet av något av åren {first} till {last}",
    "reserve-bounds": "golvet är {floor:amount} {unit} och taket bara {ceiling:amount} {unit}",
    "reserve-bounds-fix": "skriv det lägre som golv",
    "reserve-before": "ett saldo för {year} står före det att reserven öppnar, vid slutet av {opened}",
    "reserve-before-fix": "ta bort det, eller öppna reserven tidigare",
    "reserve-of-services": "ett område med tjänster säger inte vilken av dem som ger av sitt resultat till en reserv",
    "reserve-of-no-result": "ett område med ram, eller med intäkter utan kostnad, har inget resultat som en reserv kan jämna ut",
    "reserve-of-whole": "ta bort area: reserven är då hela budgetens",
    "key-budget-reserves": "Reserverna, under var sitt kortnamn: vad som har avsatts av resultat och täcker underskott, vad som finns i var och en och vad som förs till och från den.",
    "key-reserve": "Det som har avsatts av resultat",
    "key-reserve-area": "Området vars resultat den tar av och lägger till; utan fältet hela budgetens.",
    "key-reserve-opening": "Vad som fanns i den vid ett års slut, som 2022: 45000; därefter beräknas saldot.",
    "key-reserve-transfers": "Per år, vad som avsätts till den, under noll det som tas ur den. Resultaten prövas därefter; ett planår vars intäkt sätts efter kostnaden täcker det också.",
    "key-reserve-floor": "Vad som minst ska finnas i den; utan fältet 0.",
    "key-reserve-ceiling": "Vad som högst får finnas i den.",
    "key-reserve-balance": "Per år, vad som är tryckt att det finns i den vid årets slut: det prövas mot beräkningen.",
    "sheet-reserves": "Reserver, {unit}",
    "reserve-moved": "till den, under noll från den",
    "result-after-transfers": "{of}, resultat efter reserver",
    "and-transferred": "Intäkten för {of} {years} sätts lika med kostnaden och det som avsätts till reserver.",
    "step-balanced-result": "{what}, resultat efter reserver {year}",
    "step-transferred": "{what}, till reserver {year}",
    "step-reserve-transfer": "{what}, avsatt {year}",
    "step-reserve-balance": "{what}, saldo {year}",
    "step-transfer": "avsatt till reserven {year}",
    "step-opening-balance": "ingående saldo {year}",
    "cause-transfers": "avsättningar till reserver",
    "planned-anew": "planera resultatet på nytt: {year}: {result}",
    "step-planned-result": "planerat resultat {year}",
    "cause-planned-result": "planerat resultat",
    "key-area-result": "Per år, det resultat som planeras i stället för noll: ett överskott, eller ett underskott under noll. Ett planår vars intäkt sätts efter kostnaden lämnar det.",
    "key-budget-result": "Per år, det resultat som planeras för helheten: vad alla områden tillsammans ska lämna.",
    "result-and-returned": "för {year} planeras ett resultat och återförs något av tidigare: vilket av dem som året lämnar säger de två inte",
    "result-and-returned-fix": "ta bort {year} ur result, eller ur returned",
    "points-gap": "procentenheter saknas för {years}",
    "result-of-services": "ett planerat resultat för ett område säger inte hur dess tjänster delar det",
    "result-of-services-fix": "ta bort det, eller planera resultatet för hela budgeten",
    "index-without-a-lag": "ta bort det: skriv varje procentsats, eller indextal, vid det år vars kostnad det räknar upp",
    "index-as-it-is-known": "ta bort det: skriv procentsatserna som de är kända nu; git minns vad de var",
    "file-by-version": "skriv varje version som en egen fil; en körning med andra satser tar --rate",
    "rounded-once": "ta bort det: belopp räknas oavrundat och avrundas en gång, där de visas",
    "whole-years-alone": "skriv belopp för hela år, med kvartal och månader summerade",
    "pools-in-order": "ta bort det och ange potternas ordning: vad en tidigare ger en senare fördelas vidare",
    "year-across": "skriv ett årtal för det, t.ex. {first} för året som börjar då, samma överallt",
    "made-of-itself": "{names} är sammansatta av varandra",
    "made-of-itself-fix": "ange vad det är utan de andra, eller sätt samman det av andra",
    "made-too-deep": "mer än {most} är sammansatta av varandra, det ena under det andra",
    "made-deep-fix": "sätt samman det av de understa",
    "assumption-of-none": "fältet {key} finns inte här och kan inte vara antaget",
    "assumption-gap": "{key} saknar värde för {year}",
    "write-year-there": "skriv ett år som står där",
    "refusal-unknown-key": (
        "Ett fält som programmet inte känner till skulle tyst hoppas över, med allt som står "
        "under det."
    ),
    "refusal-missing-key": "Utan fältet är en del av budgeten ofullständig och kan inte beräknas.",
    "refusal-text": (
        "En text ska läsas lika av alla: ord som no och on betyder sant och falskt för YAML, "
        "och vissa namn och tecken betyder något annat för programmet."
    ),
    "refusal-number": (
        "Ett tal skrivs på ett enda sätt, med vanliga siffror och inom sina gränser: skrivet "
        "på annat sätt kan det tas för ett annat tal."
    ),
    "refusal-year": (
        "Ett värde hör till ett år som filen anger under years: för något annat år skulle det "
        "aldrig användas."
    ),
    "refusal-years": (
        "Planen räknas fram år för år från det sista året före den, så åren följer på varandra "
        "utan lucka och börjar före planen."
    ),
    "refusal-shares": (
        "Andelarna fördelar ett områdes hela kostnad på index, så deras summa är exakt 1."
    ),
    "refusal-reference": (
        "Ett namn som inte står för något i filen lämnar ett värde utan det index, den volym "
        "eller den källa som det behöver."
    ),
    "refusal-coherence": (
        "En del av filen motsäger en annan eller saknar det som den behöver, så flera resultat "
        "skulle vara möjliga, eller inget."
    ),
    "no-list": "ingen lista",
    "no-note": "ingen anmärkning",
    "no-municipal-goal": "inget kommunövergripande mål",
    "an-outcome": "ett tal eller {none}",
    "measured-twice": "en indikator med flera mått har dessutom egna siffror",
    "measured-twice-fix": "för in siffrorna i ett av måtten",
    "target-alone": "inget säger hur utfallet ska stå sig mot sitt önskade värde",
    "target-alone-fix": "lägg till wanted: at_least, at_most, within eller equals",
    "note-of-nothing": "en anmärkning gäller ett år utan utfall",
    "note-of-nothing-fix": "sätt den på ett år som har ett, eller ta bort den",
    "band-wide": "hittade bandet {band}",
    "band-limit": "skriv procent från 0 till 100",
    "claim-measures": "ett påstående gäller en siffra: en summa, antalet i en lista eller områdena i balans ett år",
    "claim-measures-fix": "skriv ett av sum, count och areas_in_balance; minus och percent_of hör till en summa",
    "claim-expects": "inget säger vad siffran ska vara",
    "claim-expects-fix": "lägg till equals, at_least eller at_most",
    "rounded-unknown": "{name:quoted} är ingen tryckt rad",
    "rounded-fix": "skriv en rad som är tryckt här, till exempel cost.total, eller bara base eller rates för alla",
    "accepted-twice": "beloppet anges två gånger, under amount och under amounts",
    "accepted-twice-fix": "behåll ett av dem",
    "band-alone": "ett band anger avvikelsen från en nivå, och ingen nivå är angiven",
    "band-alone-fix": "lägg till level: …",
    "a-life": "ett helt antal år från 1 till {most}",
    "a-life-in-months": "ett helt antal månader från 1 till {most}",
    "a-month": "en månad som 2023-10",
    "life-twice": "nyttjandeperioden anges två gånger, i år och i månader",
    "life-twice-fix": "behåll ett av life och life_months",
    "components-beside": "{key} kan inte stå bredvid components, som var och en har sitt eget",
    "components-beside-fix": "skriv {key} i var och en av komponenterna",
    "use-twice": "både start och in_use säger när avskrivningen börjar",
    "use-twice-fix": "behåll ett av dem",
    "use-before": "inget från {year} kan tas i bruk {month}, före det året",
    "use-before-fix": "skriv en månad {year} eller senare, eller ge det som investeras {year} en egen post",
    "straight-line-alone": "ange nyttjandeperioden och restvärdet: avskrivningen är linjär, lika stor varje år eller månad",
    "interest-as-years-begin": "ta bort det: räntan är på bokfört värde vid varje års början; skriv den beslutade räntan under interest",
    "depreciation-by-months": "ange in_use, månaden då det tas i bruk, och life_months där nyttjandeperioden inte är hela år: avskrivningen går per månad",
    "values-by-component": "skriv values för varje komponent: tillsammans är de vad som investeras i tillgången",
    "sold-below-zero": "skriv det som lämnar böckerna som en investering under noll, på en egen post, med nyttjandeperioden och restvärdet som är kvar",
    "life-outside": "{life} är ingen nyttjandeperiod",
    "life-in-months": "{life} är ingen nyttjandeperiod i år, troligen {life} månader: {years} år",
    "some-decimals": "ett heltal från 0 till {most}",
    "decimals-of-amounts": "belopp kan inte ha {count} decimaler",
    "decimals-outside": "en procentsats kan inte beslutas med {count} decimaler",
    "a-start": "0 eller 1, för investeringsåret eller året efter",
    "start-outside": "avskrivningen kan inte börja {start} år efter investeringen",
    "life-missing": "{key} behöver nyttjandeperioden för det som investeras",
    "life-missing-fix": "lägg till life: …",
    "residual-beyond": "restvärdet {residual:amount} ligger inte mellan 0 och {amount:amount}, som det skulle vara kvar av",
    "residual-beyond-fix": "skriv ett residual mellan 0 och {amount}, eller ge det som har ett annat en egen post",
    "span-reversed": "low är {low} och high bara {high}",
    "span-reversed-fix": "skriv det lägre under low",
    "share-missing": "skriv {key}: {value}, eller lägg till andelen som saknas, {missing}",
    "no-seller": "inget område och ingen tjänst",
    "no-receiver": "inget område, ingen tjänst, pott eller kund",
    "no-customer": "{name} är ingen kund",
    "a-count": "ett heltal från 1 till {most}",
    "count-outside": "{count} är inte från 1 till 100",
    "a-cap": "procentenheter över 0, högst 100",
    "cap-outside": "{cap} kan inte begränsa hur mycket en andel ändras",
    "pool-of-or-parts": "en pott är kostnaden för ett område eller en tjänst, under of, eller har egna delar: ett av de två",
    "pool-of-or-parts-fix": "skriv of: med området eller tjänsten, eller parts:",
    "pool-twice": "kostnaden för {of} fördelas redan av potten {pool}",
    "pool-twice-fix": "stryk en av de två potterna",
    "name-taken": "{name} heter också ett område eller en pott, och en fördelningsnyckel kan inte skilja dem åt",
    "group-empty": "en grupp utan områden",
    "group-empty-fix": "ange områdena och grupperna som den består av, eller stryk den",
    "group-name-taken": "{name} heter också ett område, en pott eller en kund, och en tryckt rad kan inte skilja dem åt",
    "group-twice": "{name} står redan i gruppen {group} och skulle räknas två gånger",
    "group-twice-fix": "ta bort det ur en av de två",
    "group-circle": "de här grupperna ingår i varandra: {groups}",
    "group-circle-fix": "ta bort en av dem ur en annan",
    "group-in-itself": "gruppen {group} ingår i sig själv",
    "group-in-itself-fix": "ta bort den",
    "share-by-one": "en fördelning har exakt en grund",
    "smoothed-twice": "andelar utjämnas en gång, med mean eller med cap, och beslutade belopp inte alls",
    "smoothed-twice-fix": "stryk den här",
    "customers-by": "kunder betalar efter andelar, personal eller volym, inte efter {kind}",
    "receiver-of-services": "området har tjänster, vars kostnader är dess kostnad: det har ingen egen som detta kan ingå i",
    "receiver-of-services-fix": "ange dess tjänster i stället: {names:names}",
    "receiver-of-pool": "{pool} är en pott för en kostnad som står på annat ställe, och får sina andelar där",
    "pool-cycle": "de här potterna fördelar varandras kostnad: {pools}",
    "pool-cycle-fix": "ta bort en av dem ur en annans fördelningsnyckel",
    "pool-too-early": "{pool} får en andel av {giver}, som fördelas i omgång {order}, och måste fördelas i en senare",
    "figure-gap": "det finns inget värde för {years}",
    "fill-key-volume": "lägg till det: fördelningen behöver det vart och ett av de åren",
    "pool-to-itself": "{pool} fördelar sin kostnad på sig själv",
    "pool-to-itself-fix": "ta bort den ur sin egen fördelningsnyckel",
    "pool-of-paid": "andra bär kostnaden för {of}, och kunder skulle betala för {services:names} en gång till",
    "pool-of-paid-fix": "stryk potten, eller kunderna",
    "pool-billed-of-none": "den här pottens kostnad är inget områdes och ingen tjänsts, vars intäkt det kunder bär kunde vara",
    "pool-billed-of-none-fix": "skriv of: med området eller tjänsten, eller stryk billed",
    "pool-billed-unpriced": "ingen intäkt för {of} sätts till dess kostnader, så att något kunde bokföras som en del av den",
    "pool-billed-unpriced-fix": "stryk billed, och skriv det kunderna betalar under revenue",
    "pool-billed-to-none": "ingen kund bär något av den här potten",
    "pool-billed-to-none-fix": "stryk billed, eller skriv en kund i fördelningsnyckeln",
    # --- the checks
    "name": "{name}",
    "balance-unreasoned": "balance: none utan skäl till att det inte ska gå jämnt ut",
    "balance-unreasoned-fix": "lägg till reason: och säg kort vem som bär kostnaden",
    "reason-of-nothing": "ett skäl (reason) utan den balance som det gäller",
    "reason-of-nothing-fix": "lägg till balance: none, eller ta bort skälet",
    "count-unbalanced": "{count:count:område eller tjänst|områden och tjänster} som inte ska gå jämnt ut",
    "revenue-missing": "{area} {year}: kostnad {cost:amount} {unit}, men ingen intäkt",
    "revenue-missing-fix": "{line}, eller balance: none och reason: varför, om intäkterna inte ska täcka kostnaden",
    "framed-missing-fix": "{line} med det som är planerat, eller 0 om området inte får några intäkter",
    "outcome-missing-fix": "{line} med det verkliga utfallet i stället för det som skulle täcka kostnaden",
    "write-revenue": "skriv revenue: {{{row}}}",
    "add-to-revenue": "lägg till {row} i revenue",
    "not-to-balance": "{area}: {reason}",
    "not-to-balance-told": "ska inte gå jämnt ut: {message}",
    "not-to-balance-more": "ska inte gå jämnt ut: {count} till",
    "nothing-tested": "inget har prövats på riktigt: inga siffror att pröva för {rules:names:all}",
    "nothing-tested-outcome": "skriv balance: zero ovanför areas om utfallet {year} ska vara noll, eller balance: none och reason: varför, om inget här ska gå jämnt ut",
    "nothing-tested-frame": "ange i budget_frame en ram för ett budgetår, och områdenas kostnader det året; nu finns en för {years}",
    "nothing-tested-figures": "ange kostnad och intäkt {year} för ett område, eller skriv balance: none och reason: varför ovanför areas, om inget här ska gå jämnt ut",
    "nothing-tested-rules": "pröva även andra regler: utan --rule och --skip prövas alla",
    "not-to-be-accepted": "nothing-tested kan inte godtas",
    "not-to-be-accepted-fix": "ta bort posten, och skriv balance: none med skäl för det som inte ska gå jämnt ut",
    "rule-not-skipped": "nothing-tested kan inte hoppas över: en kontroll som inte har prövat något blir aldrig grön",
    "no-cost": "ingen kostnad",
    "no-revenue": "ingen intäkt",
    "result-untested": "{area}: {lacks:each: och }",
    "result-too-little": "{area} {year}: intäkter {revenue:amount} {unit}, kostnader {cost:amount} {unit}{borne}: {difference:amount} {unit} för lite",
    "result-too-much": "{area} {year}: intäkter {revenue:amount} {unit}, kostnader {cost:amount} {unit}{borne}: {difference:amount} {unit} för mycket",
    "returning-result-too-little": "{area} {year}: intäkter {revenue:amount} {unit}, kostnader {cost:amount} {unit}{borne} {returned:each: och }: {difference:amount} {unit} för lite",
    "returning-result-too-much": "{area} {year}: intäkter {revenue:amount} {unit}, kostnader {cost:amount} {unit}{borne} {returned:each: och }: {difference:amount} {unit} för mycket",
    "surplus-returned": "minus {amount:amount} {unit} av tidigare överskott som återförs",
    "deficit-returned": "plus {amount:amount} {unit} av tidigare underskott som täcks",
    "into-reserves": "plus {amount:amount} {unit} som avsätts till reserver",
    "out-of-reserves": "minus {amount:amount} {unit} som tas från reserver",
    "after-transfers": " efter avsättningar till och uttag från reserver",
    "steps-leave": "minus {amount:amount} {unit} som prisstegen lämnar",
    "price-off-step": "{area} {year}: priset {price:number} {unit} är inte ett helt antal steg om {step:number} {unit}",
    "price-off-step-fix": "skriv price {year}: {prices}",
    "or-price": "{price}, eller {other}",
    "change-off-decimals": "{area} {year}: prisändringen {change:percent} har mer än {decimals:count:decimal|decimaler}",
    "step-too-wide": "{name}: priset går i steg om {step:number} {unit}, och {price:number} {unit} bär kostnaden",
    "step-too-wide-fix": "skriv {key}: {step}",
    "smaller-price-unit": "skriv priserna i en mindre price_unit",
    "lower-cost": "sätt kostnaden till {cost:amount} {unit}",
    "in-place-of-changes": "{cost}, i stället för dess förändringar {year}",
    "lower-cost-alone": "sätt kostnaden till {cost:amount} {unit} med övriga år som de står",
    "moving-others": "{cost}, vilket ändrar vad de andra tjänsterna återför",
    "recover-less": "täck mindre av tidigare underskott",
    "larger-unit": "skriv beloppen i en större enhet",
    "one-or-other": "{first}, eller {otherwise}",
    "with-later": "{first} och samtidigt {changes:each: och }",
    "once-mended": "det stämmer när tidigare år är rättade enligt sina anmärkningar",
    "change-of": "price_change {year}: {change}",
    "take-out-change": "ta bort price_change {year}",
    "revenue-of": "revenue {year}: {revenue:amount} {unit}",
    "transfers-of": "transfers {year}: {amount}",
    "balance-of": "balance {year}: {amount}",
    "in-agreement": "{price} i avtalet",
    "decide-price": "skriv {price}",
    "decide-price-then": "skriv {price} när tidigare år är rättade enligt sina anmärkningar",
    "decide-unit-price": "skriv price {year}: {price}",
    "agree-anew": "låt avtalet göras om, med {price}",
    "agree-anew-then": "låt avtalet göras om, med {price} när tidigare år är rättade enligt sina anmärkningar",
    "raise-revenue": "sätt intäkten till {cost:amount} {unit}",
    "raise-price": "sätt intäkten till {cost:amount} {unit} (en prisändring på {price:percent} från {before})",
    "raise-price-then": "sätt intäkten till {cost:amount} {unit} (en prisändring på {price:percent} från {before} när det året är rättat enligt sin anmärkning)",
    "rates-first": "om uppräkningen {rate:number} % för {index} är {meant:number} % skrivet som andel, skriv {rates} där; annars {otherwise}",
    "of-which": ", varav {parts:each: och }",
    "of-which-shared": "{amount:amount} {unit} fördelad kostnad ({names:names})",
    "of-which-capital": "{amount:amount} {unit} kapitalkostnad ({names:names})",
    "step-leaves": "{area} {year}: priset {price:number} {price_unit} är det närmaste i steg om {step:number} {price_unit} ({needed:number} {price_unit} skulle bära kostnaden) och ger resultatet {left:amount} {unit}",
    "change-leaves": "{area} {year}: prisändringen {change:percent} är den närmaste med {decimals:count:decimal|decimaler} ({needed:percent} skulle bära kostnaden) och ger resultatet {left:amount} {unit}",
    "frame-untested": "alla verksamhetsområden har inte både kostnad och intäkt",
    "frame-broken": "{year}: nettokostnaden för alla områden är {net:amount} {unit}, budgetramen {frame:amount} {unit}: {over:amount} {unit} för mycket",
    "returning-frame-broken": "{year}: nettokostnaden för alla områden är {net:amount} {unit} {returned:each: och }, budgetramen {frame:amount} {unit}: {over:amount} {unit} för mycket",
    "area-beyond-frame": "{area} {year}: nettokostnad {net:amount} {unit}, ramen {frame:amount} {unit}: {over:amount} {unit} för mycket",
    "frame-anew": "skriv {year}: {net} i ramen",
    "frame-changed": "låt besluta en förändring av ramen: one_off: {{{year}: {over}}}, med skäl och källa",
    "frame-broken-fix": "ändra områdenas resultat till sammanlagt {result:amount} {unit}",
    "too-much": "för mycket",
    "too-little": "för lite",
    "of-cost": "kostnader, {row}",
    "of-revenue": "intäkter, {row}",
    "of-result": "resultat, {row}",
    "of-investments": "investeringar, {row}",
    "footing-rows": "{count:count:rad|rader}",
    "footing-services": "{count:count:tjänst|tjänster}",
    "footing-result": "intäkter minus kostnader",
    "footing-expenditure": "tryckt summa och inkomster",
    "footing-broken": "{year}, {of}: tryckt {printed:amount} {unit}, men {what} ger {total:amount} {unit}: {difference:amount} {unit} {direction}, och avrundning förklarar högst {bound:amount} {unit}",
    "footing-rounded": "{year}, {of}: tryckt {printed:amount} {unit}, men {what} ger {total:amount} {unit}: {difference:amount} {unit} {direction}, inom de {bound:amount} {unit} som avrundning förklarar",
    "footing-rows-lacking": "{count:count:rad|rader} (siffra saknas för {lacking:names})",
    "sum-fix": "skriv {total}, eller rätta raden som är fel",
    "footing-fix": "rätta raden som är fel, eller anteckna avvikelsen {amount} under accepted med orsaken; skriv {total} bara om det är det som står i dokumentet",
    "lacking-fix": "skriv vad {lacking:names} hade {year} ({amount} ger summan), eller anteckna avvikelsen {amount} under accepted med orsaken; skriv {total} bara om det är det som står i dokumentet",
    "footing-untested": "{of}: en rad under summan saknar siffra för det året",
    "with-causes": "{found}; {causes}",
    "cause-only": "en enda orsak ger {years} exakt: att {cause}",
    "cause-undetermined": "orsaken går inte att avgöra: det som ger {years} exakt är att {causes:each:, eller att }",
    "cause-undetermined-more": "orsaken går inte att avgöra: det som ger {years} exakt är att {causes:each:, eller att }, eller en av {count:amount} till",
    "cause-none": "ingen känd orsak ger {years}",
    "input-of": "{of}, {what}",
    "margin": "{claim}: håller tills {input} {ways:each: eller }",
    "margin-falls": "sjunker med mer än {by:number} {unit}",
    "margin-rises": "ökar med mer än {by:number} {unit}",
    "margin-falls-number": "sjunker med mer än {by:number}",
    "margin-rises-number": "ökar med mer än {by:number}",
    "margin-falls-points": "sjunker med mer än {by:number} procentenheter",
    "margin-rises-points": "ökar med mer än {by:number} procentenheter",
    "margin-falls-at-all": "sjunker alls",
    "margin-rises-at-all": "ökar alls",
    "margin-changes": "ändras alls",
    "disguised-services": "förklädda indata: {of}, är {year} det som dess tjänster summerar till, och står kvar när de ändras",
    "disguised-sum": "förklädda indata: {of} är summan av {parts:names} i varje år, och står kvar när de ändras",
    "disguised-printed": "förklädda indata: det som är tryckt för {of}, hålls {years} mot siffror som är givna i filen: inget leder till dem",
    "row-cost": "kostnaderna",
    "row-revenue": "intäkterna",
    "row-itself": "den tryckta raden",
    "slip-left-out": "{row} inte är med",
    "slip-doubled": "{row} är med två gånger",
    "slip-sign": "{row} har fel tecken",
    "slip-year-late": "{row} har siffran för året före",
    "slip-year-early": "{row} har siffran för året efter",
    "slip-swapped": "{row} har två omkastade siffror",
    "slip-tenfold": "{row} har en nolla för mycket",
    "slip-tenth": "{row} har tappat siffror i slutet",
    "slip-dropped": "{row} har tappat en siffra",
    "slip-typed-twice": "{row} har samma siffra två gånger",
    "misread": "{row} lästes som {read:amount} och inte som {was:amount}",
    "two-left-out": "{rows:each: och } inte är med",
    "copied": "{row} är avskriven från {other}",
    "added-as-calculated": "{row} summerar sina rader som de beräknas, och inte som de är tryckta",
    "added-unrounded": "{row} summerar sina rader före avrundningen",
    "not-moved": "{row} inte räknades upp alls",
    "moved-by": "{row} räknades upp med {index:names} i stället för sitt eget index",
    "shares-swapped": "{row} har andelarna av sina index omkastade",
    "shares-kept": "{row} räknades upp med sina index i samma andelar varje år",
    "without-lasting": "{row} saknar sin varaktiga ändring",
    "without-one_off": "{row} saknar sin engångsändring",
    "without-agreement": "{row} saknar det som avtalats",
    "without-variable_share": "{row} inte följer sin volym",
    "rates-missed": "{row} saknar uppräkningen för {year}",
    "rates-late": "{row} har uppräkningen för året före",
    "rates-early": "{row} har uppräkningen för året efter",
    "rates-of": "{row} har uppräkningen för {year} i varje år",
    "rounded-yearly": "{row} avrundades varje år",
    "carried-whole": "{row} räknades upp som helhet från {since}, {by}",
    "carried-whole-once": "{row} räknades upp som helhet från {since}, {by}, avrundad en gång",
    "carried-whole-yearly": "{row} räknades upp som helhet från {since}, {by}, avrundad varje år",
    "carried-in-steps": "{row} räknades upp från {since} med {step:amount} {unit} om året",
    "by-index": "med {index:names}",
    "by-rate": "med {rate:percent} om året",
    "by-rates": "med {low:percent} till {high:percent} om året",
    "by-nothing": "till samma belopp",
    "parts-beyond": "{name} {year}: kvinnor och män är {parts:number}, hela antalet {whole:number}: {over:number} för mycket",
    "parts-fix": "rätta helheten eller en av delarna",
    "plan-differs": "{year}, {of}: tryckt {printed:amount} {unit}, beräknat med filens egen uppräkning {calculated:amount} {unit}: {difference:amount} {unit} {direction}",
    "plan-untested": "{of}: tryckt {printed:amount} {unit}, men {area} har ingen siffra att pröva mot",
    "plan-fix": "rätta uppräkningen, andelen eller det fasta belopp som raden följer, eller anteckna avvikelsen {amount} under accepted med orsaken; skriv {total} bara om det är det som står i dokumentet",
    "within-rounding": "{found}, inom de {bound} som avrundning förklarar",
    "record-left": "{of}: inte längre som tryckt, tryckt minus vad filen nu har i {unit}: {years:each:, }",
    "record-year": "{year} {amount:amount}",
    "given-differs": "{year}, {of}: tryckt {printed:amount} {unit}, i filen {calculated:amount} {unit}: {difference:amount} {unit} {direction}",
    "given-fix": "skriv {printed} under {place}, eller anteckna avvikelsen {amount} under accepted med orsaken; skriv {total} bara om det är det som står i dokumentet",
    "no-such-row": "{name:quoted} är ingen rad i den här budgeten",
    "row-fix": "skriv en rad som hr.cost, volumes.NAMN, investments.total eller published.cost.total",
    "write-text": "skriv {text}",
    "repeat-untested": "{of} har ingen siffra för det året",
    "repeat-differs": "{of} {year}: den här tabellen anger {printed:number}, den andra {figure:number}: {difference:number} i skillnad",
    "repeat-fix": "se efter i båda tabellerna och rätta siffran som är felavskriven; står de olika i tryck, anteckna avvikelsen {amount} under accepted med orsaken",
    "investments-beyond-frame": "{year}: investeringar på {total:amount} {unit}, ramen {frame:amount} {unit}: {over:amount} {unit} för mycket",
    "investments-beyond-frame-fix": "flytta {over:amount} {unit} till ett annat år, eller låt ramen beslutas på nytt",
    "capital-beyond-frame": "{year}: kapitalkostnad på {cost:amount} {unit}, ramen {frame:amount} {unit}: {over:amount} {unit} för mycket",
    "capital-beyond-frame-fix": "senarelägg investeringar, eller skriv av dem över längre tid, tills året kostar {over:amount} {unit} mindre; eller låt ramen beslutas på nytt",
    "capital-beyond-cost": "{area} {year}: kostnad {cost:amount} {unit}, och det som området använder kostar {capital:amount} {unit} i avskrivning och ränta: {over:amount} {unit} för lite",
    "capital-beyond-cost-fix": "skriv en kostnad på minst {capital:amount} {unit}, eller ta bort used_by från en post som inte ingår i den",
    "of-customers": "kunderna till {area}, {service},",
    "shares-not-one": "{of} {years}: summan av andelarna är {total:number}, {off:number} {direction}",
    "amounts-not-whole": "{pool} {year}: kostnad {cost:amount} {unit}, de beslutade beloppen {shared:amount} {unit}: {off:amount} {unit} {direction}",
    "amounts-not-whole-fix": "ändra beloppen till sammanlagt {cost:amount} {unit}",
    "shared-by-nobody": "{of} {year}: ingen har någon andel enligt fördelningsnyckeln, och {whole:amount} {unit} bärs av ingen",
    "shared-by-nobody-fix": "skriv en siffra för {year} för den som bär det",
    "shared-beyond-cost": "{area} {year}: kostnad {cost:amount} {unit}, {borne} {beside:amount} {unit}: {over:amount} {unit} för lite",
    "borne-shared": "varav fördelade kostnader",
    "borne-both": "varav fördelade kostnader, avskrivning och ränta",
    "shared-beyond-cost-fix": "skriv en kostnad på minst {beside:amount} {unit}, eller ta bort området ur en fördelningsnyckel",
    "amount-of": "{amount:amount} {unit}",
    "amount-besides": "{amount:amount} {unit} (resultat {result:amount} {unit}, återfört av tidigare {returned:amount} {unit})",
    "surplus-left": "{area} {year}: överskott {layer}, att återföra inom {within:count:år|år}, senast {due}: {left:amount} {unit} för lite återförs",
    "deficit-left": "{area} {year}: underskott {layer}, att täcka inom {within:count:år|år}, senast {due}: {left:amount} {unit} för lite täcks",
    "return-in": "skriv {amount} under returned för {year}",
    "surplus-left-fix": "återför {left:amount} {unit} mer senast {due}: skriv det under returned, och ta in så mycket mindre",
    "deficit-left-fix": "täck {left:amount} {unit} mer senast {due}: skriv det under returned, negativt, och ta in så mycket mer",
    "surplus-beyond": "{area} {year}: {returned:amount} {unit} av överskott återförs, och {open:amount} {unit} finns att återföra: {over:amount} {unit} för mycket",
    "deficit-beyond": "{area} {year}: {returned:amount} {unit} av underskott täcks, och {open:amount} {unit} finns att täcka: {over:amount} {unit} för mycket",
    "returned-beyond-fix": "skriv {amount} för {year}, eller ange kostnad och intäkt för året som det gäller",
    "surplus-open": "{area}: av överskottet ska {left:amount} {unit} återföras senast {due}, efter det sista året här",
    "deficit-open": "{area}: av underskottet ska {left:amount} {unit} täckas senast {due}, efter det sista året här",
    "investment-off-level": "{line} {year}: {amount:amount} {unit}, normal nivå {level:amount} {unit} ± {band:percent} ger gränsen {bound:amount} {unit}: {off:amount} {unit} {direction}",
    "investment-off-level-fix": "skriv från {low:amount} till {high:amount} {unit}, eller godta avvikelsen med skälet",
    "share-untested": "{area}: inga två av områdets index har olika uppräkning det året",
    "share-agreed": "{area}: priset för det året är avtalat och följer inga andelar",
    "share-allowed": "{area}: {index} är {share:percent} av kostnaden och ger {change:percent}; tryckta {printed_low:fixed}–{printed_high:fixed} % medger {allowed}, med avrundning {rounded}",
    "share-by-rounding": "{area} {year}: {index} med {share:percent} av kostnaden ger en prisändring på {change:percent}, som bara avrundningen medger: tryckta {printed_low:fixed}–{printed_high:fixed} % lämnar {allowed}, med avrundning {rounded}",
    "share-disallowed": "{area} {year}: {index} med {share:percent} av kostnaden ger en prisändring på {change:percent}: tryckta {printed_low:fixed}–{printed_high:fixed} % lämnar {allowed}, även med avrundning {rounded}",
    "share-span": "{low:number}–{high:number} %",
    "share-none": "ingen andel",
    "share-fix": "skriv en andel från {low} till {high}, eller rätta årets uppräkning",
    "share-rates-fix": "rätta årets uppräkning eller det tryckta spannet",
    "span-beyond-decided": "{area} {year}: priset ändras enligt beslut med {change:fixed} %, spannet {span} är {low:fixed} till {high:fixed} %: {off:fixed} procentenheter {direction}",
    "span-beyond-given": "{area} {year}: den angivna intäkten ändrar priset med {change:fixed} %, spannet {span} är {low:fixed} till {high:fixed} %: {off:fixed} procentenheter {direction}",
    "span-beyond-self-cost": "{area} {year}: priset ändras vid självkostnad med {change:fixed} %, spannet {span} är {low:fixed} till {high:fixed} %: {off:fixed} procentenheter {direction}",
    "span-beyond-rates": "{area} {year}: priset ändras enligt årets uppräkning med {change:fixed} %, spannet {span} är {low:fixed} till {high:fixed} %: {off:fixed} procentenheter {direction}",
    "span-beyond-agreed": "{area} {year}: priset ändras enligt avtal med {change:fixed} %, spannet {span} är {low:fixed} till {high:fixed} %: {off:fixed} procentenheter {direction}",
    "span-beyond-indexed": "{area} {year}: priset ändras enligt sitt index med {change:fixed} %, spannet {span} är {low:fixed} till {high:fixed} %: {off:fixed} procentenheter {direction}",
    "span-without-rates": "{area}: kostnaden har ingen uppräkning det året",
    "span-without-price": "{area}: inget pris {before} att ändra",
    "span-change": "skriv price_change {year}: {change}",
    "span-change-instead": "ta bort {row} för {year} och skriv price_change {year}: {change}",
    "span-change-of-price": "{change} (ett pris på {price:number} {unit})",
    "span-price": "skriv price {year}: {price}",
    "span-revenue": "ändra tjänsternas intäkter till {revenue:amount} {unit}",
    "span-leaves": "{written}, vilket ger ett resultat på {result:amount} {unit}",
    "span-cost-falls": "sänk kostnaden med {by:amount} {unit} till {cost:amount} {unit}",
    "span-cost-rises": "höj kostnaden med {by:amount} {unit} till {cost:amount} {unit}",
    "span-cost-or": "{cost}, eller {price}",
    "span-anew": "låt spannet beslutas på nytt: inget helt belopp i {unit} ligger inom det",
    "span-billed-anew": "låt spannet beslutas på nytt, eller ändra kostnaden, av vilken kunder faktureras en andel",
    "span-without-step": "låt spannet beslutas på nytt, eller ett mindre prissteg: inget pris i steg om {step:number} {unit} ligger inom det",
    "span-rates-fix": "rätta uppräkningen {year} eller kostnadens andelar, eller låt spannet beslutas på nytt",
    "span-agreed-fix": "låt avtalet för {year} göras om, eller låt spannet beslutas på nytt",
    "number": "{value:number}",
    "fixed": "{value:fixed}",
    "percent": "{value:percent}",
    "no-such-figure": "{address:quoted} är ingen siffra i den här budgeten",
    "figure-year-fix": "skriv ett år som {row} har: {years}",
    "figure-fix": "skriv en rad och ett år, som hr.cost.2023 eller volumes.NAMN.2023",
    "no-results": "inget område har ett resultat för {year}",
    "no-results-fix": "skriv ett år med kostnad och intäkt",
    "claim-of-nothing": "en andel av 0 går inte att räkna i procent",
    "claim-equals": "{claim}: sägs vara {claimed}, men siffrorna ger {figure}",
    "claim-at-least": "{claim}: sägs vara minst {claimed}, men siffrorna ger {figure}",
    "claim-at-most": "{claim}: sägs vara högst {claimed}, men siffrorna ger {figure}",
    "claim-fix": "rätta siffrorna som det handlar om, eller anteckna avvikelsen {amount} under accepted med orsaken; rätta påståendet bara om dokumentet säger något annat",
    "claim-of-nothing-fix": "ange siffror under percent_of som är mer än 0",
    "target-missed": "{measure} {year}: {figure}, men {wanted} {target} önskas {until}: {off} {direction}",
    "target-missed-computed": "{measure} {year}: budgeten ger {figure} ({of}), men {wanted} {target} önskas: {off} {direction}",
    "target-missed-fix": "ett utfall på {meets} når det; rätta siffran om den är felavskriven, eller anteckna avvikelsen {amount} under accepted med skälet",
    "target-missed-computed-fix": "med siffror som ger {meets} nås det; ändra dem, eller anteckna avvikelsen {amount} under accepted med skälet",
    "target-without-figure": "bedöms inte, det senaste utfallet saknar uppgift: {measure}",
    "target-without-target": "bedöms inte, inget värde önskas sedan det senaste utfallet: {measure}",
    "computed-differs": "{measure} {year}: tryckt {printed:number}, men siffrorna ger {figure:number} ({of}): {off:number} {direction}",
    "computed-differs-fix": "skriv {figure:number}, eller rätta siffrorna som det beräknas av; om dokumentet ska stå kvar som det är, anteckna avvikelsen {amount} under accepted med skälet",
    "computed-of-no-outcome": "bedöms inte, årets siffror är inget utfall: {measure}",
    "computed-of-nothing": "bedöms inte, inget att beräkna det av eller inget utfall: {measure}",
    "unused-indices": "indexet {name:quoted} följs av inget område",
    "unused-sources": "källan {name:quoted} anges inte för några siffror",
    "unused-customers": "kunden {name:quoted} finns inte i någon fördelningsnyckel",
    "unused-volumes": "volymen {name:quoted} används av inget område, ingen fördelning, inget påstående och ingen upprepad siffra",
    "unused-notes": "anmärkningen {name:quoted} nämns inte av någon indikator",
    "unused-municipal-goals": "det kommunövergripande målet {name:quoted} nämns inte av något mål",
    "unused-fix": "använd det, ta bort det, eller godta det under accepted med skälet",
    "accepted-of-no-rule": "{name:quoted} är ingen regel",
    "known-rules": "de som finns: {known:names:all}",
    "accepted-gone": "den godtagna avvikelsen enligt {rule} vid {place} finns inte",
    "accepted-gone-by": "den godtagna avvikelsen enligt {rule} vid {place} på {amount:number} finns inte",
    "accepted-gone-fix": "ta bort den",
    "moved": "{found} (godtaget var {was:each:, })",
    "unpinned": "{found} (godtagen utan belopp: skriv amount: {amount})",
    "block-without-source": "{of} säger inte var siffrorna kommer ifrån",
    "block-without-reason": "antagandet om {of} säger inte varför det görs",
    "accepted-without-source": "den godtagna avvikelsen säger inte vilken källa den gäller",
    "accepted-without-reason": "den godtagna avvikelsen säger inte varför den godtas",
    "source-fix": "lägg till source: och en av filens källor",
    "reason-fix": "skriv skälet med några ord",
    "shared-beyond-key-fix": "rätta fördelningsnyckeln, som ger området mer att bära ju mer det kostar, eller vad det kostar",
    # --- the reports
    "junit-nothing": "inget kunde prövas",
    "junit-constructed": "följer av hur det beräknas, inget att pröva",
    "comment-checked": "Det här har prövats",
    "comment-rule": "Regel",
    "comment-tested": "Prövade fall",
    "comment-constructed": "Följer av beräkningen",
    "comment-untested": "Kunde inte prövas",
    "comment-accepted": "Godtagna avvikelser",
    "page-contents": "Innehåll",
    "page-what-if": "Om något blir annorlunda",
    "page-what-if-lead": "Ändra det som planen räknar med. Tabeller, diagram och kontroller följer med direkt, och varje siffra öppnar hur den blir till.",
    "page-price-changes": "Beslutade prisändringar, %",
    "page-prices": "Beslutade priser",
    "page-volumes": "Volymer",
    "page-no-number": "{text} är inget tal: skriv det som 2,5",
    "page-no-rate": "{text} är ingen sats: skriv en över −100 och högst 1000",
    "page-outside": "{text} ligger utanför: skriv {low} till {high}",
    "page-too-fine": "{text} har för många decimaler: skriv högst {finest}",
    "page-unknown": "länken anger {name}, som inte finns på den här sidan: det utelämnas",
    "page-linked": "länken anger {name}: {wrong}; det utelämnas",
    "page-slider": "{label}, reglage",
    "page-by-year": "{title} år för år",
    "page-reset": "Tillbaka till planen",
    "page-link": "Länk till de här värdena",
    "page-as-planned": "Inget är ändrat: sidan visar planen.",
    "page-planned": "planen: {planned}, skillnad {difference}",
    "page-told": "{title} {year}: {value}, {difference} mot planen.",
    "page-difference": "Skillnad mot planen, {unit}; text och kursiva siffror är planens",
    "page-total-cost": "Kostnader",
    "page-total-revenue": "Intäkter",
    "page-total-result": "Resultat",
    "page-checks": "Kontroller",
    "page-holds": "{count} av {all}",
    "page-check-zero": "Resultat som är noll",
    "page-check-sums": "Summor som stämmer",
    "page-check-printed": "Tryckta uppgifter som stämmer med de beräknade",
    "page-check-frame": "År med investeringar inom ramen",
    "page-close": "Stäng",
    "page-changed": "ändrat här",
    "page-skip": "Hoppa till innehållet",
    "page-derivation": "Så blir siffran till",
    "page-years": "Budget {base} med plan {plan}",
    "sheet-file": "Fil: {file}",
    "under-scenarios": "{file}, scenario {scenarios}",
    "sheet-scale": "Belopp i {unit}. Basår {base}.",
    "sheet-cost": "Kostnader, {unit}",
    "sheet-revenue": "Intäkter, {unit}",
    "sheet-result": "Resultat, {unit}",
    "sheet-price-change": "Prisändring, %",
    "sheet-investments": "Investeringar, {unit}",
    "sheet-published": "Tryckt plan, {unit}: tryckt, och tryckt minus beräknat",
    "sheet-rates": "Uppräkning, %/år",
    "kind-actual": "bokslut",
    "kind-budget": "budget",
    "kind-plan": "plan",
    "total": "Summa",
    "frame": "Ram",
    "sheet-frames": "Nettokostnad och ram, {unit}",
    "frame-of-area": "ram",
    "left-of-area": "kvar",
    "frame-minus-total": "Ram minus summa",
    "row-total": "summa",
    "row-income": "inkomster",
    "row-expenditure": "utgifter",
    "row-of-cost": "Kostnader, {row}",
    "row-of-revenue": "Intäkter, {row}",
    "row-of-result": "Resultat, {row}",
    "row-of-investments": "Investeringar, {row}",
    "difference": "avvikelse",
    "own-rates": "filens egna",
    "assumptions": "Antaganden",
    "assumption": "{of} ({kind}): {reason}",
    "mark-assumed": "antaget",
    "mark-inferred": "härlett",
    "mark-derived": "beräknat",
    "notes": "Anmärkningar",
    "and-planned": "Intäkten för {of} {years} sätts lika med kostnaden och det planerade resultatet.",
    "less-returned": "Intäkterna för {of} {years} sätts lika med kostnaderna minus det som återförs av tidigare resultat.",
    "published-agreeing": "Tryckt plan: allt som beräknat, {rows:count:rad|rader}",
    "sheet-unlike-cost": "Intäkter som inte är lika med kostnaden, {unit}",
    "mean": "snitt",
    "mean-a-year": "%/år",
    "revenue": "Intäkter",
    "result": "Resultat",
    "result-of-it": "resultat",
    "total-own-rates": "med filens uppräkning",
    "total-off-own": "skillnad",
    "total-net": "netto, utan vad områden betalar varandra",
    "cost-change-of": "{area} (kostnad)",
    "set-to-cost": "{mark} {years}: intäkten sätts lika med kostnaden där inget pris är beslutat; ej prövat",
    "partial": "{mark} Summan {years} saknar {names:names}: inget belopp är angivet",
    "partial-more": "{mark} Summor andra år saknar andra rader ({count:amount} till)",
    "in-balance": "i balans {years}",
    "in-balance-but": "{told}, ej prövat {years}",
    "not-in-balance": "inte i balans: {off:each:, }",
    "not-in-balance-more": "{told} och {count:amount} till",
    "balance-untested": "balansen är inte prövad, inget år har en intäkt att ställa mot kostnaden",
    "all-areas": "alla områden",
    "off-balance": "{name} {year} {amount:amount}\u00a0{unit}",
    "off-balance-rule": "{name} {year} ({rule})",
    "history-line": "Tidigare år, {years}",
    "published-differing": "Tryckt plan: {differing} av {rows} rader avviker, som mest {most:amount}\u00a0{unit}",
    "investments-line": "Investeringar: {count:count:rad|rader}",
    "investments-over": "Investeringar: {count:count:rad|rader}, över ramen {years}",
    "assumptions-line": "Antaganden: {count:amount}, vart och ett med sitt skäl",
    "parts-line": "Finns också: --show\u00a0{parts}",
    "prices-line": "Prisändring, %: {span}",
    "rates-line": "Uppräkning, %/år: {rates:each:, }",
    "rate-line": "{name} {rate}",
    "rate-line-own": "{name} {rate} (filens egna {own})",
    "rate-span": "{least} till {most}",
    "shown-by": "{told}: --show\u00a0{part}",
    "checked-none": "Avvikelser från balansen: inga; vssbudget check prövar alla regler",
    "checked-line": "Avvikelser från balansen: {found:amount}, se vssbudget check-balance; alla regler: vssbudget check",
    "finding-more": "och {count} till",
    "verdict-found": "{found:each:, }",
    "verdict-refused": "{found:each:, }; budgeten kunde inte prövas",
    "count-error": "{count:count:fel|fel}",
    "count-following": "{count:count:följdfel|följdfel}",
    "count-warning": "{count:count:varning|varningar}",
    "count-notice": "{count:count:upplysning|upplysningar}",
    "count-accepted": "{count:count:godtagen|godtagna}",
    "count-notice-unlisted": "{count:count:upplysning|upplysningar} (--notices)",
    "count-accepted-unlisted": "{count:count:godtagen|godtagna} (--accepted)",
    "count-checks": "{count:count:kontroll|kontroller} enligt {rules:count:regel|regler}",
    "counts": "{told:each:; }",
    "word-holds": "OK",
    "word-broken": "INTE OK",
    "word-unbalanced": "INTE I BALANS {years}",
    "word-nothing": "INTE PRÖVAD",
    "word-refused": "AVVISAD",
    "reason-holds": "{told:each:; }",
    "reason-broken": "{found:each:, }",
    "reason-strict": "{found:each:, }; med --strict räknas varningar",
    "reason-balanced": "i balans {years}",
    "reason-untested": "ej prövat {years}",
    "reason-set": "intäkten sätts lika med kostnaden {years}",
    "reason-accepted": "obalans godtagen {years}",
    "reason-tested": "det som har prövats stämmer",
    "total-holds": "OK: alla {all:amount} filer",
    "total-broken": "INTE OK: {broken:amount} av {all:count:fil|filer}: {told:each:; }",
    "total-files": "{files:names}",
    "total-missing": "{missing:amount} gick inte att läsa",
    "verdict-holds": "alla regler som kunde prövas är uppfyllda",
    "verdict-nothing": "inget kunde prövas",
    "severity-error": "fel",
    "severity-warning": "varning",
    "severity-notice": "upplysning",
    "severity-accepted": "godtagen",
    "accepted-because": "godtagen: {reason}",
    "follow-from-it": "{count:count:följdfel|följdfel} försvinner när detta är rättat",
    "follows-from": "det är ett följdfel av {rule} på rad {line}: rätta det först",
    "tested": "prövade {counted}",
    "tested-by-construction": "följer av hur det beräknas, inte prövade: {counted}",
    "not-tested": "kunde inte prövas: {message}",
    "not-tested-in": "kunde inte prövas: {year}: {message}",
    "not-tested-more": "kunde inte prövas: {count} till",
    "counted-none": "0",
    "counted": "{total:amount}",
    "counted-alike": "{total:amount} ({each:amount} per år {years})",
    "counted-between": "{total:amount} ({least:amount} till {most:amount} per år {years})",
    "outcome": "för kännedom, utfallet {year}: {total:amount} ({areas:each:, })",
    "outcome-area": "{area} {amount:amount}",
    "not-annotated": "utan annotering: {rest} till",
    "refusals": "En fil avvisas, före alla regler, för: {names}",
    "example-fails": "En budget som bryter mot regeln",
    "example-holds": "En budget som följer regeln",
    "example-told": "Rad {line}: {told}",
    "information": "för kännedom: {year}: {message}",
    "information-more": "för kännedom: {count} till",
    "step-at-last-volume": "{year} års belopp vid volymen {before}",
    "step-paid-in-price-unit": "{year} års belopp i prisernas enhet",
    "step-price-before": "pris per enhet {before}",
    "step-price-in-steps": "pris per enhet {year} avrundat till sitt steg",
    "step-weighed-cost": "kostnader {year} som uppräkningen vägs med",
    "step-rate-part": "vad {index} {year} medger",
    "step-moved-unit": "vad {part} tillför {year} per krona",
    "step-key-cap": "procentenheter som en andel får ändras",
    "step-net-cost": "{what}, kostnader {year} netto, utan vad områden betalar varandra",
    "step-net-revenue": "{what}, intäkter {year} netto, utan vad områden betalar varandra",
    "step-paid-within": "vad områden betalar varandra {year}",
    "step-paid-within-by": "vad {name} bär av områden {year}",
    "step-pool-at-most": "{what}, kostnad eller vad som fördelas {year}, det som är störst",
    "step-part-within": "del av kostnaden för {name} som kommer från områden {year}",
    "step-agreed-level": "kostnader {year} som följer avtalet",
    "step-index": "uppräkning enligt {index} till {year}",
    "step-capital-of": "{what}, kapitalkostnad {year}, oavrundad",
    "step-exact-cost-of": "{what}, kostnader {year}, oavrundade",
    "step-percents": "procent av intäkterna {before} som en enhet är",
    "step-rise": "höjning {year}",
    "step-of-sum": "summa {year}",
    "step-of-difference": "differens {year}",
    "step-of-negated": "avdrag {year}",
    "step-of-product": "produkt {year}",
    "step-of-ratio": "kvot {year}",
    "step-of-rounded": "avrundat {year}",
    "step-of-size": "belopp {year} utan tecken",
    "step-of-at-least-nothing": "om det är minst 0 {year}",
    "step-of-mean": "medelvärde {year}",
    "step-of-largest": "de största {year}",
    "step-indicator": "{of} {year}",
    "indicator-budget-deviation": "resultatet i % av intäkterna",
    "indicator-investment-deviation": "det som investeringsramen lämnar eller saknar, i % av den",
    "indicator-areas-in-balance": "områden med ett resultat på minst 0, i % av alla utom stabsenheter",
    "indicator-largest-share": "intäkterna i de två största områdena, i % av alla",
    "step-in-balance": "{what}, i balans {year}: 1 för ja",
    "step-of-above-nothing": "belopp {year} där det är över noll",
    "count-hundred": "procent av det hela",
    "count-level": "nivån {before}",
    "count-nothing": "inget {year}",
    "count-alike": "tillsammans kostar de inget {year}, så alla räknas lika",
    "count-years": "år sedan dess",
    "how-negated": "med omvänt tecken",
    "how-size": "utan tecken",
    "how-at-least-nothing": "om det är minst 0",
    "how-above-nothing": "noll där det är under noll",
    "how-in-steps": "det hela steg, det andra, som är närmast det första",
    "steps-more": "{count} till: --full visar dem",
    "step-cohort": "{line}, {cohort}",
    "step-cohort-cost": "{line}, {cohort}: kapitalkostnad {year}, oavrundad",
    "step-cohort-depreciation": "{line}, {cohort}: avskrivning {year}",
    "step-cohort-interest": "{line}, {cohort}: ränta {year}",
    "step-cohort-book-value": "{line}, {cohort}: bokfört värde vid utgången av {year}",
    "count-life": "år som var kvar av nyttjandeperioden",
    "count-life-months": "månader som var kvar av nyttjandeperioden",
    "count-months-a-year": "månader på ett år",
    "count-months-left": "månader kvar av nyttjandeperioden vid utgången av {year}",
    "count-used": "månader av nyttjandeperioden {year}",
    "count-years-left": "år kvar av nyttjandeperioden vid utgången av {year}",
    "step-figure": "{address} {year}",
    "step-total": "summa",
    "step-investment": "{line} {year}",
    "step-without": "{what} utan {names:names}",
    "step-investments-without": "investeringar {year}, summa utan {names:names}",
    "step-investments": "investeringar {year}, summa",
    "step-cost": "{what}, kostnader {year}",
    "step-revenue": "{what}, intäkter {year}",
    "step-result": "{what}, resultat {year}",
    "step-price-result": "{what}, resultat {year} som priset lämnar",
    "step-price-change": "{what}, prisändring {year}",
    "step-exact-cost": "kostnader {year}, oavrundade",
    "step-exact-revenue": "intäkter {year}, oavrundade",
    "step-exact-change": "prisändring {year}, oavrundad",
    "step-given-cost": "angivna kostnader {year}",
    "step-given-revenue": "angivna intäkter {year}",
    "step-given-lasting": "varaktig förändring från {year}",
    "step-given-frame": "angiven ram {year}",
    "step-decided-lasting": "varaktig förändring från {year}: {reason}",
    "step-decided-one-off": "engångsförändring {year}: {reason}",
    "step-area-frame": "{what}, ram {year}",
    "step-exact-frame": "ram {year}, oavrundad",
    "step-net-cost-of": "{what}, nettokostnad {year}",
    "step-left-of": "{what}, kvar av ramen {year}",
    "step-given-one-off": "engångsförändring {year}",
    "step-given-price-change": "beslutad prisändring {year}",
    "step-agreed-price-change": "avtalad prisändring {year}",
    "step-step": "fast belopp per år",
    "step-steps": "fasta belopp sedan dess",
    "step-grown": "uppräknat till {year}",
    "step-share": "andel {index}",
    "step-part": "del som följer {index}",
    "step-mix": "sammanvägd uppräkning till {year}",
    "step-rate": "{index} {year}",
    "step-part-of": "vad delen är av den andra",
    "step-index-rate": "{index} {year}",
    "step-exact-index-rate": "{index} {year}, oavrundat",
    "step-index-part": "vad {index} bidrar med till indexet {year}",
    "step-index-level": "indextal {index} {year}",
    "step-index-points": "procentenheter på indexet {year}",
    "step-growth": "uppräkning enligt {index} {year}",
    "step-variable-share": "andel som följer volymen",
    "step-effect": "volymeffekt {year}",
    "step-volume": "{volume} {year}",
    "step-ratio": "{volume} {year} mot föregående år",
    "step-unit-price": "{what}, pris per enhet {year}",
    "step-cost-part": "{part}, kostnader {year}",
    "step-paid": "vad priset ger {year}",
    "step-paid-before": "intäkter {before} vid volymen {year}",
    "step-per": "{price} på en {unit}",
    "step-exact-price": "pris per enhet {year}, oavrundat",
    "step-given-other-revenue": "övriga intäkter {year}",
    "step-given-price": "beslutat pris per enhet {year}",
    "step-agreed-rate": "avtalad uppräkning {year}",
    "step-agreed-growth": "uppräkning enligt avtal {year}",
    "step-index-agreed": "uppräkning enligt avtal till {year}",
    "step-part-agreed": "del av {index}, enligt avtal till {year}",
    "step-borne": "kapitalkostnad och fördelad kostnad {year}",
    "step-agreed-amount": "avtalade kostnader {year}",
    "step-times-weight": "avtalade kostnader gånger det som de fördelas efter {year}",
    "step-agreed-share": "andel av de avtalade kostnaderna {year}",
    "step-agreed-part": "vad avtalet {year} medger",
    "step-times-agreed": "kostnader {year} som följer avtalet, gånger den avtalade uppräkningen",
    "step-price": "uppräkning av priset {year}",
    "step-frame": "investeringsram {year}",
    "step-left": "investeringsram {year} minus investeringar",
    "step-off": "{address} {year}, tryckt minus beräknat",
    "step-self-cost-change": "{what}, prisändring {year} vid självkostnad",
    "step-self-cost-part": "{what}, prisändring {year} vid självkostnad: {part}",
    "step-exact-part": "{part} i procent av intäkterna {before}",
    "step-moved": "vad {part} tillför {year}",
    "step-following": "del som följer {index}, {year}",
    "step-factor": "uppräkning till {year}",
    "step-effects": "volymeffekt till {year}",
    "step-rates-mixed": "sammanvägd uppräkning {year} enligt kostnadens andelar",
    "step-capital": "kapitalkostnad {year}, oavrundad",
    "step-capital-line": "{line}, kapitalkostnad {year}, oavrundad",
    "step-capital-depreciation": "{line}, avskrivning {year}",
    "step-capital-interest": "{line}, ränta {year}",
    "step-capital-book-value": "{line}, bokfört värde vid utgången av {year}",
    "step-capital-cost": "{line}, kapitalkostnad {year}",
    "step-capital-frame": "ram för kapitalkostnaden {year}",
    "step-capital-left": "ram för kapitalkostnaden {year} minus kapitalkostnaden",
    "step-depreciation": "avskrivning {year}, oavrundad",
    "step-interest": "ränta {year}, oavrundad",
    "step-book-value": "bokfört värde vid utgången av {year}, oavrundat",
    "step-depreciable": "avskrivningsbart belopp",
    "step-residual": "restvärde",
    "step-undepreciated": "avskrivningsbart belopp kvar vid utgången av {year}, oavrundat",
    "step-life": "nyttjandeperiod i år",
    "step-internal-rate": "internränta {year}",
    "step-times-rate": "bokfört värde gånger räntan",
    "step-life-months": "nyttjandeperiod i månader",
    "step-times-months": "belopp gånger månaderna som är kvar",
    "step-times-used": "belopp gånger månaderna {year}",
    "step-times-years": "belopp gånger åren som är kvar",
    "how-option": "angivet på kommandoraden",
    "how-same": "sätts lika med kostnaden",
    "how-sum": "summa",
    "how-difference": "differens",
    "how-product": "produkt",
    "how-ratio": "kvot",
    "how-fitted": "till sex decimaler så att delarna stämmer med summan",
    "how-growth": "1\u00a0+\u00a0sats\u00a0/\u00a0100",
    "how-effect": "1 + andel\u00a0·\u00a0(kvot\u00a0−\u00a01)",
    "how-change": "(det första / det andra − 1) · 100",
    "how-rounded": "avrundat en gång",
    "sources": "Källor",
    "prices-matrix": "Så mycket behöver varje pris ändras {year}, %",
    "prices-changed": "Så mycket ändrades varje pris {year}, %",
    "prices-needed": "behov",
    "prices-is-decided": "beslutat",
    "prices-is-agreed": "avtalat",
    "prices-is-indexed": "enligt index",
    "prices-is-real": "från {before}, efter pris och volym",
    "prices-leaves": "resultat, {unit}",
    "prices-cost-change": "Ändring av kostnaden",
    "prices-areas-line": "Varje område år för år, med vad ändringen består av",
    "prices-change": "Prisändring vid självkostnad, %",
    "prices-made-of": "{area}: vad ändringen består av, %",
    "prices-self-cost": "Ändring vid självkostnad",
    "prices-decided": "Beslutad ändring",
    "prices-real": "Prisändring från {before}, efter pris och volym",
    "prices-agreed": "Avtalad ändring",
    "prices-indexed": "Ändring enligt {indices}, som priset följer",
    "prices-result": "Resultat som blir kvar, {unit}",
    "prices-note": "Ändringen för ett planår är från föregående års pris till ett som bär kostnaden.",
    "prices-note-base": "Ändringen {base} är vad årets uppräkning ger på kostnadens andelar.",
    "prices-note-agreed": "Där det finns ett avtal för {base} är den vad avtalet säger.",
    "prices-note-indexed": "Där priset följer ett index är den dess procentsats.",
    "prices-full-cost": "Full kostnad, {unit}",
    "prices-unit-volume": "Volym, {unit}",
    "prices-unit-before": "Föregående års pris, {unit}",
    "prices-unit-self-cost": "Pris vid självkostnad, {unit}",
    "prices-unit-stepped": "Pris avrundat till prissteget, {unit}",
    "prices-unit-leaves": "Resultat som prissteget lämnar, {unit}",
    "prices-unit-decided": "Beslutat pris, {unit}",
    "prices-unit-agreed": "Avtalat pris, {unit}",
    "prices-unit-indexed": "Pris enligt sitt index, {unit}",
    "cause-agreement": "avtal",
    "cause-other-revenue": "övriga intäkter",
    "prices-none": "Inget område har ett pris att ändra.",
    "goals-goal": "{goal}",
    "goals-goal-of": "{municipal}: {goal}",
    "goals-measure": "{name}",
    "goals-measure-in": "{name} ({unit})",
    "goals-obligatory": "{name}, obligatorisk",
    "goals-obligatory-in": "{name} ({unit}), obligatorisk",
    "goals-women": "kvinnor",
    "goals-men": "män",
    "goals-computed": "enligt budgeten: {of}",
    "goals-target": "önskat värde, {wanted}: {met}{trend}",
    "wanted-at-least": "minst",
    "wanted-at-most": "högst",
    "wanted-within": "högst plus eller minus",
    "wanted-equals": "exakt",
    "goals-met-true": "nås",
    "goals-met-false": "nås inte",
    "goals-met-none": "går inte att bedöma",
    "trend-": "",
    "trend-better": ", bättre",
    "trend-worse": ", sämre",
    "trend-unchanged": ", oförändrat",
    "goals-standing": "{met:amount} av {of:count:önskat värde|önskade värden} nås",
    "goals-scale": "Det senaste utfallet jämförs med det önskade värdet för samma år, eller det närmast följande, och likaså vad budgeten ger för ett år med önskat värde; bättre och sämre är i önskad riktning.",
    "goals-assignments": "Uppdrag",
    "goals-note": "{mark} {note}",
    "goals-gap": "– ingen uppgift",
    "goals-none": "Budgeten har inga mål.",
    "capital-depreciation": "Avskrivningar, {unit}",
    "capital-interest": "Ränta, {unit}",
    "capital-rate": "Internränta, %",
    "capital-book-value": "Bokfört värde vid årets slut, {unit}",
    "capital-cost": "Kapitalkostnad: avskrivningar och ränta, {unit}",
    "capital-cohort": "investerat {year}",
    "capital-opening": "ingående, {count:count:år|år} kvar",
    "capital-opening-months": "ingående, {count:count:månad|månader} kvar",
    "capital-note": "Linjär avskrivning: en lika stor del varje år av nyttjandeperioden. Räntan är på bokfört värde vid årets början. Ingående värden är de vid ingången av {base}.",
    "capital-used": "{line}: i kostnaden för {area}.",
    "capital-unused": "{line}: inte i något områdes kostnad.",
    "capital-in-use": "{line}: tas i bruk {month}, och skrivs av lika mycket varje månad från och med den.",
    "capital-residual": "{line}: restvärdet, {residual:amount} {unit}, skrivs inte av, och bär ränta så länge det står i böckerna.",
    "capital-without-life": "Utan nyttjandeperiod, och därmed utan kapitalkostnad: {lines:names}.",
    "capital-none": "Ingen investeringspost har någon nyttjandeperiod.",
    "allocate-pool": "Omgång {order}: {pool}, {by}, {unit}",
    "allocate-by-shares": "efter givna andelar",
    "allocate-by-headcount": "efter antal personer",
    "allocate-by-volume": "efter volym",
    "allocate-by-cost": "efter kostnad",
    "allocate-by-amounts": "efter beslutade belopp",
    "allocate-mean": "{by}, medelvärde av {count:count:år|år}",
    "allocate-cap": "{by}, ändras med högst {cap:number} procentenheter per år",
    "allocate-cost": "Kostnad att fördela",
    "allocate-cost-of": "Kostnad för {of}",
    "allocate-left": "Kostnad minus summa",
    "allocate-billed": "Faktureras kunder, intäkt för {of}",
    "allocate-before-after": "Kostnad före och efter fördelning, {unit}",
    "allocate-before": "Kostnad före",
    "allocate-got": "Från omgång {order}",
    "allocate-after": "Kostnad efter",
    "allocate-shared-out": "Fördelas på andra",
    "allocate-kept": "Kvar",
    "allocate-note": "Potterna i en omgång fördelas samtidigt, tillsammans med det som tidigare omgångar gav. Kostnad före är utan all fördelad kostnad.",
    "allocate-note-total": "I summan är det som fördelas allt som kom från omgångarna, och det som är kvar är kostnaden före.",
    "allocate-of-services": "{area}: det som fördelas är kostnaden för dess tjänster, som står under området.",
    "allocate-outside": "Utanför budgeten, bara med det som bärs av de här potterna: {names:names}.",
    "allocate-untouched": "Varken får eller fördelar något: {names:names}.",
    "allocate-none": "Budgeten har inga potter: ingen kostnad fördelas.",
    "allocate-no-customers": "Budgeten har inga kunder som betalar för en tjänst eller bär en del av en pott.",
    "allocate-no-years": "Kostnad fördelas från och med {base}.",
    "allocate-pays": "Vad kunderna betalar, {unit}",
    "allocate-all-customers": "Alla kunder",
    "allocate-shares": "{of}: varje kunds andel, {by}, %",
    "allocate-moved": "ändring, procentenheter",
    "allocate-note-paid": "Av en tjänst delar kunderna på intäkterna, utom det som inte betalas per enhet; av en pott bär de sin del av kostnaden. Andelens ändring är mot föregående år.",
    "cause-volume": "volym",
    "cause-of-key": "{cause} ({key})",
    "cause-capital": "kapitalkostnad",
    "cause-step": "fast belopp",
    "cause-lasting": "varaktiga förändringar",
    "cause-one-off": "engångsförändringar",
    "cause-percent": "procent av en annan del",
    "cause-given": "kostnad angiven för året",
    "cause-result": "föregående års resultat",
    "step-rest": "kostnader {year} utan kapitalkostnad och fördelad kostnad",
    "step-shared-cost": "fördelad kostnad {year}",
    "step-shared-cost-of": "{what}, fördelad kostnad {year}",
    "step-shared-cost-in": "{what}, fördelad kostnad från omgång {order} {year}",
    "step-cost-after": "{what}, kostnader efter fördelning {year}",
    "step-share-moved": "{of}, ändring av andelen för {name} {year}",
    "step-direct-cost": "{what}, kostnader {year} utan fördelad kostnad",
    "step-of-pool": "{pool}, till {receiver} {year}",
    "step-share-of": "{of}, andel för {name} {year}",
    "step-mean-share": "andel för {name} {year}, medelvärde av de senaste åren",
    "step-capped-share": "andel för {name} {year}, ändrad högst så mycket som taket medger",
    "step-key-share": "andel för {name} {year}",
    "step-key-shares": "{name}, andel från {since}",
    "step-key-headcount": "{name}, antal personer från {since}",
    "step-key-volume": "{name}, {volume} {year}",
    "step-key-cost": "{name}, kostnad {year} som {pool} fördelas efter",
    "step-paid-by": "{of}, betalas av {name} {year}",
    "step-paid-by-all": "{of}, betalas av alla kunder {year}",
    "step-paid-in-all": "{name}, betalar totalt {year}",
    "step-returned-by": "{name}, återfört av tidigare resultat {year}",
    "step-billed-by": "{name}, faktureras kunder {year}",
    "step-other-revenue": "övriga intäkter, med det som faktureras kunder {year}",
    "step-times-index": "kostnader {year} som följer {index}, gånger uppräkningen",
    "step-self-cost-price": "{what}, pris per enhet {year} vid självkostnad",
    "step-stepped-price": "{what}, pris per enhet {year} avrundat till prissteget",
    "step-step-result": "{what}, resultat {year} som prissteget lämnar",
    "step-changed-price": "pris per enhet {year} efter beslutad ändring",
    "step-percent": "procent {year}",
    "step-price-step": "prissteg",
    "step-stepped-revenue": "intäkter {year} vid priset avrundat till prissteget",
    "step-shared-out": "{what}, fördelas på andra {year}",
    "step-pool-billed": "{what}, faktureras kunder {year}",
    "step-pool-left": "{what}, kostnader minus summa {year}",
    "step-borne-in-all": "{name}, bär totalt av potter {year}",
    "how-allotted": "det första\u00a0·\u00a0det andra\u00a0/\u00a0det tredje, i hela enheter som stämmer med summan",
    "how-above": "som ovan",
    "how-below": "som nedan",
    "how-mean": "medelvärde",
    "how-largest": "de största av dem",
    "how-share": "det första\u00a0/\u00a0det andra; det tredje där det är noll",
    "how-alike": "det första; 1 där det andra är noll",
    "how-together": "summan av alla",
    "step-of-together": "alla tillsammans {year}",
    "step-way": "del av vägen som alla andelar ändras {year}",
    "how-way": "så långt att ingen ändras mer än taket medger",
    "how-capped": "det första, ändrat mot det andra med den del som är det tredje",
    "step-returned": "återfört av tidigare resultat {year}",
    "step-needed": "vad intäkterna ska täcka {year}",
    "cause-shared": "fördelad kostnad",
    "cause-carry-over": "återförda resultat",
    # --- the command line
    "rate-wrong": "--{option} {text:quoted}: {why}",
    "rate-without-index": "--{option} {text:quoted} nämner inget index: skriv --rate NAMN=2,5 eller NAMN:2026=2,5",
    "rate-index-misspelt": "filen har inget index {index:quoted}; menade du {meant}? den har: {known:names}",
    "rate-index-unknown": "filen har inget index {index:quoted}; den har: {known:names}",
    "rate-year-unknown": "{year:quoted} är inget planår i filen; de är: {known}",
    "rate-misread": "{text:quoted} är ingen uppräkning; skriv ett tal som 2,5 eller 2.5",
    "rate-out-of-range": "en uppräkning är över −100 och högst 1000 procent per år",
    "output-is-link": "{option} {file}: det är en länk; ange en fil",
    "output-is-folder": "{option} {file}: det är en mapp; ange en fil",
    "output-is-no-file": "{option} {file}: det är ingen vanlig fil; ange en fil",
    "quiet-alone": "--quiet visar bara slutraden: ta bort {options:names}",
    "report-nowhere": "--output behövs: en fil som slutar på {endings:names:all}, eller en mapp för en av varje",
    "report-no-writer": "inget är installerat som skriver arbetsböcker: pip install 'vssbudget[excel]', eller skriv bara en .html eller .md",
    "report-ending": "--output {file}: en rapport är en fil som slutar på {endings:names:all}, eller en mapp för en av varje",
    "output-exists": "--output {file}: filen finns redan; ge --force för att ersätta den",
    "chart-of-table": "--chart ritar staplar vid en tabell, och {form} är ingen: utelämna det ena",
    "output-ending": "--output {file}: kommandot skriver inte {ending}, utan {endings:names}; med --format går alla dess format, vad filen än heter",
    "link-into-git": "{file} läses genom {link}, en länk som leder in i en mapp .git; lägg i en pipeline själva filen där",
    "link-leads-out": "{file} läses genom {link}, en länk som leder ut ur arkivet; lägg i en pipeline själva filen där",
    "output-is-read": "--output {file}: det är budgeten som läses ({read}); ange en annan fil",
    "output-read-only": "{option} {file}: filen är skrivskyddad; gör den skrivbar eller ange en annan",
    "output-unwritten": "{file} kunde inte skrivas: {reason}",
    "stdout-unwritten": "standard ut kunde inte skrivas: {reason}",
    "a-bug": "det här är ett fel i programmet, inte i din budget:",
    "wrong-options": "{told} Se vssbudget --help",
    "option-misspelt": "{name}: den flaggan finns inte; menade du {near}?",
    "option-unknown": "{name}: den flaggan finns inte.",
    "option-without-value": "{name}: värdet efter flaggan saknas.",
    "option-with-value": "{name}: flaggan tar inget värde.",
    "argument-missing": "{argument} saknas.",
    "argument-extra": "{extra}: kommandot tar inte fler argument.",
    "choice-unknown": "{name}: {value} är inte någon av {known}.",
    "verbose-alone": "--verbose utan kommando används tillsammans med --version",
    "language-unknown": "{variable} anger {named:quoted}, och det språket finns inte; de som finns: {known:names}",
    "command-misspelt": "{name:quoted}: det kommandot finns inte; menade du {meant}? de som finns: {known:names:all}",
    "command-unknown": "{name:quoted}: det kommandot finns inte; de som finns: {known:names:all}",
    "block-misspelt": "{block:quoted}: det blocket finns inte; menade du {meant}? de yttersta är: {known:names:all}",
    "block-unknown": "{block:quoted}: det blocket finns inte; de yttersta är: {known:names:all}",
    "begin-no-year": "--year {year:quoted}: skriv ett år med fyra siffror, till exempel 2027",
    "keys-of": "Vad {path} får innehålla",
    "keys-of-budget": "Vad en budgetfil får innehålla",
    "keys-of-index-file": "Vad en fil med index får innehålla",
    "keys-within": "(Mer: vssbudget keys {path})",
    "version-place": "installerat i {place}",
    "version-origin": "installerat från {origin}",
    "where-docs": "Dokumentationen är README.md och docs/ i programmets kodförråd; fel i programmet anmäls där, enligt SECURITY.md, med det som vssbudget --version --verbose skriver.",
    "rule-misspelt": "{option}{name:quoted}: den regeln finns inte; menade du {meant}? de som finns: {known:names:all}",
    "rule-unknown": "{option}{name:quoted}: den regeln finns inte; de som finns: {known:names:all}",
    "no-rule-left": "ingen regel är kvar att pröva: --skip tar bort alla som efterfrågas",
    "from-to": "{low} till {high}",
    "nowhere-to-write": "{option}: {file} är ingen egen fil att skriva i; ange din budgetfil",
    "accepted-under-scenario": "--write-accepted antecknar vad filen själv ger: ta bort --scenario och --set",
    "schema-of-one": "--indices och --scenario är två scheman: fråga efter ett av dem",
    "value-stands": "{address} är redan det i {file}",
    "set-wrong": "{told}; {fix}",
    "set-beside": "set: {address} står i {file} och inte i budgeten: skriv det där",
    "set-lines": "set: {address} står på flera rader: sätt ett värde inom det",
    "set-nothing-around": "set: runt {address} står ingenting än; skriv vssbudget set {instead}",
    "set-misread": "set: {text:quoted} kan inte skrivas på {address}",
    "value-set": "{address} satt i {file}, rad {line}",
    "set-without-address": "--set tar ADRESS=VÄRDE, som hr.cost.2024=34000, och inte {text:quoted}",
    "changed-meanwhile": "{option}: {file} ändrades under tiden och inget skrevs; kör igen",
    "accepted-added": "{count:count:post|poster} tillagda i {file}",
    "explain-wrong": "{told}; {cure}",
    "show-wrong": "--show {part:quoted}: den delen finns inte; ange en eller flera av: {known:names:all}",
    "year-wrong": "--year {year:quoted} är inget år i filen; de är: {low} till {high}",
    # --- merge: a workbook of a budget that comes back
    "merge-no-reader": "det finns inget installerat som läser arbetsböcker: pip install 'vssbudget[excel]'",
    "merge-not-ours": "det är ingen arbetsbok som vssbudget report har skrivit, eller så saknas dess dolda blad",
    "merge-anew": "skriv en med vssbudget report -o FIL.xlsx, ändra dess indata och spara den som .xlsx",
    "merge-other": "arbetsboken gjordes av {made}, och budgeten inom räckhåll är {file}: ange den som ändringarna ska in i",
    "merge-lost": "cellen för {address} är borta: lägg tillbaka dess rad eller blad, eller börja med en ny arbetsbok",
    "merge-moved": "på raden för {address} står {beside:quoted} först, och där stod {label:quoted}: ställ raderna i sin ordning igen",
    "merge-wrong": "{text:quoted} på {address}, och inget tal: {told}",
    "merge-text": "{text:quoted} på {address} är en text och inget tal: skriv in det som ett tal",
    "merge-empty": "på {address} står ingenting längre: skriv ett tal, 0 för ingenting",
    "merge-put-in": "{number:number} skrevs på en rad som har skjutits in, och hör inte till någon indata: skriv en ny rad i budgetfilen och ta bort den här",
    "merge-gone": "på {address} står inget tal i budgeten: skriv det där, eller ta tillbaka ändringen i arbetsboken",
    "merge-differs": "{address} var {stood:number} och är {new:number} i arbetsboken, men {old:number} i budgeten: låt cellen och budgeten säga detsamma",
    "merge-beside": "{address} står i {file} och inte i budgeten: skriv {new:number} där",
    "merge-both": "{cell}, {file}:{line}",
    "merge-scale": "Arbetsbok: {workbook}",
    "merge-made": "{edits:count:indata|indata} ändrade i {file} som i {workbook}",
    "merge-to-make": "{edits:count:indata|indata} skulle ändras i {file} som i {workbook}",
    "merge-none": "inget har ändrats i {workbook}, och {file} är som den var",
    "merge-refused": "{conflicts:count:konflikt|konflikter}: {file} är som den var",
    "merge-conflicts": "Konflikter:",
    "merge-edits": "Ändrade indata",
    "merge-old": "var",
    "merge-new": "är",
    # --- solve: vad som krävs
    "input-no-number": "{input:quoted} är inget tal: ange ett som finns i det",
    "input-without-year": "{input} har inga siffror att ändra: ange en med sitt år, som {input}.{year}",
    "input-refused": "filen kan inte ha något annat {input}: {told}; {fix}",
    "input-span": "mellan --from och --to finns inget värde av {input}: det går från {low:number} till {high:number}",
    "input-of-years": "{input}, {years}",
    "input-percent": "{value:percent}",
    "input-amount": "{value:number} {unit}",
    "input-number": "{value:number}",
    "name-and-unit": "{name}, {unit}",
    "target-misread": "skriv en siffra, något av <=, >=, =, < och >, och ett tal, som 'total.cost.2028 <= 700000'",
    "number-expected": "{text:quoted} är inget tal som 700000 eller 2,5",
    "number-either": "skriv {whole} om tecknet skiljer tusental, {parted} om decimaler följer på det",
    "solved": "{input}: {intervals:each: eller }",
    "solved-at": "{value}",
    "solved-least": "minst {end}",
    "solved-most": "högst {end}",
    "solved-between": "{low} till {high}",
    "solved-any": "vad som helst",
    "solved-never": "inget {input} ger {target}",
    "solved-no-effect": "{input} påverkar inte {figure}",
    "solved-scale": "Mål: {target}",
    "solved-title": "Insatt i budgeten",
    "solved-row-now": "Som det är",
    "solved-row-answer": "Svar",
    "solved-row-below": "Ett steg under",
    "solved-row-above": "Ett steg över",
    "solved-row-nearest": "Närmast",
    "solved-throughout": "Siffran går åt ett håll hela vägen, så inget missas: {count:count:beräkning|beräkningar}.",
    "solved-within": "Siffran går åt ett håll från {low} till {high}, så inget missas där: {count:count:beräkning|beräkningar}.",
    "solved-in-steps": "Siffran kan gå upp och ner: den beräknades vid varje {step} från {low} till {high}, och där den ändras däremellan, {count:count:gång|gånger}. Det som vänder inom ett steg syns inte; --from och --to ser närmare.",
    "solve-incomplete": "ange ett indata och vad en siffra ska vara, som wage --target 'total.cost.2028 <= 700000', eller en siffra med --tornado",
    "tornado-alone": "--tornado står ensam: den tar inget indata, --target, --from eller --to",
    "tornado-scale": "Varje indata ändrat för sig: en sats med en procentenhet, en andel med en hundradel, ett antal med ett, allt annat med en procent.",
    "tornado-title": "Vad som ändrar siffran mest",
    "tornado-now": "Som det är",
    "tornado-change": "ändring",
    "tornado-up": "{input} +{step}",
    "tornado-down": "{input} −{step}",
    "tornado-points": "{count:count:procentenhet|procentenheter}",
    "tornado-more": "{count} till ändrar den mindre.",
    "tornado-none": "{count:count:indata|indata} påverkar den inte.",
    "tornado-refused": "{count:count:indata|indata} gick inte att ändra för sig.",
    "tornado-untried": "{count:count:indata|indata} prövades inte.",
    "area-misspelt": "--area {area:quoted}: det området finns inte; menade du {meant}? filen har: {known:names}",
    "area-unknown": "--area {area:quoted}: det området finns inte; filen har: {known:names}",
    "begin-taken": "{file}: det finns redan något med det namnet, och init ersätter inget; ange en annan fil",
    "begin-twin": "{file}: {twin} finns redan, och kommandona avvisar två med samma namn; ange en annan fil",
    "begin-other-year": "--year {year}: namnet {file} säger {named}; ange samma år i båda, eller utelämna --year",
    # --- import: ur ett kalkylblad
    "imported": "läst ur {file}: {rows:count:rad|rader} på plats, {left:count:post|poster} utan plats och {doubts:count:post|poster} att se över; alla står sist i budgeten",
    "import-unclear": "{text} kan vara tusental eller decimaler, och ingen annan siffra i filen visar vilket",
    "import-no-number": "ingen siffra",
    "import-no-text": "den är ingen text och ingen arbetsbok som kan läsas",
    "import-many": "den har fler än {most:amount} celler med innehåll",
    "import-few-cells": "ta bort det som inte är budget, eller ange en del av den med --range",
    "import-no-table": "den har ingen tabell med namn och år",
    "import-no-table-fix": "ange åren som rubriker för kolumner eller rader, till exempel Budget 2025, med siffror under eller bredvid",
    "import-no-sheets": "--sheet {sheet} anger ett blad, och en text har inga",
    "import-large": "dess delar är större än {limit} MiB när de packas upp",
    "import-elements": "den har fler rader och celler än vad som läses",
    "import-rows": "den har fler än {most:amount} rader med siffror",
    "import-scattered": "dess siffror står för långt isär",
    "import-broken": "den är ingen hel arbetsbok, eller låst med lösenord",
    "import-no-workbook": "den är ingen arbetsbok i Excels .xlsx",
    "import-old": "den är en arbetsbok från ett gammalt Excel, eller låst med lösenord",
    "import-save-anew": "spara den på nytt som .xlsx utan lösenord, eller som CSV",
    "import-no-sheet": "--sheet {sheet:quoted} är inget blad i arbetsboken; de som finns är {sheets:names}",
    "import-hidden": "bladet är dolt: --sheet läser det",
    "import-no-reader": "inget är installerat som läser arbetsböcker: pip install 'vssbudget[excel]', eller spara den som CSV",
    "import-error": "beräkningen lämnade ett fel där",
    "import-uncalculated": "en formel utan sparat värde: öppna och spara arbetsboken så att den beräknas",
    "import-rounded-decimals": "avrundat till {count} decimaler",
    "import-no-range": "--range {range} är inget cellområde, till exempel B3:G20",
    "import-no-year": "--year {year}: ingen kolumn gäller det året; de som finns är {years:names}",
    "import-note": "en text utan siffror",
    "import-outside": "det står utanför tabeller med namn och år",
    "import-beside": "det står bredvid siffrorna per år, under rubriken {head:quoted}",
    "import-change": "förändringar eller procenttal, inga belopp",
    "import-part": "en del av en annan rad",
    "import-other-column": "en annan kolumn än {head:quoted} är läst för {year}",
    "import-unit": "enheten går inte att räkna om till {unit}",
    "import-unfit": "en budget har ingen plats för en sådan siffra här: den är negativ eller har för många siffror",
    "import-turned": "under noll, som alla sådana belopp i tabellen: läst utan minustecken",
    "import-dry-run": "--dry-run skriver ingen budget, men {file} ska bli en: utelämna det ena, eller ange listans format med --format",
    "import-rounded": "avrundat till hela {unit}",
    "import-no-area": "inget område heter {name:quoted}",
    "import-sum-alone": "ingen rad som den är summa av har någon siffra för {year}",
    "import-sum-off": "som summa av {of} avviker den {year} med {difference:number}",
    "import-taken-as-sum": "läst som summa av {of}, vilket den är alla år",
    "import-base-told": "ingen rubrik säger vilket år planen utgår från: läst som {year}; ange det med --year",
    "import-years-again": "läst som åren för det som står nedanför, inte som belopp",
    "import-signed": "under noll bland belopp över: läst så, med signed: true",
    "import-by-sign": "läst som intäkt, för tecknet är inte det som tabellens kostnader har",
    "import-no-unit": "--unit {unit:quoted} är ingen enhet: den är ett ord, till exempel tkr, på en rad",
    "import-nameless": "inget namn står bredvid, och det är inte summan av andra rader",
    "import-calculated": "sådant som en budget räknar fram, eller inte har för varje område",
    "import-group": "summan av en grupp: områden läses utan grupper",
    "import-unit-told": "ingen rubrik säger vad beloppen är i: läst som {unit}; ange det med --unit",
    "import-cost-of-base": "Ingen cell ger basårets kostnad",
    "import-revenue-of-base": "Ingen cell ger basårets intäkt",
    "import-cost-of-plan": "Ingen cell ger kostnaden för vissa planår, som blir kvar som den var",
    "import-revenue-of-plan": "Ingen cell ger intäkten för vissa planår, som blir kvar som den var",
    "import-apart": "Kostnader och intäkter står på rader för sig, så att ingen av dem antas vara i balans",
    "import-no-cell-of-revenue": "Ingen cell ger någon intäkt för den",
    "import-apart-by-sum": "De tryckta summorna lämnar ingen intäkt åt det som bara kostar, som därför inte antas vara i balans",
    "import-no-revenue": "ingen cell ger någon intäkt för {areas:names}, så att detta inte kan hållas mot raderna",
    "import-step-found": "Siffrorna ändras med {value:number} varje år",
    "import-index-found": "Uppräknade med {value:percent} per år är siffrorna exakt planens",
    "history-moves": "Vad som flyttade {figure}",
    "history-difference": "skillnad",
    "history-figure": "värde",
    "history-begin": "{revision} {date}, före dessa",
    "history-move": "{revision} {date} {subject}",
    "history-across": "{revision} {date} {subject} (med {count} före den som inte går att läsa)",
    "history-all": "tillsammans",
    "history-skipped": "Överhoppade, för de går inte att läsa",
    "history-unread": "{commit}: {what}",
    "history-brought": "Vad som förde in {asked}",
    "history-checked": "{count} budgetar granskades; en avvikelse som försvann och kom tillbaka visas vid en av de incheckningar som förde in den.",
    "import-read": "Lästa rader",
    "import-result-of-rows": "{name}: vad raderna ovanför lämnar tillsammans, vilket beräknas",
    "import-left": "Utan plats:",
    "import-doubts": "Att se över:",
    "import-told": "{cell}: {text:quoted}: {why}",
    "import-text-head": "Läst ur {file}; källan till varje rad är cellerna som siffrorna står i.",
    "import-text-check": "`vssbudget check` prövar den mot reglerna, `vssbudget project` räknar fram planåren.",
    "import-text-sources": "Cellerna som siffrorna kommer ur.",
    "import-text-indices": "Funnet ur siffrorna: det som räknar upp kostnader exakt som de är tryckta.",
    "import-text-areas": "Kostnad och intäkt är båda positiva.",
    "import-text-signed": "Kostnad och intäkt, båda positiva utom där signed säger att de får vara under noll.",
    "import-text-volumes": "Det som räknas eller mäts.",
    "import-text-investments": "Investeringar per post.",
    "import-text-published": "Tryckta siffror, som beräkningen jämförs med.",
    "import-text-repeated": "Rader som står en gång till i filen.",
    "import-text-claims": "Tryckta summor av några rader.",
    "import-text-left": "Fick ingen plats, cell för cell:",
    "import-text-doubts": "Att se över, cell för cell:",
    "begun-unfound": "inget kommando hittar {file} av sig självt: ange filen vid namn, eller kalla den {found}",
    "begun": "{file} är skriven: fyll i era egna siffror och pröva den med vssbudget check",
    # --- figures that cannot be meant
    "implausible-fix": (
        "{instead}, eller om siffran är avsedd, skriv under plausible: "
        "{row}: {{{bound}: {value}, reason: …}}"
    ),
    "correct-figure": "rätta siffran",
    "write-both": "skriv cost {year}: {cost} och revenue {year}: {revenue}",
    "fewer-digits": "skriv siffran utan {count:count:siffra|siffror} för mycket",
    "more-digits": "skriv siffran med {count:count:siffra|siffror} till",
    "implausible-fraction": (
        "{of} {year}: uppräkningen är {rate:percent}, troligen {meant:percent} skrivet som andel"
    ),
    "implausible-fractions": (
        "{of} {year}: uppräkningen är {rate:percent}, troligen {meant:percent} skrivet som andel; "
        "likaså {others}"
    ),
    "implausible-index-levels": "{of} {years}: uppräkningen går från {rate:percent} till {last:percent}, troligen indextal i stället för förändringen per år",
    "implausible-index-number": (
        "{of} {year}: uppräkningen är {rate:percent}, troligen ett indextal i stället för "
        "förändringen, {meant:percent}"
    ),
    "implausible-rate-tenfold": (
        "{of} {year}: uppräkningen är {rate:percent}, mot {near:percent} ett år intill: troligen "
        "saknas en decimalpunkt"
    ),
    "implausible-rate-high": "{of} {year}: uppräkningen är {rate:percent}, mer än {limit:percent}",
    "implausible-amount-digits": (
        "{of} {year}: {what} är {figure:amount} {unit}, mot {near:amount} för {before}: troligen {cause}"
    ),
    "implausible-digits": (
        "{of} {year}: {what} är {figure:number}, mot {near:number} för {before}: troligen {cause}"
    ),
    "the-cost": "kostnaden",
    "the-revenue": "intäkten",
    "the-volume": "volymen",
    "the-price": "priset",
    "the-investment": "investeringen",
    "an-amount-in-kr": "ett belopp i kr i stället för tkr",
    "implausible-short-cost": "{of} {years}: kostnaden är {figure:amount} {unit} och intäkten {earned:amount}: troligen {cause}",
    "an-amount-in-mnkr": "ett belopp i mnkr i stället för tkr",
    "implausible-opening": "{of}: det bokförda värdet när basåret börjar är {figure:amount} {unit}, och posten tar som mest {most:amount} på ett år: troligen {cause}",
    "digits-more": "{count:count:siffra|siffror} för mycket",
    "digits-fewer": "{count:count:siffra|siffror} för lite",
    "implausible-rise": (
        "{of} {year}: {what} är {figure:amount} {unit}, {percent:percent} mer än {last:amount} "
        "för {before}, och inget säger varför"
    ),
    "implausible-fall": (
        "{of} {year}: {what} är {figure:amount} {unit}, {percent:percent} mindre än {last:amount} "
        "för {before}, och inget säger varför"
    ),
    "implausible-price-point": "{of} {year}: priset ändras {how} med {change:percent}, medan {needed:percent} täcker kostnaden: troligen saknas ett decimalkomma",
    "implausible-price-change": (
        "{of} {year}: priset ändras {how} med {change:percent}, mer än {limit:percent} upp eller ned"
    ),
    "is-decided": "enligt beslut",
    "is-agreed": "enligt avtal",
    "implausible-interest-fraction": (
        "internräntan {year} är {rate:percent}, troligen {meant:percent} skrivet som andel"
    ),
    "implausible-interest-negative": "internräntan {year} är {rate:percent}, under noll",
    "implausible-interest-high": ("internräntan {year} är {rate:percent}, mer än {limit:percent}"),
    "implausible-life": (
        "{of}: nyttjandeperioden är {life} år, troligen {life} månader: {years} år"
    ),
    "implausible-name": "{of} är namnet också på området {first}",
    "implausible-name-alike": "{of:quoted} är namnet också på området {first}, sånär som på versaler eller mellanslag",
    "implausible-name-fix": (
        "ge det ena ett annat namn, eller ta bort det som har kommit med två gånger"
    ),
    "implausible-copy": "{of}: alla kostnader och intäkter är desamma som för området {first}",
    "implausible-copy-fix": (
        "skriv områdets egna siffror, eller ta bort det som har kommit med två gånger"
    ),
    "text-cut": "texten slutar före {comment:quoted}: det som står efter # är en kommentar i YAML",
    "text-cut-fix": "skriv {text}, eller ett mellanslag efter # om det är en kommentar",
    "text-cut-long-fix": (
        "sätt hela texten inom citattecken, eller ett mellanslag efter # om det är en kommentar"
    ),
    "lost-behind-hash": "{key:quoted} står efter # och är därför bara en kommentar i YAML",
    "lost-behind-hash-fix": (
        "skriv det på en egen rad, eller ett ord framför om det är en kommentar"
    ),
    "quotes-kept": (
        "citattecknen i {text:quoted} blir en del av texten: YAML känner bara raka citattecken"
    ),
    "straight-quotes": "skriv raka citattecken eller inga",
    "plausible-unbounded": "varken low eller high anger vad som är avsett",
    "plausible-unbounded-fix": "lägg till low: … eller high: …",
    "plausible-of-none": "filen har ingen rad {row:quoted}",
    "plausible-of-none-fix": "skriv radens plats utan år, till exempel areas.hr.cost",
    "plausible-without-reason": "gränserna säger inte varför siffrorna är avsedda",
    "plausible-without-source": "gränserna säger inte vilken källa de gäller",
    "negative-cost": (
        "{of} {years}: kostnaden räknas fram till mindre än noll, {amount:amount} {unit} {year}"
    ),
    "negative-revenue": (
        "{of} {years}: intäkten räknas fram till mindre än noll, {amount:amount} {unit} {year}"
    ),
    "negative-fix": (
        "rätta siffran, eller om raden får vara under noll, skriv signed: true i {row}"
    ),
    "negative-fix-by": (
        "skriv {year}: {left}, som lämnar 0, eller om raden får vara under noll, signed: true i "
        "{row}"
    ),
    "names-look-alike": (
        "{name:quoted} går inte att skilja från {other:quoted} med ögat, men är ett annat namn "
        "({marks})"
    ),
    "names-look-alike-fix": "skriv {name:quoted} på nytt, eller ge det ett annat namn om det är något annat",
    "name-looks-alike": (
        "{name:quoted} är {none} i filen: det liknar bara {other:quoted} ({marks})"
    ),
    "other-key-looks-alike": (
        "{key:quoted} är inget fält som kan stå här: det liknar bara {other:quoted} ({marks})"
    ),
    "type-name-anew": "skriv {name:quoted} på nytt",
    "a-flag": "true eller false",
    # --- the keys of a budget file
    "key-budget": "En budgetfil",
    "key-budget-title": "Vems budget det är.",
    "key-budget-unit": "Enheten som beloppen är i, ett ord: tkr, mnkr, kr, USD.",
    "key-budget-decimals": "Med hur många decimaler belopp anges, 0 till 3; utan den 0: de är hela. Med decimals: 1 och unit: mnkr skrivs ett belopp 97.7, den lägsta raden avrundas till 0,1 och varje tabell summerar i det.",
    "key-budget-years": "Filens år, uppdelade på bokslut, beslutade budgetar och planår; de följer på varandra utan lucka.",
    "key-budget-sources": "De tabeller och dokument som siffrorna är hämtade ur, under var sitt kortnamn.",
    "key-budget-rounded": "Per källa, vad dess siffror är beräknade från som är avrundat: base (basåret), rates (uppräkningen) eller båda.",
    "key-budget-budget-frame": "Ramen: vad helheten får kosta sin ägare per år. Områdenas kostnader minus deras intäkter ryms i den.",
    "key-budget-price-unit": "Enheten som tjänsternas priser skrivs i, om den inte är filens enhet.",
    "key-budget-price-decimals": "Med hur många decimaler prisändringar beslutas, 0 till 6: då godtas den ändring som ligger närmast, och resultatet som den lämnar visas. Utan fältet ska en ändring ge resultatet noll.",
    "key-budget-indices": "De index som kostnaderna räknas upp med, i procent per år, under var sitt kortnamn; from anger en fil, eller flera, med sådana index som många budgetar har gemensamt.",
    "key-scenario": "Indata i en budget som ska vara andra, och varför",
    "key-scenario-name": "Vad scenariot kallas i resultatet.",
    "key-scenario-reason": "Varför talen är dessa; explain anger det där det inte finns någon källa.",
    "key-scenario-sources": "Källorna till talen, var och en med sin text; utan källa är de antagna.",
    "key-scenario-builds-on": "Ett annat scenario som detta bygger på, med sökväg från mappen med detta.",
    "key-scenario-without": "Adresserna till det som går ur budgeten, innan något sätts.",
    "key-scenario-set": "Vad som ska stå där, under var sin adress: ett värde, eller av en serie de år som ändras; en ensam procentsats gäller alla planår.",
    "key-scenario-plus": "Vad som läggs till ett tal, eller till en serie under dess planår eller de år som anges, under var sin adress.",
    "key-scenario-times": "Vad ett tal multipliceras med, eller en serie under dess planår eller de år som anges, under var sin adress; avrundat en gång, halva uppåt.",
    "key-index-file": "Index som många budgetar har gemensamt",
    "key-index-file-title": "Vad filen kallas.",
    "key-index-file-sources": "Källorna som indexen anger, var och en med sin text.",
    "key-index-file-indices": "De index som kostnader räknas upp med, under var sitt kortnamn, som i en budget.",
    "key-budget-areas": "Områdena och stabsenheterna, under var sitt kortnamn: vad de kostar, vad de får in och hur båda räknas upp.",
    "key-budget-volumes": "Volymerna, under var sitt kortnamn: vad som säljs eller hanteras per år.",
    "key-budget-personnel": "Personalmått per år, under var sitt kortnamn.",
    "key-budget-stated": "Siffror per år som bara står i dokumentets löptext och som påståenden kan hänvisa till, under var sitt kortnamn.",
    "key-budget-lists": "Listor med namn ur dokumentet som påståenden kan räkna, under var sitt kortnamn.",
    "key-budget-investments": "Investeringar per post, och ramen som deras summa prövas mot.",
    "key-budget-price-spans": "Spann som prisändringarna ska hålla sig inom enligt ett beslutat prisärende, under var sitt kortnamn.",
    "key-budget-published": "Vad ett dokument har tryckt: beräkningen jämförs med det men utgår aldrig från det.",
    "key-budget-repeated": "Rader i filen som också står i en annan tabell; varje siffra ska vara densamma.",
    "key-budget-claims": "Påståenden, under var sitt kortnamn: vad dokumentet säger i ord om sina egna siffror. Vart och ett prövas mot dem.",
    "key-budget-accepted": "Kända avvikelser som får stå kvar, var och en med plats, belopp och skäl.",
    "key-years": "Filens år",
    "key-years-actual": "År med känt utfall (bokslut), i ordning.",
    "key-years-budget": "År med beslutad budget, efter bokslutsåren. Det sista året före planen är basåret.",
    "key-years-plan": "Planåren, direkt efter basåret; de räknas fram från det.",
    "key-assumption": "Ett antagande: siffror som ingen källa anger",
    "key-assumption-of": "Fältet bredvid vars siffror är antagna, till exempel shares eller rates.",
    "key-assumption-years": "Åren som antagandet gäller; utan dem gäller det alla.",
    "key-assumption-kind": "Varifrån siffrorna kommer: assumed (antagna), inferred (härledda ur tryckta siffror) eller derived (beräknade av tryckta siffror).",
    "key-assumption-reason": "Skälet till att siffrorna är dessa; varje antagande listas med sitt skäl i utskriften.",
    "key-block-name": "Namnet i utskriften; utan namn visas kortnamnet.",
    "key-block-source": "Källan: ett eller flera namn ur sources.",
    "key-block-assumptions": "Antaganden om det som ingen källa anger: fältet som är antaget, och varför.",
    "key-index": "Ett index, i procent per år",
    "key-index-rates": "Uppräkning i procent på året före, per år; varje planår behöver en. Vid en körning kan den ersättas med --rate.",
    "key-index-levels": "Indexseriens indextal per år, t.ex. 105.65: årets uppräkning är förändringen från året före. Basåret och varje planår behöver ett.",
    "key-index-index": "Ett annat index som detta följer, oftast med points.",
    "key-index-shares": "De index som detta är en fast sammanvägning av varje år, vart och ett med sin andel från 0 till 1; andelarna blir tillsammans 1.",
    "key-index-points": "Procentenheter utöver indexet eller sammanvägningen, som ett tal eller per år, vart och ett till nästa.",
    "key-series": "En volym eller ett annat mått per år",
    "key-series-unit": "Vad som räknas eller mäts, till exempel % eller antal.",
    "key-series-values": "Siffrorna per år, minst 0 och med högst sex decimaler.",
    "key-series-women": "Därav kvinnor per år, där källan anger det.",
    "key-series-men": "Därav män per år, där källan anger det.",
    "key-amounts": "Belopp per år",
    "key-amounts-values": "Belopp per år i filens enhet; de kan vara negativa.",
    "key-area-frame": "Vad området får kosta per år, efter avdrag för intäkterna, i stället för ett nollresultat; ramen räknas upp som en kostnad.",
    "key-frame": "Vad ett område får kosta, efter avdrag för intäkterna",
    "key-frame-values": "Ramen per år, hela belopp i filens enhet, som får vara negativa. Basåret behövs; ett planår som anges gäller före beräkningen.",
    "key-frame-index": "Det enda index som ramen följer; en av index, shares och step behövs.",
    "key-frame-shares": "Indexen som ramen följer, vart och ett med sin andel från 0 till 1; andelarnas summa är 1.",
    "key-frame-step": "Ett fast belopp som ramen ändras med varje planår, i filens enhet; en av index, shares och step behövs.",
    "key-frame-changes": "Per nyckel, de förändringar av ramen som har beslutats, var och en med skäl och källa.",
    "key-frame-change": "En beslutad förändring av en ram",
    "key-frame-change-lasting": "Per planår, belopp som ramens nivå ändras med från och med då.",
    "key-frame-change-one-off": "Per planår, belopp som ändrar ramen det året.",
    "key-frame-change-reason": "Varför den beslutades.",
    "key-line": "En investeringspost",
    "key-line-level": "Postens normala nivå per år i filens enhet; varje budgetår och planår prövas mot den.",
    "key-line-band": "Hur långt från nivån posten får ligga, i procent av nivån, 0 till 100; utan band är det 0.",
    "key-depreciated": "En komponent av en tillgång",
    "key-depreciated-life": "Nyttjandeperioden i år, 1 till 100: varje års investering skrivs av över den i lika stora delar.",
    "key-depreciated-life-months": "Nyttjandeperioden i månader, 1 till 1200, i stället för life.",
    "key-depreciated-residual": "Restvärdet av varje års investering i filens enhet: det skrivs inte av, och bär ränta; utan uppgift 0.",
    "key-depreciated-start": "Hur många år efter investeringen som avskrivningen börjar, 0 eller 1; utan uppgift 1.",
    "key-depreciated-opening": "Ingående bokförda värden när basåret börjar, efter återstående år av nyttjandeperioden; allt som investerats tidigare ingår.",
    "key-depreciated-opening-months": "Som opening, efter återstående månader av nyttjandeperioden.",
    "key-depreciated-in-use": "Månaden då det som investeras tas i bruk, till exempel 2023-10: avskrivningen börjar då, i stället för start.",
    "key-line-components": "Komponenter av en tillgång med egna nyttjandeperioder, under var sin nyckel och med sina belopp; posten är summan av dem.",
    "key-line-used-by": "Området eller tjänsten som använder det som investeras: avskrivning och ränta ingår i dess kostnad.",
    "key-area": "Ett verksamhetsområde eller en stabsenhet",
    "key-area-kind": "area för ett verksamhetsområde, support för en stabsenhet.",
    "key-area-cost": "Kostnad per år, belopp i filens enhet, skrivna som positiva. Basåret krävs; ett angivet planår gäller före beräkningen.",
    "key-area-revenue": "Intäkt per år, belopp i filens enhet, skrivna som positiva. I planår utan intäkt följer den av priset, annars av kostnaden.",
    "key-area-index": "Det enda index som kostnaden räknas upp med; ett av index, shares och step krävs.",
    "key-area-shares": "De index som kostnaden räknas upp med, vart och ett med sin andel från 0 till 1; andelarnas summa är 1.",
    "key-area-step": "Ett fast belopp som kostnaden ändras med varje planår, i filens enhet; ett av index, shares och step krävs.",
    "key-area-lasting": "Per planår, belopp som kostnadens nivå ändras med från och med det året.",
    "key-area-one-off": "Per planår, belopp som ändrar kostnaden det året men inte senare.",
    "key-area-price-change": "Per planår, beslutad prisändring i procent; utan den sätts intäkten lika med kostnaden.",
    "key-area-price-index": "Det index som priset följer varje planår utan egen intäkt, eget pris eller egen prisändring, som ett avtal kan säga; dess procentsats är prisändringen, vad kostnaden än gör.",
    "key-area-volume": "Volymen som intäkten, och med sin rörliga andel kostnaden, följer: ett namn ur volumes.",
    "key-area-variable-share": "Rörlig andel: hur stor del av kostnaden som följer volymen, från 0 till 1.",
    "key-area-agreement": "Vad som är avtalat i stället för index, eller för priset; planår utan avtal följer index.",
    "key-area-services": "Områdets tjänster, under var sitt kortnamn; området är då summan av dem, och siffror som anges även för området jämförs med den summan.",
    "key-price-unit": "Enheten som priser skrivs i",
    "key-price-unit-per": "Hur många som går på en av filens enheter, till exempel 1000 när priser skrivs i kr och belopp i tkr; utan den 1.",
    "key-price-unit-step": "Steget som priser går i, till exempel 1 för hela kronor eller 0.1; utan det avrundas de inte.",
    "key-agreement": "Ett avtal i stället för ett index",
    "key-agreement-rates": "Per år, avtalad ändring av kostnaden i procent. För ett år före planen, vars kostnad är given, säger den bara varför priset ändrades.",
    "key-agreement-amounts": "Per planår, avtalad kostnad; åren därefter räknas upp från den.",
    "key-price-agreement": "Ett avtal i stället för ett index, eller om ett pris",
    "key-price-agreement-price-change": "Per år, avtalad ändring av priset i procent: det är priset det året, vad tjänsten än kostar. Före planen säger den bara varför priset ändrades.",
    "key-cost-part": "En del av en tjänsts kostnad",
    "key-cost-part-percent-of": "Delen bredvid som denna kostar en procent av, t.ex. lönerna för personalomkostnadspålägget: lika mycket som basåret, tills en procent anges.",
    "key-cost-part-percent": "Per planår, hur många procent av den andra delen denna kostar, vart och ett till nästa.",
    "key-service": "En tjänst som ett område säljer",
    "key-service-unit": "Vad en enhet av volymen kallas, till exempel ärende eller faktura.",
    "key-service-other-revenue": "Per år, intäkter som inte betalas per enhet; ett år utan dem har inga.",
    "key-service-price": "Pris per enhet och år, i prisenheten, med högst sex decimaler; i ett planår är det beslutat.",
    "key-service-price-step": "Steget som priset går i, om det inte är prisenhetens.",
    "key-service-parts": "Kostnadens delar, under var sitt kortnamn; var och en räknas upp för sig.",
    "key-investments": "Investeringar och deras ramar",
    "key-investments-lines": "Investeringsposterna, under var sitt kortnamn, med belopp per år.",
    "key-investments-frame": "Investeringsramen: vad årets investeringar sammanlagt får vara, per år.",
    "key-investments-interest": "Internräntan i procent per år: en för alla år, eller per år från basåret, var och en tills nästa gäller; utan den ingen ränta.",
    "key-investments-capital-frame": "Vad årets avskrivningar och ränta sammanlagt får vara, per år.",
    "key-price-span": "Ett tryckt spann av prisändringar",
    "key-price-span-areas": "Områdena vars prisändringar spannet gäller.",
    "key-price-span-year": "Prisändringarnas år, var och en på året före.",
    "key-price-span-low": "Den lägsta prisändringen, i procent, med dokumentets decimaler; det som prövas mot den avrundas till dem.",
    "key-price-span-high": "Den högsta prisändringen, i procent, med dokumentets decimaler; det som prövas mot den avrundas till dem.",
    "key-decided-span": "Ett spann som prisändringarna ska hålla sig inom",
    "key-decided-span-services": "Tjänsterna vars prisändringar spannet gäller, var och en efter sitt område: kost.kok. Utan områden och tjänster gäller det alla områden.",
    "key-published": "Vad ett dokument har tryckt",
    "key-published-cost": "Tryckt kostnad per år, för ett område, en grupp eller totalt (total).",
    "key-published-revenue": "Tryckt intäkt per år, för ett område, en grupp eller totalt (total).",
    "key-published-result": "Tryckt resultat per år, intäkt minus kostnad, för ett område, en grupp eller totalt (total).",
    "key-published-investments": "Tryckta investeringar per år, för en post eller total (summa), income (inkomster) och expenditure (utgifter).",
    "key-published-held": "Om de tryckta siffrorna binder (binding, vilket gäller om inget anges) eller bara sparas som ett minne av vad som trycktes (record).",
    "key-published-rounded": "Vad de tryckta siffrorna är beräknade från som är avrundat: base (basåret), rates (uppräkningen) eller båda; för alla, eller per rad som cost.hr.",
    "key-published-price-change": "Tryckta spann av prisändringar som områdenas andelar prövas mot, under var sitt kortnamn.",
    "key-budget-notes": "Vad som är att veta om utfall, till exempel vilka månader de gäller, under var sitt kortnamn; indikatorerna nämner dem.",
    "key-budget-municipal-goals": "De kommunövergripande mål som målen nedan bidrar till, under var sitt kortnamn.",
    "key-budget-goals": "Vad som ska uppnås, med indikatorerna som det följs upp med, under var sitt kortnamn.",
    "key-budget-assignments": "Uppdragen som har getts, med namn.",
    "key-goal": "Ett mål",
    "key-goal-municipal": "Det kommunövergripande mål som det bidrar till: ett namn ur municipal_goals.",
    "key-goal-indicators": "Det som visar om målet nås, under var sitt kortnamn.",
    "key-measured": "Något som mäts",
    "key-measured-unit": "Vad det mäts i, till exempel % eller 0-5; flera mått har indikatorns enhet om de inte har en egen.",
    "key-measured-wanted": "Hur utfallet ska stå sig mot det önskade värdet: at_least (minst), at_most (högst), within (högst så långt från noll åt endera hållet) eller equals (lika).",
    "key-measured-outcome": "Utfallet per år, eller IU för ingen uppgift; det mäts med så många decimaler som skrivs.",
    "key-measured-women": "Utfallet för kvinnor, per år, eller IU.",
    "key-measured-men": "Utfallet för män, per år, eller IU.",
    "key-measured-note": "Vad som är att veta om utfallet, per år: ett namn ur notes.",
    "key-measured-target": "Det önskade värdet, per år.",
    "key-measured-computed": "Adressen till raden som säger vad budgetens siffror ger, utan år: indicators.budget_deviation, investment_deviation, areas_in_balance eller largest_share, eller en annan rad.",
    "key-indicator": "En indikator",
    "key-indicator-obligatory": "Om kommunen kräver den: true eller false; utan den, false.",
    "key-indicator-measures": "Vad som mäts, där det är mer än en sak, under var sitt kortnamn; vart och ett har egna utfall och önskade värden.",
    "key-listing": "En lista med namn att räkna",
    "key-listing-items": "Namnen, vart och ett en gång; ett påstående kan gälla hur många de är.",
    "key-claim": "Ett påstående: vad dokumentet säger om sina siffror",
    "key-claim-says": "Påståendet med några ord, så som avvikelser nämner det; utan dem används kortnamnet.",
    "key-claim-sum": "Siffrorna som läggs ihop, med sina adresser, till exempel hr.cost.2026 eller volumes.kok.2023.",
    "key-claim-minus": "Siffrorna som dras från summan, med sina adresser.",
    "key-claim-percent-of": "Siffrorna som summan räknas i procent av, med sina adresser.",
    "key-claim-count": "Listan vars namn räknas, i stället för en summa: ett namn ur lists; eller areas, utom stabsenheter, goals, municipal_goals eller assignments.",
    "key-claim-areas-in-balance": "Året vars områden med ett resultat på minst 0 räknas, i procent av alla områden utom stabsenheter; i stället för en summa.",
    "key-claim-equals": "Vad siffran är; den jämförs med beräkningen avrundad till de decimaler som skrivs här.",
    "key-claim-at-least": "Vad siffran minst är.",
    "key-claim-rounded": "Vad siffrorna är beräknade från som är avrundat: base (basåret), rates (uppräkningen) eller båda.",
    "key-claim-at-most": "Vad siffran högst är.",
    "key-repeated": "En rad som också står i en annan tabell",
    "key-repeated-of": "Radens adress, utan år, till exempel published.cost.total eller personnel.sjukfranvaro.",
    "key-repeated-values": "Siffrorna per år så som de står i den andra tabellen.",
    "key-budget-plausible": "Per rad, med dess plats utan år, till exempel areas.hr.cost: mellan vilka gränser siffrorna är avsedda, där regeln implausible annars skulle ta dem för ett misstag.",
    "key-plausible": "Siffror som är avsedda",
    "key-plausible-low": "Radens lägsta siffra som är avsedd: ned till den görs ingen anmärkning.",
    "key-plausible-high": "Radens högsta siffra som är avsedd: upp till den görs ingen anmärkning.",
    "key-plausible-reason": "Varför siffrorna är så låga eller så höga.",
    "key-area-signed": "Om kostnad och intäkt, och de för allt som ingår, får vara under noll, skrivna eller framräknade, som för en rabatt eller en eliminering: true eller false; utan den false.",
    "key-repeated-rounded": "Vad siffrorna är beräknade från som är avrundat: base (basåret), rates (uppräkningen) eller båda.",
    "key-accepted": "En känd avvikelse",
    "key-accepted-rule": "Regeln som avvikelsen gäller, till exempel footing.",
    "key-accepted-at": "Avvikelsens plats, eller flera; tillsammans med amounts är det radens plats, utan år.",
    "key-accepted-amount": "Avvikelsens belopp; en avvikelse med ett annat belopp är inte godtagen.",
    "key-accepted-amounts": "Avvikelsernas belopp per år, för en rad; en avvikelse med ett annat belopp är inte godtagen.",
    "key-accepted-reason": "Skälet till att den får stå kvar; utan skäl är den ett eget fel.",
    "key-budget-groups": "Grupperna av områden, under var sitt kortnamn: de summeras, grupper i grupper hur djupt som helst, så som ett dokument trycker delsummor av dem.",
    "key-group": "Områden som summeras",
    "key-group-of": "Områdena och grupperna som den är summan av; vart och ett kan stå i en grupp.",
    "key-budget-pools": "Potterna, under var sitt kortnamn: kostnader som andra bär, var och en fördelad med en fördelningsnyckel på områden, tjänster, potter och kunder.",
    "key-budget-customers": "Namnen på dem utanför budgeten, under var sitt kortnamn, som betalar för tjänster eller bär en del av en pott.",
    "key-budget-balance": "none om inget i budgeten ska gå jämnt ut, med skäl; zero kräver resultatet noll även av ett basår som är bokslut. Ett område eller en tjänst kan säga annat.",
    "key-budget-reason": "Varför budgeten inte ska gå jämnt ut, eller ska det.",
    "key-area-balance": "none om intäkterna inte ska täcka kostnaden, med skäl; zero kräver resultatet noll även av ett basår som är bokslut. Utan fältet gäller det som anges ovanför, annars noll i budgetår och planår.",
    "key-area-reason": "Varför det inte ska gå jämnt ut, eller ska det.",
    "key-area-carry-over": "Att ett års över- eller underskott återförs inom några år, och i vilka; utan den återförs inget.",
    "key-service-customers": "Efter vilken fördelningsnyckel tjänstens kunder delar på det som betalas för den.",
    "key-pool": "En pott av kostnader som andra bär",
    "key-pool-of": "Området eller tjänsten vars kostnad fördelas; en pott utan den har egna delar.",
    "key-pool-parts": "Delarna av pottens egen kostnad, under var sitt kortnamn; var och en räknas upp för sig.",
    "key-pool-volume": "Volymen som delar med rörlig andel följer: ett namn ur volumes.",
    "key-pool-order": "I vilken omgång potten fördelas, 1 till 100, tillsammans med det som den fick i tidigare omgångar; utan den 1.",
    "key-pool-key": "Vad kostnaden fördelas efter.",
    "key-pool-billed": "Om det kunder bär av den är övrig intäkt för området eller tjänsten i of, vars pris då bär resten: true eller false; utan den false.",
    "key-allocation-key": "En fördelningsnyckel",
    "key-allocation-key-shares": "Per mottagare, en given andel från 0 till 1: en enda, eller per år, var och en tills nästa anges; tillsammans är de 1.",
    "key-allocation-key-headcount": "Per mottagare, antal personer, med decimaler för deltid: ett tal, eller per år, vart och ett tills nästa anges.",
    "key-allocation-key-volume": "Per mottagare, volymen som säger hur mycket av det hela den använder: ett namn ur volumes.",
    "key-allocation-key-cost": "Områdena och tjänsterna som delar i förhållande till sin kostnad, med det som de fick i tidigare omgångar; i ett områdes kostnad ingår också det som det får i senare.",
    "key-allocation-key-amounts": "Per mottagare och år, belopp som är beslutade; tillsammans ska de bli pottens kostnad.",
    "key-allocation-key-mean": "Över hur många år andelar utjämnas, 1 till 100: var och en är medelvärdet av de senaste så många som är kända.",
    "key-allocation-key-cap": "Med hur många procentenheter en andel får ändras på ett år som mest, över 0 till 100.",
    "key-carry-over": "Vad som återförs av tidigare resultat",
    "key-carry-over-within": "Inom hur många år ett resultat återförs, 1 till 100.",
    "key-carry-over-returned": "Per år, vad som återförs: av ett överskott positivt, vilket sänker intäkterna; av ett underskott negativt, vilket höjer dem.",
    # --- skillnader mellan två budgetar
    "causes-together": "{causes:each: + }",
    "cause-gone": "områden och tjänster som utgått",
    "cause-new": "områden och tjänster som är nya",
    "cause-base": "belopp för basåret och tidigare",
    "cause-index": "index",
    "cause-shares": "vilka index som följs",
    "cause-change": "steg, varaktiga och tillfälliga förändringar",
    "cause-price": "priser och intäkter",
    "cause-frame": "ramar",
    "cause-reserves": "reserver",
    "cause-group": "grupper",
    "cause-method": "beräkningens regler",
    "diff-nothing": "Ingenting har ändrats: båda budgetarna säger detsamma",
    "diff-text": "Inga siffror har ändrats: bara text eller det som är tryckt skiljer sig",
    "diff-total-same": "Den totala kostnaden är densamma alla år; siffror på {count:count:rad|rader} har ändrats",
    "diff-standing-up": "Den totala kostnaden {year} är {total:amount} {unit}: {amount:amount} {unit} mer{share}",
    "diff-standing-down": "Den totala kostnaden {year} är {total:amount} {unit}: {amount:amount} {unit} mindre{share}",
    "diff-share": " ({percent:fixed} %)",
    "diff-scale": "{unit}, från {old} till {new}; en skillnad är ny minus gammal",
    "diff-total": "Total kostnad, {unit}",
    "diff-old": "Gammal",
    "diff-new": "Ny",
    "diff-difference": "Skillnad",
    "diff-percent": "Skillnad, %",
    "diff-percent-of": "% {year}",
    "diff-bridge": "Vad som ändrat den totala kostnaden, {unit}",
    "diff-cost": "Kostnader som ändrats, {unit}",
    "diff-revenue": "Intäkter som ändrats annorlunda än kostnaden, {unit}",
    "diff-result": "Resultat som ändrats, {unit}",
    "diff-causes": "Orsaker",
    "diff-more": "{count} till",
    "percentage-point": "{points:number} procentenhet",
    "percentage-points": "{points:number} procentenheter",
    "diff-rate-up": "{index} höjs med {points} om året {years}",
    "diff-rate-down": "{index} sänks med {points} om året {years}",
    "diff-rate": "{index} {year} är {new:percent} i stället för {old:percent}",
    "diff-taken-out": "{where} är borttaget",
    "diff-put-in": "{where} är tillagt",
    "diff-value-out": "{where} är borttaget: {old}",
    "diff-value-in": "{where} är tillagt: {new}",
    "diff-changed": "{where} är ändrat",
    "diff-value": "{where} är {new} i stället för {old}",
    "diff-place": "{name}: {key}",
    "diff-no-effect": "{what:each:; }: ändrar varken kostnader eller intäkter",
    "diff-more-cost": "{what:each:; }: {amount:amount} {unit} mer {year}, mest i {most}",
    "diff-less-cost": "{what:each:; }: {amount:amount} {unit} mindre {year}, mest i {most}",
    "diff-more-revenue": "{what:each:; }: {amount:amount} {unit} mer i intäkter {year}, mest i {most}",
    "diff-less-revenue": "{what:each:; }: {amount:amount} {unit} mindre i intäkter {year}, mest i {most}",
    "diff-renamed": "{old} heter nu {new}: beloppen till och med basåret är desamma",
    "diff-from-one": "{name} minskar {year} med de {amount:amount} {unit} som {others:names} ökar med: kanske har de flyttats",
    "diff-to-one": "{name} ökar {year} med de {amount:amount} {unit} som {others:names} minskar med: kanske har de flyttats",
    "diff-together": "{causes} är en del: det finns ingen budget med den ena och utan den andra",
    "diff-years": "{years} finns bara i {file} och jämförs inte",
    "diff-order": "Varje del är skillnaden mellan två avrundade siffror, där ändringarna förs in en efter en: {order:each:, sedan }",
    "fail-above-wrong": "--fail-above {text:quoted}: skriv ett belopp, 500, eller en procentsats, 1%, med up: eller down: före om bara det ska räknas",
    "years-of-one": "--years gäller en budget: utelämna NEW",
    "cause-unstated": "inte angivet",
    "diff-orders": "Vad varje orsak skulle ge i den totala kostnaden i vilken ordning som helst, {unit}",
    "diff-least": "{cause}, minst",
    "diff-most": "{cause}, mest",
    "orders-many": "--orders ser på alla ordningar av högst {most} orsaker, och här är {count}",
    "sheet-operations": "Resultat, {unit}",
    "sheet-economy": "Resultat, {unit}",
    "sheet-volumes": "Volymer per år",
    "sheet-personnel": "Personalmått per år",
    "sheet-made-of": "Vad varje ändring består av, %",
    "of-which-cost": "varav kostnader",
    "of-which-revenue": "varav intäkter",
    "budget-frame": "Budgetram",
    "investments-net": "Investeringar, netto",
    "report-operations": "Driftsammandrag",
    "report-economy": "Ekonomi",
    "report-plan": "Plan",
    "report-published": "Tryckt mot beräknat",
    "report-investments": "Investeringar mot ram",
    "report-capital": "Kapitalkostnader",
    "report-shared": "Gemensamma kostnader",
    "report-volumes": "Volymer",
    "report-personnel": "Personal",
    "report-goals": "Mål och indikatorer",
    "report-prices": "Prisändringar",
    "report-rates": "Uppräkning",
    "report-assumptions": "Antaganden",
    "report-findings": "Vad kontrollen visar",
    "report-accepted": "Godtagna avvikelser",
    "report-sources": "Källor",
    "report-place": "{rule}, {file}:{line}",
    "report-found": "{weight}: {told} ({place})",
    "report-accepted-as": "{told}. {reason} ({place})",
    "report-source": "{key}: {text}",
    # --- the workbook
    "workbook-assumptions": "Antaganden",
    "workbook-areas": "Områden och tjänster",
    "workbook-plan": "Plan",
    "workbook-prices": "Priser",
    "workbook-volumes": "Volymer",
    "workbook-investments": "Investeringar och kapital",
    "workbook-shared": "Gemensamma kostnader",
    "workbook-printed": "Tryckt mot beräknat",
    "workbook-findings": "Anmärkningar",
    "workbook-sources": "Källor",
    "workbook-calculation": "Beräkning",
    "workbook-charts": "Diagram",
    "workbook-numbers-only": "Här ska det stå ett tal.",
    "workbook-checks": "Kontroller: 0 där allt stämmer",
    "workbook-check-sums": "vad summorna är mer än sina delar",
    "workbook-check-results": "resultat som ska vara noll, utan tecken",
    "workbook-check-figures": "vad som skiljer från de tal som räknades fram förut, så länge ingen indata är ändrad",
    "workbook-added-cost": "områdenas kostnader tillsammans",
    "workbook-added-revenue": "områdenas intäkter tillsammans",
    "workbook-off-zero": "resultat som ska vara noll, utan tecken",
    "workbook-cost-by-area": "Kostnader per område, {unit}",
    "workbook-revenue-by-area": "Intäkter per område, {unit}",
    "workbook-plan-stacked": "Kostnader per område i planen, {unit}",
    "workbook-of-the-file": "Det här hittades i filen som den var när arbetsboken skrevs; det som ändras här prövas med vssbudget check, efter vssbudget merge.",
    "workbook-inputs": "Indata: det som står i en färgad cell kan ändras",
    "workbook-assumed": "Antaget: {reason}",
    "workbook-year-before": "året före",
    "workbook-joined": "år för år",
    "workbook-step": "på vägen",
    "workbook-exact": "{of}: exakt del",
    "workbook-units": "{of}: hela enheter av den",
    "workbook-rank": "{of}: restens rang",
    "workbook-left": "{of}: enheter kvar till de största resterna",
    "workbook-last": "{of}: sista rang som får en",
    "diff-all": "Varje rad som ändrats, och vad som ändrat den",
    "diff-left-out": "{count:count:rad|rader} utelämnade: allt står i utdata från vssbudget diff",
    "years-alike": "--years: skriv två år som inte är samma",
    "compare-standing": "bredvid sig själv under {count:count:scenario|scenarier}",
    "compare-scale": "{unit}; en skillnad är under ett scenario minus budgeten själv",
    "compare-base": "Budgeten själv",
    "compare-total": "Total kostnad, {unit}",
    "compare-cost": "Kostnad {year}, {unit}",
    "compare-revenue": "Intäkt {year}, {unit}",
    "compare-result": "Resultat {year}, {unit}",
    "compare-difference": "{scenario}: skillnad",
    "compare-bridge": "Vad som ändrar den totala kostnaden under {scenario}, {unit}",
    "compare-same": "{scenario} ändrar inga siffror",
    "compare-what": "ange vad som ska jämföras: --scenario FIL, eller --set ADRESS=VÄRDE",
    "compare-twice": "två scenarier heter {scenario}: ge det ena ett annat namn",
    "compare-no-column": "--between: {name:quoted} är inget av {known:names}",
    "diff-units": "{old} är i {unit}, {new} i {other}: de går inte att jämföra",
    "diff-decimals": "{old} har belopp med {count:count:decimal|decimaler}, {new} med {other}: de kan inte jämföras",
    "diff-no-years": "{old} och {new} har inget år gemensamt",
    # --- diagram
    "chart-cost": "Kostnader per område {years}, {unit}",
    "chart-revenue": "Intäkter per område {years}, {unit}",
    "chart-by-area-told": "En rad för varje område, och i den en stapel för {years}. Siffrorna står efter staplarna.",
    "chart-others": "{count} övriga",
    "chart-year": "{year} {kind}",
    "chart-plan": "Kostnader {years} per område, {unit}",
    "chart-plan-told": "En stapel för varje år {years}, där områdenas kostnader ligger på varandra i tabellens ordning. Överst står summan.",
    "chart-printed-cost": "Summa kostnader, tryckt och beräknad, {unit}",
    "chart-printed-revenue": "Summa intäkter, tryckt och beräknad, {unit}",
    "chart-printed-told": "Två linjer över {years}. Under dem står vad de skiljer: tryckt minus beräknat, på en egen skala. Linjernas skala behöver inte börja på noll.",
    "chart-gap": "tryckt minus beräknat",
    "chart-years": "{first} och {last}",
    "chart-printed": "tryckt",
    "chart-calculated": "beräknat",
    "chart-bridge": "Från kostnaden {first} till kostnaden {last}, {unit}",
    "chart-bridge-told": "Summan av kostnaderna {first}, vad varje orsak lägger till fram till {last}, och summan {last}. Varje steg börjar där det ovanför slutar. Skalan behöver inte börja på noll.",
    "chart-price-change": "Prisändring per område {years}, %",
    "chart-price-change-told": "En ruta för varje område som visas, och i den en stapel för varje år {years}; alla har samma skala. Siffrorna står vid staplarna.",
    "chart-investments": "Investeringar {years}, {unit}",
    "chart-investments-told": "En stapel för varje år, där raderna ligger på varandra. Överst står summan.",
    "chart-framed-told": "En stapel för varje år, där raderna ligger på varandra. Överst står summan; ett streck tvärs över är ramen.",
    "chart-largest": "{title}: de {shown} största av {count}",
    "chart-first": "{title}: de {shown} första av {count}",
    "chart-volumes": "Volymer {years}, första året = 100",
    "chart-settings": "ändrat här",
    "chart-table": "Siffrorna i tabell",
    "chart-volumes-told": "En ruta för varje volym som visas, och i den en linje över åren, i procent av första året; alla har samma skala. En prickad linje markerar 100.",
}

RULES = {
    "zero-result": """Varje område och varje tjänst har intäkter som precis täcker de egna kostnaderna (självkostnad).

Regeln anmärker på: ett område vars resultat inte är noll, i ett budgetår enligt siffrorna som är
angivna och i ett planår enligt det pris som är beslutat. I ett område med tjänster prövas var och
en av dem, inte summan. Där tidigare resultat återförs (`carry_over`) ska resultatet vara minus det
som återförs; där något förs till reserver (`reserves`) det.

Varför det är viktigt: områdena säljer till de andra förvaltningarna till självkostnad. Ett
överskott är pengar som tagits från kunderna, ett underskott har ingen som bär det. (Regeln är
förvaltningens egen och gäller åt båda håll; den är ingen lagregel.)

Ett beslutat pris som går i steg (`price_step`, eller `step` i `price_unit`) godtas när inget steg
kommer närmare kostnaden, och en beslutad ändring när ingen med så många decimaler som
`price_decimals` anger gör det: det som den lämnar är en upplysning.

Så rättas det: ändra priset eller kostnaden med det som anmärkningen säger. Priset är hela prissteg,
och för flera år anges varje pris efter vad de tidigare blir. I ett planår utan beslutat pris sätts
intäkten lika med kostnaden och det finns inget att pröva; resultatet av ett bokslutsår är för
kännedom, om det inte är basåret och filen säger `balance: zero`. Det som inte ska gå jämnt ut säger
`balance: none` med skäl, och räknas; det som har en ram (`frame`), eller ett
planerat `result`, prövas mot det.""",
    "budget-frame": """Alla områdens nettokostnad håller sig inom varje års budgetram.

Regeln anmärker på: ett budget- eller planår där kostnader minus intäkter är mer än ramen medger.
Det som områdena återför av tidigare resultat det året (`carry_over`) räknas bort: att ett överskott
återförs som planerat bryter ingen ram; inte heller det som ett pris lämnar där inget steg kommer
närmare kostnaden. Det som tas ur reserver (`reserves`) täcker ett underskott, det som avsätts till dem
använder ett överskott.

Varför det är viktigt: ramen är vad förvaltningen får kosta sin ägare; för en förvaltning som lever av
sin försäljning är den 0, så att ett underskott var som helst bryter den. Det som inte ska gå jämnt ut
(`balance: none`) och saknar intäkt kostar ägaren hela sin kostnad.

Så rättas det: rätta de områden vars resultat inte är noll, eller låt ramen beslutas på nytt. Ett
planår där alla områdens intäkter sätts lika med kostnaden kan inte bryta den och prövas inte.""",
    "area-frame": """Nettokostnaden för varje område som har en ram håller sig inom den.

Regeln anmärker på: ett område med `frame` vars kostnader minus intäkter är mer än ramen ett budgetår
eller planår. Det som ett område lämnar kvar av ramen är inget fel.

Varför det är viktigt: ett område som lever av anslag och inte av sin försäljning har inget resultat
som ska vara noll. Ramen är vad det får kosta sin ägare; att alla områden tillsammans håller sig inom
budgetramen säger inget om ett av dem.

Så rättas det: ändra kostnaden till det som anmärkningen säger, eller låt ramen beslutas på nytt.
Nettokostnaden ett bokslutsår är för kännedom, om det inte är basåret och filen säger `balance: zero`.
Ett år utan kostnad, eller utan den intäkt som området har andra år, prövas inte. För flera år gäller
det som sägs först om vart och ett tillsammans med det som sägs först om de andra.""",
    "planned-result": """Resultatet för det som planeras lämna ett överskott eller underskott är det planerade.

Regeln anmärker på: ett område vars `result` ett budgetår eller planår inte är det som planeras, och en
hel budget som det är så med. Ett planår utan beslutat pris sätts områdets intäkt till kostnaden och det
planerade resultatet, och där finns inget att pröva.

Varför det är viktigt: en fond som ska bygga upp en reserv, eller använda en, har inget resultat som ska
vara noll. Vad den planerar att lämna beslutas som kostnaden gör, och lämnas inte åt slumpen.

En beslutad prisändring stämmer när ingen med så många decimaler som `price_decimals` säger kommer
närmare det planerade resultatet: hur mycket det då skiljer är en upplysning. För helheten är det inget
fel, och inte heller det som priser lämnar som går i steg. Resultatet är det efter överföringar till och
från reserver (`reserves`).

Så rättas det: ändra intäkten eller priset till det som anmärkningen säger, eller låt resultatet
beslutas på nytt. Ett bokslutsår är för kännedom, om det inte är basåret och filen säger
`balance: zero`.""",
    "missing-revenue": """Det som kostar något i ett budgetår eller basåret har en intäkt det året.

Regeln anmärker på: ett område med kostnad men utan intäkt. I ett område med tjänster var och en
vars intäkt inte är känd, om inte området anger sin egen, eller tjänsten saknar pris i alla år och dess
kostnad fördelas som en pott; där ingen tjänst har ett pris, området. I ett område med ram (`frame`)
bara det som har en intäkt något år, och då även i planåren.

Varför det är viktigt: utan intäkt finns inget resultat som kan vara noll. En rad som har tagits
bort, eller aldrig skrivits, lämnar området utanför varje prövning, och kontrollen blir grön.

Så rättas det: skriv den intäkt som anmärkningen säger; med ram det som är planerat, eller 0. Där
intäkterna inte ska täcka kostnaden, skriv `balance: none` och skälet.""",
    "footing": """En tryckt summa är summan av sina rader.

Regeln anmärker på: en summa under `published` som inte är vad raderna ger: områdena, områdena i en
grupp, investeringsraderna, inkomster och utgifter, intäkter och kostnader för ett resultat; en
siffra för ett område som inte är summan av tjänsterna; och delar av en volym som är mer än
helheten. Raderna är de tryckta, en grupps för allt i den; där ingen är tryckt filens egna, och i
ett planår de beräknade. Alla år prövas, också utfall; ett område som saknar siffra för året bidrar
med inget, och nämns.

Varför det är viktigt: den som beslutar om en summa beslutar om en siffra utan stöd i raderna.
Avrundning förklarar högst (n + 1) / 2 för n avrundade rader och en avrundad summa; en rad som själv
är beräknad av två tryckta siffror räknas dubbelt, och en som är 0 och inte är tryckt räknas inte.
Inom den gränsen är skillnaden en upplysning, utanför den ett fel. Beräknade rader ökar gränsen med
det som filen säger är avrundat (`rounded`). En summa som bara sparas som ett minne (`held: record`)
och prövas mot rader som inte är tryckta nämns en gång, som upplysning.

Så rättas det: rätta raden som är fel, eller skriv siffran för området som saknar en. Där dokumentet
står kvar som det är tryckt, anteckna avvikelsen under `accepted` med belopp och orsak. En tryckt
siffra rättas bara där den är felavskriven.""",
    "published-plan": """En tryckt siffra är den som filen har, och i planen den som filens egen uppräkning ger.

Regeln anmärker på: en siffra under `published` för ett budgetår, basåret eller ett planår som
skiljer sig från filens egen siffra för året: den som står där, eller framskrivningen med filens
egen uppräkning. Har filen ingen för året gick den inte att pröva.

Varför det är viktigt: en plan som den egna uppräkningen inte ger kan varken förklaras eller skrivas
fram, och två siffror för ett budgetår är två budgetar. (Summor prövas mot sina rader av `footing`,
och resultat likaså där kostnad och intäkt är givna. Ett utfall prövas inte: det kan ha rättats
sedan det trycktes.) Där filen säger att det som siffran utgår från självt är avrundat (`rounded`)
är en skillnad som avrundning förklarar en upplysning; en beslutad bas och beslutad uppräkning är
exakta. Av siffror som bara sparas som ett minne (`held: record`) nämns varje rad som inte längre
följer en gång, som upplysning.

Så rättas det: rätta siffran i filen, eller uppräkningen, andelen eller det fasta belopp som området följer.
Där dokumentet står kvar som det är tryckt, anteckna avvikelsen under `accepted` med belopp och
orsak. En tryckt siffra rättas bara där den är felavskriven. En skillnad på 1 i några år tyder på en
plan som avrundats varje år.""",
    "investment-frame": """Varje års investeringar håller sig inom sin ram.

Regeln anmärker på: ett budget- eller planår där investeringsraderna tillsammans är mer än ramen.

Varför det är viktigt: ramen är vad fullmäktige har beviljat; den som investerar mer behöver ett
nytt beslut.

Så rättas det: flytta en investering till ett annat år, eller låt ramen beslutas på nytt. Där mer är
beviljat än ramen visar, anteckna avvikelsen under `accepted` med beslutet.""",
    "investment-level": """En investeringsrad håller sin normala nivå, inom sitt band.

Regeln anmärker på: ett budget- eller planår där en rad som anger en nivå (`level`) ligger längre
från den än sitt band (`band`) i procent.

Varför det är viktigt: vad en rad normalt tar är vad avskrivningarna, och därmed priset, planeras
på; ett år långt därifrån är antingen ett misstag eller behöver ett skäl.

Så rättas det: rätta siffran, eller anteckna avvikelsen under `accepted` med skälet.""",
    "capital-frame": """Varje års kapitalkostnad håller sig inom sin ram, och inom sitt områdes kostnad.

Regeln anmärker på: ett år från basåret där avskrivningar och ränta tillsammans är mer än
investeringarnas `capital_frame`; och ett område vars kapitalkostnad basåret är mer än hela dess
kostnad.

Varför det är viktigt: en investering beslutas en gång och kostar sedan varje år av sin
nyttjandeperiod. Ett kommande års ram kan vara förbrukad innan det året beslutas, och priserna
stiger med det som går utöver den.

Så rättas det: senarelägg eller minska en investering, skriv av den över den tid den verkligen
används, eller låt ramen beslutas på nytt. Där ett område kostar mindre än det använder, rätta
kostnaden, eller posten som används av det (`used_by`).""",
    "share-sum": """De givna andelarna i en fördelningsnyckel är tillsammans 1 varje år.

Regeln anmärker på: år från basåret där andelarna i en fördelning, eller de som en tjänsts kunder
har, tillsammans är mer eller mindre än 1. En angiven andel gäller tills nästa anges.

Varför det är viktigt: den som läser en andel på 0,3 väntar sig att bära 30 %. Andelar som inte är 1
tillsammans fördelas ändå fullt ut, var och en efter sin del av summan, så att inget går förlorat
och alla bär något annat än det som står. Oftast är den som ändrades sist ändrad utan de andra.

Så rättas det: skriv den andel som anmärkningen anger, eller rätta en annan.""",
    "allocation-conserved": """Hela kostnaden fördelas, och ryms i kostnaden hos den som bär den.

Regeln anmärker på: ett år från basåret där de beslutade beloppen (`amounts`) i en fördelning är mer
eller mindre än den kostar; ett år där ingen har någon andel enligt en fördelningsnyckel, så att en
kostnad, eller det som betalas för en tjänst, inte når någon; och ett område vars andelar av
fördelad kostnad basåret är mer än hela dess kostnad. (Där redan kapitalkostnaden är mer säger
`capital-frame` det.)

Varför det är viktigt: en kostnad som bara fördelas till hälften bärs av ingen, eller dubbelt, och
inget pris visar det. Det som ett område bär ingår i dess kostnad: där det är mer än den är resten,
som följer indexen, mindre än ingenting.

Så rättas det: skriv de belopp som gör det helt, eller en siffra i fördelningsnyckeln för det året;
där ett område kostar mindre än det bär, rätta kostnaden eller fördelningsnyckeln. Ett år som
fördelas efter vikt, och där någon har en andel, fördelas alltid helt, eftersom det beräknas så, och
prövas inte.""",
    "carry-over": """Varje resultat återförs i tid, och bara det som fanns återförs.

Regeln anmärker på: i ett område med `carry_over`, ett år vars resultat inte är återfört när dess år
(`within`) har gått, och ett år som återför mer än åren före lämnade efter sig. Ett år lämnar efter
sig sitt resultat och det som återförs av tidigare: resultat + återfört. Det som återförs är av det
äldsta resultat som ännu är öppet, överskott och underskott var för sig.

Varför det är viktigt: vid självkostnad är ett överskott kundernas pengar och ett underskott deras
att bära. Om ingen skriver ned när det ska återföras blir det aldrig gjort, och den som återför
något som aldrig fanns skapar ett underskott.

Så rättas det: återför det som anmärkningen säger innan tiden har gått, eller återför mindre där det
är för mycket. Ett resultat vars tid går längre än det sista året är för kännedom, och ett planår
till självkostnad lämnar inget efter sig utom det `result` som planeras för det, eftersom intäkten
sätts lika med kostnaden och det.""",
    "reserve-balance": """Varje reserv håller sig inom sina gränser, och innehåller det som är tryckt.

Regeln anmärker på: en reserv vars saldo är under sitt golv (`floor`, 0 om inget annat sägs) eller över
sitt tak (`ceiling`), det år då den öppnar så eller en överföring för den dit; och ett tryckt saldo
(`balance`) som skiljer sig från det föregående och det som har förts till och från reserven sedan dess.

Varför det är viktigt: en reserv täcker underskott så länge det finns något i den. Det som tas ur den två
gånger, eller aldrig sattes av, är ett underskott som ingen har täckt.

Så rättas det: för över det som anmärkningen säger, som gäller tillsammans med det som sägs om tidigare
år; eller rätta siffran som skrevs av fel.""",
    "implied-share": """Varje kostnadsandel kan ge de prisändringar som är tryckta.

Regeln anmärker på: ett område vars andelar, med årets uppräkning, ger en prisändring utanför
spannet som är tryckt under `published: price_change`. En tryckt procent är avrundad: en andel som
bara avrundningen medger är en upplysning, en som inte ens avrundningen medger ett fel.

Varför det är viktigt: där ingen kostnadsfördelning är tryckt är de tryckta prisändringarna allt som
andelarna kan prövas mot. Med priser på 2,5 % och löner på 3 % lämnar ändringar på 2,6 till 2,7 %
lönerna 20 till 40 % av kostnaden, med avrundning 10 till 50 %.

Så rättas det: skriv en andel inom gränserna, eller rätta årets uppräkning.""",
    "price-span": """Varje prisändring håller sig inom spannet som är beslutat för den.

Regeln anmärker på: ett område eller en tjänst som ett spann under `price_spans` gäller, och vars
pris det året ändras mer eller mindre än spannet medger: genom priset, prisändringen eller intäkten
som är beslutad, eller genom avtal, annars genom vad kostnaden kräver; i basåret genom vad årets
uppräkning ger eller ett avtal säger. En ändring avrundas till spannets decimaler, en halv uppåt.

Varför det är viktigt: spannet är vad kunderna har fått besked om och har lagt in i sina egna
budgetar. Ett pris utanför det blir antingen inte betalt eller bär inte sin kostnad.

Så rättas det: skriv priset, eller justera kostnaden till det som anmärkningen säger, eller låt
spannet beslutas på nytt. Det som inte kan rättas antecknas under `accepted` med sina
procentenheter: spannets gräns minus ändringen.""",
    "price-step": """Varje beslutat pris är hela prissteg, och varje beslutad ändring har rätt antal decimaler.

Regeln anmärker på: ett pris för ett budget- eller planår som inte är ett helt antal steg (tjänstens
`price_step`, annars `step` i `price_unit`); en prisändring med fler decimaler än `price_decimals`
anger; och ett steg som är större än priset som bär kostnaden.

Varför det är viktigt: ett pris vid sidan av sitt steg tas ut som ett annat än det som budgeten
räknar med. I steg som är större än priset självt kan det bara fördubblas eller skänkas bort.

Så rättas det: skriv det pris, den ändring eller det steg som anmärkningen anger, eller låt steget
beslutas på nytt. Det som får stå kvar antecknas under `accepted`, med så mycket som det är fel.""",
    "same-figure": """En siffra som står i två tabeller är densamma i båda.

Regeln anmärker på: en siffra under `repeated` som skiljer sig från den rad i filen som den
upprepar. Där filen säger att de utgår från avrundade siffror (`rounded`) är en skillnad som
avrundning förklarar en upplysning.

Varför det är viktigt: läsare tar siffran från endera tabellen; där de skiljer sig beslutar den ena
om en annan budget.

Så rättas det: se efter i båda tabellerna och rätta siffran som är felavskriven. Står de olika i
tryck, anteckna avvikelsen under `accepted` med belopp och orsak.""",
    "claim": """Det som dokumentet säger i ord stämmer med dess egna siffror.

Regeln anmärker på: ett påstående under `claims` som filens siffror inte stämmer med: en summa, en
skillnad, en andel i procent, ett antal eller områdena i balans, som inte är vad påståendet anger
(`equals`), eller är under dess `at_least` eller över dess `at_most`. Där filen säger att siffrorna
utgår från avrundade (`rounded`) är en skillnad som avrundning förklarar en upplysning.

Varför det är viktigt: en text utan stöd i siffrorna läses och upprepas långt efter tabellerna. En
siffra som ändras lämnar kvar meningen som skrevs om den.

Så rättas det: rätta siffrorna som påståendet handlar om, eller låt rätta texten och med den
påståendet. Där dokumentet står kvar, anteckna avvikelsen under `accepted`.""",
    "target": """Det som mäts når sitt önskade värde.

Regeln anmärker på: det senaste utfallet av en indikator, eller av ett av dess mått, som inte når det
önskade värdet (`target`) för sitt år, eller för nästa år som har ett; och där det beräknas
(`computed`) det som budgetens siffror ger för ett år med ett önskat värde som inte når det. Ett
utfall utan uppgift (`IU`) och ett utan önskat värde bedöms inte; det som sätts lika med kostnaden är
i balans genom konstruktion, och räknas som det.

Varför det är viktigt: ett mål nås genom sina indikatorer. Det som inte når sitt önskade värde i dag
behöver en plan, och en plan som inte når det ett annat värde, eller en annan plan.

Så rättas det: rätta siffran om den är felavskriven, eller det som den beräknas av. Där den står kvar,
anteckna avvikelsen under `accepted` med beloppet och skälet.""",
    "computed-indicator": """Ett tryckt utfall är det som siffrorna ger.

Regeln anmärker på: ett utfall för ett år med bokslut som är ett annat än raden som det beräknas som
(`computed`), avrundad till de decimaler som är tryckta, eller ett som beräknas som en rad som inte
finns.

Varför det är viktigt: en indikator läses som årets resultat. Där den inte följer av siffrorna är en
av dem fel.

Så rättas det: rätta siffran som är felavskriven. Där dokumentet står kvar som det är, anteckna
avvikelsen under `accepted` med beloppet och skälet.""",
    "implausible": """Varje siffra är rimlig som den är skriven.

Regeln anmärker på, med det misstag som det troligen är: en uppräkning som ser ut som en andel
(0.025 för 2,5 %), ett indextal (103.4, eller nivåerna för alla år) eller en med en siffra för
mycket, och varje som är över 15 %; ett belopp eller en volym som är omkring 10, 100 eller 1 000
gånger mer eller mindre än åren intill; en investering eller ett bokfört värde i kr i stället för
tkr; en kostnad som är en tusendel av sin intäkt; en kostnad eller intäkt på minst 1 % av totalen
som ökar med mer än 40 % eller minskar med mer än 30 % på ett år, om inte en varaktig förändring,
ett fast belopp eller ett avtal ger det; två områden med samma namn, bortsett från versaler och
mellanslag, som ingen grupp skiljer åt, eller med samma siffror i minst tre år; en internränta under
0,1 %; en nyttjandeperiod i månader; ett pris som beslutats ändras med mer än 25 %, eller saknar
sitt decimalkomma; ett namn som slutar vid `#`, ett fält eller en rad som står efter ett, och
typografiska citattecken som blir en del av en text.

Det som försvinner när siffran är den som troligen menas, till exempel ett resultat som inte är noll,
anges som en följd av den.

Varför det är viktigt: en sådan siffra klarar varje summering, eftersom kostnad och intäkt ofta är
fel på samma sätt, och planen för den vidare.

Så rättas det: skriv det som anmärkningen anger. Är siffran avsedd, ange det under `plausible`, per
rad, med en gräns som den ryms inom och skälet; det som inte har någon gräns antecknas under
`accepted`.""",
    "negative": """Ingen kostnad och ingen intäkt räknas fram till mindre än noll.

Regeln anmärker på: ett område, en tjänst, en del av en tjänst eller en pott vars kostnad är under
noll ett år, och ett område eller en tjänst vars intäkt är det; inte det som bara följer av något
annat.

Varför det är viktigt: inget kostar mindre än ingenting. En förändring som tar mer från en kostnad
än den är på är oftast ett misstag, eller står på fel rad, och varje summa döljer det.

Så rättas det: rätta det som anmärkningen står vid. Är raden verkligen en som får vara under noll,
till exempel en rabatt, ange det: `signed: true` i området, tjänsten eller delen, vilket gäller för
allt som ingår.""",
    "look-alike": """Inga två namn i filen ser likadana ut.

Regeln anmärker på: ett kortnamn för ett område, en tjänst, en del, ett index, en volym, en källa, en
kund eller ett annat block som inte går att skilja med ögat från en före den: `stab` med ett
kyrilliskt a, `kök` med ett o följt av två prickar i stället för ö, bokstäver i full bredd, ett O
för en nolla, ett l eller ett I för en etta, mellanslag i slutet. En kund prövas även mot områden,
tjänster och potter: de står bredvid varandra i en fördelningsnyckel.

Varför det är viktigt: den som läser filen ser ett namn och programmet två. En siffra hamnar då hos
det ena och söks hos det andra, och ett namn som används kan vara fel av de två.

Så rättas det: skriv namnet på nytt, eller ge det ett annat om det är något annat.""",
    "unused": """Allt som filen anger används.

Regeln anmärker på: ett index som inget område följer, en volym som inget område, ingen fördelning,
inget påstående och ingen upprepad siffra nämner, en källa som inte anges för några siffror, en kund
som inte finns i någon fördelningsnyckel, en anmärkning eller ett kommunövergripande mål som inget av
målen nämner, ett `price_index` där varje planår har en intäkt, ett pris eller en prisändring, och en
godtagen avvikelse som inte förekommer (längre).

Varför det är viktigt: det som inget använder är oftast ett felskrivet namn eller en kvarleva, och
en godtagen avvikelse som är borta skulle dölja nästa på samma plats.

Så rättas det: använd det, ta bort det, eller anteckna det under `accepted` med skälet.""",
    "unsourced": """Varje del av filen anger var siffrorna kommer ifrån, och varje antagande varför det görs.

Regeln anmärker på: siffror utan `source` som inte som helhet är märkta som antagna, ett antagande
utan `reason`, och en godtagen avvikelse utan skäl, som är ett fel.

Varför det är viktigt: en siffra som ingen kan slå upp kan inte försvaras, och en avvikelse som
godtas utan skäl är bara dold.

Så rättas det: ange en av filens `sources`, eller skriv skälet med några ord.""",
    "nothing-tested": """En kontroll prövar något på riktigt, eller så säger filen att inget finns att pröva.

Regeln anmärker på: en budget där varken något nollresultat eller någon ram har prövats med siffror.
Gäller kontrollen inte dem (`--rule footing`, `--skip zero-result`): en där ingen av de regler som
det frågas om hade något att pröva. Där inget ska gå jämnt ut måste en ram ändå prövas, om det finns
någon. Det som sätts lika med kostnaden och utfallet av ett bokslutsår är ingen prövning.

Varför det är viktigt: en kontroll som inget har prövat ser ut som en som gick bra, och en
kontroll som är grön av misstag är sämre än ingen.

Så rättas det: ange de siffror som saknas. Ska ett basår som är bokslut gå jämnt ut, skriv
`balance: zero`; ska inget gå jämnt ut, `balance: none` och skälet. Anmärkningen kan varken
godtas eller hoppas över.""",
}
"""Each rule explained, as its docstring does in English."""

EXAMPLES = {
    "Small": "Liten budget",
    "A small administration": "En liten förvaltning",
    "The plan for 2024": "Planen för 2024",
    "The decision on the budget for 2025": "Beslutet om budget 2025",
    "The meals of the schools come over in 2025": "Skolornas måltider förs över 2025",
    "Paid for by a grant, not by customers": "Betalas med ett bidrag, inte av kunderna",
    "Five kitchens fewer": "Fem kök färre",
    "Budget deviation": "Budgetavvikelse",
    "Cleaning": "Lokalvård",
    "Meals": "Måltider",
    "Pleased customers": "Nöjda kunder",
    "Printing": "Tryckeri",
    "Prints": "Trycksaker",
    "Staff": "Stab",
    "Equalisation reserve": "Resultatutjämningsreserv",
    "Annual report": "Årsredovisning",
    "Decision of the council": "Beslut i fullmäktige",
    "More pupils": "Fler elever",
    "Staff unit": "Stabsenhet",
    "Wages": "Löner",
    "all": "allt",
    "cleaning": "lokalvard",
    "council": "kf",
    "pupils": "elever",
    "school": "skola",
    "water": "vatten",
    "control": "kontroll",
    "decision": "beslut",
    "equalisation": "utjamning",
    "deviation": "avvikelse",
    "discount": "rabatt",
    "equipment": "inventarier",
    "fewer_kitchens": "farre_kok",
    "finance": "ekonomi",
    "food": "livsmedel",
    "invoices": "fakturor",
    "kitchens": "kok",
    "meals": "maltider",
    "paper": "papper",
    "pleased": "nojda",
    "premises": "lokaler",
    "prices": "priser",
    "printing": "tryckeri",
    "prints": "trycksaker",
    "rent": "hyra",
    "report": "bokslut",
    "service": "tjanst",
    "staff": "stabsenhet",
}
"""The words in the examples of rules, by those that they are written with."""
