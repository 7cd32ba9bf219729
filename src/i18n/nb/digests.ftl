mail-title = E-post til deg
mail-lead = Her velger du hva du vil ha på e-post, og når.
mail-at-once-title = E-post med én gang
mail-at-once-help = Det du får med én gang, kommer ikke igjen i brevet.
mail-at-once-searches = Om treff i et lagret søk skal komme med én gang eller i brevet, velger du for hvert søk.
mail-at-once-save = Lagre valget
letter-title = Brevet
letters-title = Brev du har fått
letters-lead = Hvert brev, når det kom, og hva det fortalte om. Det du ikke lenger har tilgang til, vises ikke her.
letters-none = Du har ikke fått noe brev ennå.
letters-none-step = Velg når brevet skal komme
letters-nothing-left = Det brevet fortalte om, er ikke lenger tilgjengelig for deg.
letter-cadence = Hvor ofte vil du ha brevet?
letter-cadence-help = Brevet samler det du ellers kunne gått glipp av. Er det ikke noe nytt til deg, kommer det ikke noe brev.
cadence-daily = Hver dag
cadence-weekly = Hver uke
cadence-monthly = Hver måned
cadence-off = Aldri
letter-weekday = Ukedag
letter-weekday-help = Gjelder brev som kommer hver uke eller hver måned. Månedsbrevet kommer den første slike dagen i måneden.
letter-hour = Klokkeslett
letter-zone-help = Klokkeslettet følger stedet du er, både sommer og vinter.
letter-save = Lagre
letter-next = Brevet kommer { $when }. Neste gang er { $date }.
letter-is-off = Du får ikke brevet nå.
letter-show-next = Vis meg mitt neste brev
letter-show-off = Vis hva det ville inneholdt
letter-when-daily = hver dag kl. { $time }
letter-when-weekly = hver { $day } kl. { $time }
letter-when-monthly = den første { $day }en i måneden kl. { $time }
letter-when-off = aldri
next-letter-subject = Emne:
weekday-1 = mandag
weekday-2 = tirsdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lørdag
weekday-7 = søndag
next-letter-title = Ditt neste brev
next-letter-lead = Slik ville brevet sett ut hvis det ble sendt nå. Du får brevet { $when }, neste gang { $date }.
next-letter-lead-off = Du får ikke brevet nå. Slik ville det sett ut hvis det ble sendt.
next-letter-nothing = Det er ikke noe nytt til deg akkurat nå. Da kommer det ikke noe brev.
next-letter-nothing-step = Se hva du følger
next-letter-text = Vis brevet som ren tekst
digest-intro = Dette er nytt for deg på Erfaringstorget { $date }.
digest-subject = { $title }, og { $n ->
    [one] én nyhet til
   *[other] { $n } nyheter til
 }
digest-subject-one = { $title }
digest-subject-restricted = { $n ->
    [one] Én nyhet til deg på Erfaringstorget
   *[other] { $n } nyheter til deg på Erfaringstorget
 }
digest-slot-must = Dette bør du vite
digest-slot-answers = Svar i tråder du følger
digest-slot-trials = Nytt i forsøk som ligner
digest-slot-found = Nytt i søkene dine
digest-slot-unanswered = Spørsmål du kanskje kan svare på
digest-slot-new = Nye tråder
digest-more = Det var ikke plass til alt. Resten kommer i neste brev.
digest-because = Fordi: { $reasons }.
digest-guidance = Ny veiledning: { $title }
digest-guidance-replaced = Veiledningen er endret: { $title }
digest-acknowledgement = Venter på bekreftelse: { $title }
digest-owing = { $organisations } har ikke bekreftet ennå.
digest-announcement = Kunngjøring: { $title }
digest-applies-until = Gjelder til og med { $date }.
digest-today = i dag
digest-days-left = { $n ->
    [one] om én dag
   *[other] om { $n } dager
 }
digest-asked = { $who } spurte { $date }. Ingen har svart ennå.
digest-replies = { $n ->
    [one] ett svar
   *[other] { $n } svar
 }
digest-answers = { $n ->
    [one] Ett nytt svar, fra { $who }.
   *[other] { $n } nye svar, fra { $who }.
 }
