# places
front-title = Her deler dei som prøver, det dei lærer
front-lead = Kommunar, fylkeskommunar, tillitsvalde og departement i forsøksordninga fortel kva som verkar, kva som ikkje gjorde det, og kva reglar som står i vegen. Alt som er ope, kan du lese utan å logge inn.
front-search = Søk i alt på torget
front-write = spør, fortel korleis det gjekk, eller sei kva regel som står i vegen
front-compare = kva lova søknadene, kva vart gjort, og kvar er partane usamde?
front-aside = Fristar og område
map-label = { $n ->
    [one] Noreg teikna med 357 prikkar, éin for kvar kommune. 1 kommune som er med i eit forsøk, er framheva. Ho står òg i lista lenger ned på sida.
   *[other] Noreg teikna med 357 prikkar, éin for kvar kommune. { $n } kommunar som er med i eit forsøk, er framheva. Dei står òg i lista lenger ned på sida.
}
map-key = Kvar prikk er ein kommune. Dei lyse er med i eit forsøk: større prikk, fleire innbyggjarar.
map-larger = Sjå kartet stort
map-list = Sjå lista
map-participants = Desse er med
waits = Ventar på deg
waits-requests = { $n ->
    [one] 1 person vil bli stadfesta som medlem
   *[other] { $n } personar vil bli stadfesta som medlemer
}
waits-cases = { $n ->
    [one] 1 sak ventar i modereringskøen
   *[other] { $n } saker ventar i modereringskøen
}
waits-involvement = { $n ->
    [one] Fortel korleis 1 hending i eit forsøk såg ut frå dykkar side
   *[other] Fortel korleis { $n } hendingar i forsøk såg ut frå dykkar side
}
waits-partners = { $n ->
    [one] Éin samarbeidsførespurnad ventar på svar
   *[other] { $n } samarbeidsførespurnader ventar på svar
}
waits-verification = Bli stadfesta, så blir det du skriv, vist med ein gong
waits-notices = { $n ->
    [one] Det er noko nytt til deg i 1 sak
   *[other] Det er noko nytt til deg i { $n } saker
}
waits-unanswered = { $n ->
    [one] 1 spørsmål på området dykkar manglar svar
   *[other] { $n } spørsmål på områda dykkar manglar svar
}
list-lead = Alt du kan lese på torget, det siste først.
list-kind = Slag
list-area = Område
list-newest = Sist på torget
list-newest-all = Alle trådar
list-newest-result = Nyaste resultat
list-results = Resultat
list-results-all = Alle resultat
list-results-none = Ingen har delt eit resultat enno. Også «det verka ikkje» er eit resultat.
list-results-none-step = Del det første
list-threads-none = Her er det ingen trådar enno.
list-unanswered = Opne spørsmål
list-unanswered-all = Alle opne spørsmål
list-unanswered-none = Ingen spørsmål ventar på svar.
list-unanswered-none-step = Still eit spørsmål
write-thread = Skriv på torget
notices = Kunngjeringar og fristar
notices-none = Ingen fristar no.
contact-write = Skriv til
contact-unknown = Den som driv tenesta, har ikkje oppgitt ei adresse enno.
notices-all = Heile kalenderen
notices-none-step = Sjå kunngjeringane
notices-announcements = Alle kunngjeringar
waits-announcements = { $n ->
    [one] 1 kunngjering ventar på at de stadfestar
   *[other] { $n } kunngjeringar ventar på at de stadfestar
 }
