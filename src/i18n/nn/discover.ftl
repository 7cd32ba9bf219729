# discover
search-title = Søk
search-title-of = Søk: { $words }
search-label = Søk i alt på torget
search-help = Skriv eitt eller fleire ord. Små skrivefeil går bra.
search-button = Søk
search-what = Kva du søkjer i
search-what-all = Alt
search-what-threads = Trådar
search-what-trials = Forsøk
search-what-organisations = Organisasjonar
search-kind = Type tråd
search-area = Område
search-narrow = Avgrens
search-narrowings = Avgrens treffa
search-results = Treff
search-count = { $n ->
    [one] Eitt treff du kan lese.
   *[other] { $n } treff du kan lese.
}
search-more-than = Meir enn { $n } treff du kan lese.
search-showing = Her er nummer { $from } til { $to }.
search-widened = Det var få treff på akkurat det du skreiv, så vi tok òg med ord som liknar.
search-pages = Fleire sider med treff
search-previous = Førre side
search-next = Neste side
search-narrow-down = Vi viser ikkje fleire treff enn dette. Legg til eit ord, eller vel eit område, så blir det færre.
search-wider = Søk i alt, utan avgrensing
search-none = Vi fann ingenting du kan lese om «{ $words }».
search-none-filtered = Vi fann ingenting du kan lese om «{ $words }» med denne avgrensinga.
search-no-more = Det er ikkje fleire treff.
search-first-page = Til første side med treff
search-without-signs = Prøv utan hermeteikn og minus.
search-ask = Still spørsmålet på torget
search-browse = Sjå gjennom områda
search-signed-out = Er du medlem, kan du finne meir når du har logga inn.
search-characters = Søket inneheld teikn vi ikkje kan lese. Skriv det på nytt.
search-unknown-filter = Lenkja avgrensar søket på ein måte vi ikkje kjenner. Søk på nytt, og vel avgrensing her.
search-too-long = Søket er for langt. Skriv høgst { $n } teikn; nokre få ord held.
search-no-words = Skriv minst eitt ord vi kan leite etter. Teikn åleine, eller berre ord med minus framfor, gir ingen treff.
search-too-far = Vi viser ikkje så mange sider med treff. Legg til eit ord, så blir det færre.
search-engine = Søket bruker { $engine }. Du får berre treff på det du sjølv kan lese.
search-post-number = Innlegg { $n }
search-replies = { $n ->
    [0] Ingen svar
    [one] Eitt svar
   *[other] { $n } svar
}
search-official = Offisielt svar
search-answered = Svara på
search-kind-trial = Forsøk
search-kind-non-trial = Ikkje-forsøk
search-kind-organisation = Organisasjon
search-tips = Slik søkjer du
search-tip-words = Skriv du fleire ord, finn vi det som har alle. Det siste ordet kan vere berre byrjinga.
search-tip-spelling = Har du ikkje æ, ø og å på tastaturet, går det fint med «fravaer» og «opplaring».
search-tip-quotes = Set hermeteikn rundt ord som skal stå ved sida av kvarandre: «"lokal forskrift"».
search-tip-minus = Set minus framfor eit ord du ikkje vil ha med: «fråvær -grunnskule».
search-look-around = Eller sjå deg om
search-all-threads = Alle trådar
search-all-trials = Alle forsøk
search-all-organisations = Alle organisasjonar
search-what-guidance = Svar frå departementet
search-what-rules = Reglar
search-what-results = Resultat
search-what-involvement = Involvering
search-any = Alle
search-county = Fylke
search-kostra = KOSTRA-gruppe
search-kostra-group = Gruppe { $n }
search-status = Status for forsøket
search-is-answered = Svara på
search-answered-yes = Har svar
search-answered-no = Manglar svar
search-year = År
search-from = Frå dato
search-to = Til dato
search-dates-help = Datoane gjeld når noko vart publisert, sist endra eller skjedde.
search-date-bad = Skriv datoen slik: 31.12.2026.
search-date-backwards = Til dato kan ikkje vere før frå dato.
search-language = Målform
search-language-nb = Bokmål
search-language-nn = Nynorsk
search-order = Rekkjefølgje
search-order-best = Beste treff
search-order-newest = Nyaste først
search-counts-of-best = Tala i parentes gjeld dei beste treffa, ikkje nødvendigvis alle.
search-engine-instead = Søkjemotoren vår svarar ikkje akkurat no. Vi søkjer på ein enklare måte så lenge, og treffa kan kome i ei anna rekkjefølgje.
search-kind-rule = Regel
search-kind-guidance = Svar frå departementet
search-kind-involvement = Involvering
search-kind-indicator = Indikator
search-kind-lesson = Lærdom
search-replaced = Erstatta av eit nyare svar
search-tip-rules = Leitar du etter ein regel, skriv lova og paragrafen slik du er van med: «opplæringslova § 2-3» eller «§ 2-3 i opplæringslova».
suggestions-told = { $n ->
    [one] Eitt forslag. Vel det med pil ned og Enter.
   *[other] { $n } forslag. Vel med piltastane og Enter.
}
suggestions-none = Ingen forslag.
suggestions-search = Søk
search-meant = Meinte du
search-without = Søk utan å avgrense på «{ $field }»
search-gives = { $n ->
    [one] gir eitt treff
   *[other] gir { $n } treff
}
search-gives-more = gir meir enn { $n } treff
search-what-people = Personar
search-kind-person = Person