digest-from-two = { $one } og { $two }
digest-from-more = { $one }, { $two } og flere
digest-official = Departementet har svart offisielt.
digest-accepted = Et svar er godtatt.
digest-accepted-yours = Svaret ditt er godtatt.
digest-whole-trial = Hele forsøket
digest-status = { $who }: { $status }.
digest-measurement = { $who }: ny måling av { $indicator }.
digest-restricted-guidance = Ny veiledning i en tråd med begrenset tilgang
digest-restricted-announcement = En kunngjøring med begrenset tilgang
digest-restricted-answers = { $n ->
    [one] Ett nytt svar i en tråd med begrenset tilgang
   *[other] { $n } nye svar i en tråd med begrenset tilgang
 }
digest-restricted-accepted = Et svar er godtatt i en tråd med begrenset tilgang
digest-restricted-question = Et spørsmål uten svar i en tråd med begrenset tilgang
digest-restricted-thread = En ny tråd med begrenset tilgang
digest-restricted-trial = Noe nytt i et forsøk med begrenset tilgang
digest-restricted-event = En frist med begrenset tilgang
digest-why-found = du har lagret søket «{ $name }»
digest-why-my-area = dere er med i området
digest-why-follows-area = du følger området
digest-why-follows-rule = du følger regelen, eller den er i veien hos dere også
digest-why-speaks-for = du representerer en som skal bekrefte
digest-why-addressed = den er rettet til dere
digest-why-calendar = den står i kalenderen for dere
digest-why-own-thread = du startet tråden
digest-why-own-answer = du skrev svaret
digest-why-follows-thread = du følger tråden
digest-why-told = du følger alt der den ble skrevet
digest-why-follows-trial = du følger forsøket
digest-why-follows-organisation = du følger en som er med i forsøket
digest-why-same-area = forsøket er i et område du er med i eller følger
digest-why-follows = du følger det den hører til
digest-why-same-group = den er fra en kommune i samme KOSTRA-gruppe
digest-why-same-rules = den gjelder en regel dere har unntak fra eller har søkt om unntak fra
digest-why-official = departementet har svart
digest-why-unanswered = ingen har svart ennå
digest-why-lively = flere har svart
digest-why-new = den er ny siden sist
digest-foot-why = Du får dette brevet fordi du er medlem på Erfaringstorget.
digest-foot-settings = Velg når brevet skal komme
digest-foot-history = Brev du har fått
digest-foot-stop = Sjeldnere, eller ikke i det hele tatt
digest-fate-waiting = På vei
digest-fate-sent = Sendt
digest-fate-nothing-new = Ikke noe nytt til deg, så det ble ikke noe brev.
digest-fate-nothing-left = Ikke sendt. Det som skulle stå der, var lest eller tatt bort før brevet gikk.
digest-fate-unwanted = Ikke sendt. Du hadde slått av brevet.
digest-fate-failed = Ikke kommet fram. E-posttjeneren tok ikke imot brevet.
stop-letter-title = Brevet fra Erfaringstorget
stop-letter-now = Du får brevet { $when }.
stop-letter-is-off = Du får ikke lenger brevet fra Erfaringstorget.
stop-letter-replies-on = Du får også e-post med én gang om svar og veiledning.
stop-letter-replies-off = Du får ikke e-post med én gang om svar og veiledning.
stop-letter-slower = Send brevet { $how } i stedet
stop-letter-slower-about = Du får det samme, men sjeldnere. Det viktigste kommer først.
stop-letter-this = Ikke send meg brevet
stop-letter-this-about = Annen e-post du har valgt, fortsetter.
stop-letter-all = Ikke send meg noe av dette
stop-letter-all-about = Verken brevet eller e-post om svar og veiledning. Du får fortsatt det som venter på svar fra deg, treff du har bedt om å få med én gang, avgjørelser om deg og lenker du selv ber om.
stop-letter-again = Send meg brevet hver uke igjen
stop-letter-again-about = Du får brevet samme dag og klokkeslett som før.
stop-letter-settings = Alle valg for e-post
