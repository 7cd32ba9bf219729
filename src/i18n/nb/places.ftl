# places
front-title = Her deler de som prøver, det de lærer
front-lead = Kommuner, fylkeskommuner, tillitsvalgte og departementer i forsøksordningen forteller hva som virker, hva som ikke gjorde det, og hvilke regler som står i veien. Alt som er åpent, kan du lese uten å logge inn.
front-search = Søk i alt på torget
front-write = spør, fortell hvordan det gikk, eller si hvilken regel som står i veien
front-compare = hva lovet søknadene, hva ble gjort, og hvor er partene uenige?
front-aside = Frister og områder
map-label = { $n ->
    [one] Norge tegnet med 357 prikker, én for hver kommune. 1 kommune som er med i et forsøk, er fremhevet. Den står også i listen lenger ned på siden.
   *[other] Norge tegnet med 357 prikker, én for hver kommune. { $n } kommuner som er med i et forsøk, er fremhevet. De står også i listen lenger ned på siden.
}
map-key = Hver prikk er en kommune. De lyse er med i et forsøk: større prikk, flere innbyggere.
map-list = Se listen
map-larger = Se kartet stort
map-participants = Disse er med
waits = Venter på deg
waits-requests = { $n ->
    [one] 1 person vil bekreftes som medlem
   *[other] { $n } personer vil bekreftes som medlemmer
}
waits-cases = { $n ->
    [one] 1 sak venter i modereringskøen
   *[other] { $n } saker venter i modereringskøen
}
waits-involvement = { $n ->
    [one] Fortell hvordan 1 hendelse i et forsøk så ut fra deres side
   *[other] Fortell hvordan { $n } hendelser i forsøk så ut fra deres side
}
waits-partners = { $n ->
    [one] Én samarbeidsforespørsel venter på svar
   *[other] { $n } samarbeidsforespørsler venter på svar
}
waits-verification = Bli bekreftet, så vises det du skriver med en gang
waits-notices = { $n ->
    [one] Det er noe nytt til deg i 1 sak
   *[other] Det er noe nytt til deg i { $n } saker
}
waits-unanswered = { $n ->
    [one] 1 spørsmål på området deres mangler svar
   *[other] { $n } spørsmål på områdene deres mangler svar
}
list-lead = Alt du kan lese på torget, det siste først.
list-kind = Slag
list-area = Område
list-newest = Sist på torget
list-newest-all = Alle tråder
list-newest-result = Nyeste resultat
list-results = Resultater
list-results-all = Alle resultater
list-results-none = Ingen har delt et resultat ennå. Også «det virket ikke» er et resultat.
list-results-none-step = Del det første
list-threads-none = Her er det ingen tråder ennå.
list-unanswered = Åpne spørsmål
list-unanswered-all = Alle åpne spørsmål
list-unanswered-none = Ingen spørsmål venter på svar.
list-unanswered-none-step = Still et spørsmål
write-thread = Skriv på torget
notices = Kunngjøringer og frister
notices-none = Ingen frister nå.
contact-write = Skriv til
contact-unknown = Den som driver tjenesten, har ikke oppgitt en adresse ennå.
notices-all = Hele kalenderen
notices-none-step = Se kunngjøringene
notices-announcements = Alle kunngjøringer
waits-announcements = { $n ->
    [one] 1 kunngjøring venter på at dere bekrefter
   *[other] { $n } kunngjøringer venter på at dere bekrefter
 }
