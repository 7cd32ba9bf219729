saved-title = Lagra søk
saved-lead = Søk du vil kome tilbake til. Vel om du vil få vite det når det kjem noko nytt i dei.
saved-search = Søk på torget
saved-none = Du har ingen lagra søk. Søk etter noko, og vel «Lagre søket» over treffa.
saved-when-it-comes = Lagre søket, så kan du få vite det når noko kjem.
saved-count = { $n } av { $most } lagra søk.
saved-edit = Endre
saved-delete = Slett
saved-delete-this = Slett søket
saved-edit-title = Endre lagra søk
saved-new-title = Lagre søket
saved-save-this = Lagre søket
saved-name = Namn på søket
saved-tell = Korleis vil du få vite om noko nytt?
saved-tell-help = Du får vite om det som er skrive etter at du lagra søket, og som du kan lese. Det du har lese, skrive sjølv eller fått vite om på annan måte, tek vi ikkje med. Vi ser etter orda slik du har skrive dei, òg i andre bøyingar, men tilgjev ikkje skrivefeil.
saved-save = Lagre
saved-people = Vi varslar ikkje når fleire lèt seg finne. Søket ligg klart til du vil sjå etter sjølv.
saved-back = Tilbake til søket
saved-run = Vis treffa no
saved-no-letter = Du får ikkje brevet no. Slå det på for å få vite om noko nytt der.
saved-too-many = Du har { $n } lagra søk, og det er det meste du kan ha. Slett eitt du ikkje treng, så blir det plass.
alert-at-once = Med ein gong, på e-post
alert-letter = I brevet
alert-never = Ikkje varsle
alert-at-once-told = Nytt kjem på e-post med ein gong.
alert-letter-told = Nytt står i brevet.
alert-never-told = Du får ikkje varsel om nytt.
alert-at-once-about = Det som kjem om lag samtidig, blir samla i éin e-post. Dei stille timane dine og grensa for kor mange e-postar du får kvar dag, gjeld òg her.
alert-letter-about = Treffa står saman med det andre som er nytt for deg.
alert-replies = { $n ->
    [one] Nytt svar
   *[other] { $n } nye svar
 }
alert-restricted = { $n ->
    [one] Eitt nytt treff med avgrensa tilgang
   *[other] { $n } nye treff med avgrensa tilgang
 }
alert-mail-subject = Nytt treff: { $title }
alert-mail-subject-many = { $n } nye treff i søka dine
alert-mail-subject-restricted = Nytt i eit søk du har lagra
alert-mail-in = Nytt i søket «{ $name }»
alert-mail-restricted = Noko av det som er nytt, har avgrensa tilgang. Innhaldet står ikkje i e-posten. Logg inn for å sjå det.
alert-mail-more = { $n ->
    [one] Det er eitt treff til.
   *[other] Det er { $n } treff til.
 }
alert-mail-why = Du får denne e-posten fordi du har lagra eit søk på Erfaringstorget og vil vite om det nye med ein gong.
alert-mail-stop = Få det i brevet i staden, eller slutt å få slik e-post
alert-stop-title = E-post om lagra søk
alert-stop-this-now = Du får e-post med ein gong når det kjem noko nytt i dette søket.
alert-stop-all-now = Du får e-post med ein gong når det kjem noko nytt i søka dine.
alert-stop-this-letter = Få det i brevet i staden
alert-stop-all-letter = Få alt i brevet i staden
alert-stop-this = Slutt å varsle om dette søket
alert-stop-all = Slutt å sende e-post om alle søka
alert-stop-letter-about = Det nye står saman med resten av brevet frå Erfaringstorget.
alert-stop-about = Søket er framleis lagra. Annan e-post du har valt, held fram.
alert-stop-about-all = Søka er framleis lagra. Det du har valt å få i brevet, står framleis der.
alert-stop-this-in-letter = Det nye i dette søket står i brevet. Du får ikkje eigen e-post om det.
alert-stop-this-done = Du får ikkje lenger varsel om det nye i dette søket.
alert-stop-all-done = Du får ikkje lenger eigen e-post om det nye i søka dine.
alert-stop-again = Vil du ha det annleis, vel du det der søka dine ligg.
