# discover
search-title = Søk
search-title-of = Søk: { $words }
search-label = Søk i alt på torget
search-help = Skriv ett eller flere ord. Små skrivefeil går bra.
search-button = Søk
search-what = Hva du søker i
search-what-all = Alt
search-what-threads = Tråder
search-what-trials = Forsøk
search-what-organisations = Organisasjoner
search-kind = Type tråd
search-area = Område
search-narrow = Avgrens
search-narrowings = Avgrens treffene
search-results = Treff
search-count = { $n ->
    [one] Ett treff du kan lese.
   *[other] { $n } treff du kan lese.
}
search-more-than = Mer enn { $n } treff du kan lese.
search-showing = Her er nummer { $from } til { $to }.
search-widened = Det var få treff på akkurat det du skrev, så vi tok også med ord som ligner.
search-pages = Flere sider med treff
search-previous = Forrige side
search-next = Neste side
search-narrow-down = Vi viser ikke flere treff enn dette. Legg til et ord, eller velg et område, så blir det færre.
search-wider = Søk i alt, uten avgrensning
search-none = Vi fant ingenting du kan lese om «{ $words }».
search-none-filtered = Vi fant ingenting du kan lese om «{ $words }» med denne avgrensningen.
search-no-more = Det er ikke flere treff.
search-first-page = Til første side med treff
search-without-signs = Prøv uten anførselstegn og minus.
search-ask = Still spørsmålet på torget
search-browse = Se gjennom områdene
search-signed-out = Er du medlem, kan du finne mer når du har logget inn.
search-characters = Søket inneholder tegn vi ikke kan lese. Skriv det på nytt.
search-unknown-filter = Lenken avgrenser søket på en måte vi ikke kjenner. Søk på nytt, og velg avgrensning her.
search-too-long = Søket er for langt. Skriv høyst { $n } tegn; noen få ord holder.
search-no-words = Skriv minst ett ord vi kan lete etter. Tegn alene, eller bare ord med minus foran, gir ingen treff.
search-too-far = Vi viser ikke så mange sider med treff. Legg til et ord, så blir det færre.
search-engine = Søket bruker { $engine }. Du får bare treff på det du selv kan lese.
search-post-number = Innlegg { $n }
search-replies = { $n ->
    [0] Ingen svar
    [one] Ett svar
   *[other] { $n } svar
}
search-official = Offisielt svar
search-answered = Besvart
search-kind-trial = Forsøk
search-kind-non-trial = Ikke-forsøk
search-kind-organisation = Organisasjon
search-tips = Slik søker du
search-tip-words = Skriver du flere ord, finner vi det som har alle. Det siste ordet kan være bare begynnelsen.
search-tip-spelling = Har du ikke æ, ø og å på tastaturet, går det fint med «fravaer» og «opplaring».
search-tip-quotes = Sett anførselstegn rundt ord som skal stå ved siden av hverandre: «"lokal forskrift"».
search-tip-minus = Sett minus foran et ord du ikke vil ha med: «fravær -grunnskole».
search-look-around = Eller se deg om
search-all-threads = Alle tråder
search-all-trials = Alle forsøk
search-all-organisations = Alle organisasjoner
search-what-guidance = Svar fra departementet
search-what-rules = Regler
search-what-results = Resultater
search-what-involvement = Involvering
search-any = Alle
search-county = Fylke
search-kostra = KOSTRA-gruppe
search-kostra-group = Gruppe { $n }
search-status = Status for forsøket
search-is-answered = Besvart
search-answered-yes = Har svar
search-answered-no = Mangler svar
search-year = År
search-from = Fra dato
search-to = Til dato
search-dates-help = Datoene gjelder når noe ble publisert, sist endret eller skjedde.
search-date-bad = Skriv datoen slik: 31.12.2026.
search-date-backwards = Til dato kan ikke være før fra dato.
search-language = Målform
search-language-nb = Bokmål
search-language-nn = Nynorsk
search-order = Rekkefølge
search-order-best = Beste treff
search-order-newest = Nyeste først
search-counts-of-best = Tallene i parentes gjelder de beste treffene, ikke nødvendigvis alle.
search-engine-instead = Søkemotoren vår svarer ikke akkurat nå. Vi søker på en enklere måte så lenge, og treffene kan komme i en annen rekkefølge.
search-kind-rule = Regel
search-kind-guidance = Svar fra departementet
search-kind-involvement = Involvering
search-kind-indicator = Indikator
search-kind-lesson = Lærdom
search-replaced = Erstattet av et nyere svar
search-tip-rules = Leter du etter en regel, skriv loven og paragrafen slik du er vant til: «opplæringslova § 2-3» eller «§ 2-3 i opplæringsloven».
suggestions-told = { $n ->
    [one] Ett forslag. Velg det med pil ned og Enter.
   *[other] { $n } forslag. Velg med piltastene og Enter.
}
suggestions-none = Ingen forslag.
suggestions-search = Søk
search-meant = Mente du
search-without = Søk uten å avgrense på «{ $field }»
search-gives = { $n ->
    [one] gir ett treff
   *[other] gir { $n } treff
}
search-gives-more = gir mer enn { $n } treff
search-what-people = Personer
search-kind-person = Person
