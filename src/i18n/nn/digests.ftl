mail-title = E-post til deg
mail-lead = Her vel du kva du vil ha på e-post, og når.
mail-at-once-title = E-post med ein gong
mail-at-once-help = Det du får med ein gong, kjem ikkje igjen i brevet.
mail-at-once-searches = Om treff i eit lagra søk skal kome med ein gong eller i brevet, vel du for kvart søk.
mail-at-once-save = Lagre valet
letter-title = Brevet
letters-title = Brev du har fått
letters-lead = Kvart brev, når det kom, og kva det fortalde om. Det du ikkje lenger har tilgang til, er ikkje vist her.
letters-none = Du har ikkje fått noko brev enno.
letters-none-step = Vel når brevet skal kome
letters-nothing-left = Det brevet fortalde om, er ikkje lenger tilgjengeleg for deg.
letter-cadence = Kor ofte vil du ha brevet?
letter-cadence-help = Brevet samlar det du elles kunne gått glipp av. Er det ikkje noko nytt til deg, kjem det ikkje noko brev.
cadence-daily = Kvar dag
cadence-weekly = Kvar veke
cadence-monthly = Kvar månad
cadence-off = Aldri
letter-weekday = Vekedag
letter-weekday-help = Gjeld brev som kjem kvar veke eller kvar månad. Månadsbrevet kjem den første slike dagen i månaden.
letter-hour = Klokkeslett
letter-zone-help = Klokkeslettet følgjer staden du er, både sommar og vinter.
letter-save = Lagre
letter-next = Brevet kjem { $when }. Neste gong er { $date }.
letter-is-off = Du får ikkje brevet no.
letter-show-next = Vis meg det neste brevet mitt
letter-show-off = Vis kva det ville innehalde
letter-when-daily = kvar dag kl. { $time }
letter-when-weekly = kvar { $day } kl. { $time }
letter-when-monthly = den første { $day }en i månaden kl. { $time }
letter-when-off = aldri
next-letter-subject = Emne:
weekday-1 = måndag
weekday-2 = tysdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = laurdag
weekday-7 = sundag
next-letter-title = Det neste brevet ditt
next-letter-lead = Slik ville brevet sjå ut om det vart sendt no. Du får brevet { $when }, neste gong { $date }.
next-letter-lead-off = Du får ikkje brevet no. Slik ville det sjå ut om det vart sendt.
next-letter-nothing = Det er ikkje noko nytt til deg akkurat no. Då kjem det ikkje noko brev.
next-letter-nothing-step = Sjå kva du følgjer
next-letter-text = Vis brevet som rein tekst
digest-intro = Dette er nytt for deg på Erfaringstorget { $date }.
digest-subject = { $title }, og { $n ->
    [one] éi nyheit til
   *[other] { $n } nyheiter til
 }
digest-subject-one = { $title }
digest-subject-restricted = { $n ->
    [one] Éi nyheit til deg på Erfaringstorget
   *[other] { $n } nyheiter til deg på Erfaringstorget
 }
digest-slot-must = Dette bør du vite
digest-slot-answers = Svar i trådar du følgjer
digest-slot-trials = Nytt i forsøk som liknar
digest-slot-found = Nytt i søka dine
digest-slot-unanswered = Spørsmål du kanskje kan svare på
digest-slot-new = Nye trådar
digest-more = Det var ikkje plass til alt. Resten kjem i neste brev.
digest-because = Fordi: { $reasons }.
digest-guidance = Ny rettleiing: { $title }
digest-guidance-replaced = Rettleiinga er endra: { $title }
digest-acknowledgement = Ventar på stadfesting: { $title }
digest-owing = { $organisations } har ikkje stadfesta enno.
digest-announcement = Kunngjering: { $title }
digest-applies-until = Gjeld til og med { $date }.
digest-today = i dag
digest-days-left = { $n ->
    [one] om éin dag
   *[other] om { $n } dagar
 }
digest-asked = { $who } spurde { $date }. Ingen har svart enno.
digest-replies = { $n ->
    [one] eitt svar
   *[other] { $n } svar
 }
digest-answers = { $n ->
    [one] Eitt nytt svar, frå { $who }.
   *[other] { $n } nye svar, frå { $who }.
 }
digest-from-two = { $one } og { $two }
digest-from-more = { $one }, { $two } og fleire
digest-official = Departementet har svart offisielt.
digest-accepted = Eit svar er godteke.
digest-accepted-yours = Svaret ditt er godteke.
digest-whole-trial = Heile forsøket
digest-status = { $who }: { $status }.
digest-measurement = { $who }: ny måling av { $indicator }.
digest-restricted-guidance = Ny rettleiing i ein tråd med avgrensa tilgang
digest-restricted-announcement = Ei kunngjering med avgrensa tilgang
digest-restricted-answers = { $n ->
    [one] Eitt nytt svar i ein tråd med avgrensa tilgang
   *[other] { $n } nye svar i ein tråd med avgrensa tilgang
 }
digest-restricted-accepted = Eit svar er godteke i ein tråd med avgrensa tilgang
digest-restricted-question = Eit spørsmål utan svar i ein tråd med avgrensa tilgang
digest-restricted-thread = Ein ny tråd med avgrensa tilgang
digest-restricted-trial = Noko nytt i eit forsøk med avgrensa tilgang
digest-restricted-event = Ein frist med avgrensa tilgang
digest-why-found = du har lagra søket «{ $name }»
digest-why-my-area = de er med i området
digest-why-follows-area = du følgjer området
digest-why-follows-rule = du følgjer regelen, eller han er i vegen hos dykk òg
digest-why-speaks-for = du representerer ein som skal stadfeste
digest-why-addressed = ho er retta til dykk
digest-why-calendar = han står i kalenderen for dykk
digest-why-own-thread = du starta tråden
digest-why-own-answer = du skreiv svaret
digest-why-follows-thread = du følgjer tråden
digest-why-told = du følgjer alt der det vart skrive
digest-why-follows-trial = du følgjer forsøket
digest-why-follows-organisation = du følgjer ein som er med i forsøket
digest-why-same-area = forsøket er i eit område du er med i eller følgjer
digest-why-follows = du følgjer det tråden høyrer til
digest-why-same-group = tråden er frå ein kommune i same KOSTRA-gruppe
digest-why-same-rules = tråden gjeld ein regel de har unntak frå eller har søkt om unntak frå
digest-why-official = departementet har svart
digest-why-unanswered = ingen har svart enno
digest-why-lively = fleire har svart
digest-why-new = tråden er ny sidan sist
digest-foot-why = Du får dette brevet fordi du er medlem på Erfaringstorget.
digest-foot-settings = Vel når brevet skal kome
digest-foot-history = Brev du har fått
digest-foot-stop = Sjeldnare, eller ikkje i det heile
digest-fate-waiting = På veg
digest-fate-sent = Sendt
digest-fate-nothing-new = Ikkje noko nytt til deg, så det vart ikkje noko brev.
digest-fate-nothing-left = Ikkje sendt. Det som skulle stå der, var lese eller teke bort før brevet gjekk.
digest-fate-unwanted = Ikkje sendt. Du hadde slått av brevet.
digest-fate-failed = Ikkje kome fram. E-posttenaren tok ikkje imot brevet.
stop-letter-title = Brevet frå Erfaringstorget
stop-letter-now = Du får brevet { $when }.
stop-letter-is-off = Du får ikkje lenger brevet frå Erfaringstorget.
stop-letter-replies-on = Du får òg e-post med ein gong om svar og rettleiing.
stop-letter-replies-off = Du får ikkje e-post med ein gong om svar og rettleiing.
stop-letter-slower = Send brevet { $how } i staden
stop-letter-slower-about = Du får det same, men sjeldnare. Det viktigaste kjem først.
stop-letter-this = Ikkje send meg brevet
stop-letter-this-about = Annan e-post du har valt, held fram.
stop-letter-all = Ikkje send meg noko av dette
stop-letter-all-about = Verken brevet eller e-post om svar og rettleiing. Du får framleis det som ventar på svar frå deg, treff du har bede om å få med ein gong, avgjerder om deg og lenkjer du sjølv ber om.
stop-letter-again = Send meg brevet kvar veke igjen
stop-letter-again-about = Du får brevet same dag og klokkeslett som før.
stop-letter-settings = Alle val for e-post
