saved-title = Lagrede søk
saved-lead = Søk du vil komme tilbake til. Velg om du vil få vite det når det kommer noe nytt i dem.
saved-search = Søk på torget
saved-none = Du har ingen lagrede søk. Søk etter noe, og velg «Lagre søket» over treffene.
saved-when-it-comes = Lagre søket, så kan du få vite det når noe kommer.
saved-count = { $n } av { $most } lagrede søk.
saved-edit = Endre
saved-delete = Slett
saved-delete-this = Slett søket
saved-edit-title = Endre lagret søk
saved-new-title = Lagre søket
saved-save-this = Lagre søket
saved-name = Navn på søket
saved-tell = Hvordan vil du få vite om noe nytt?
saved-tell-help = Du får vite om det som er skrevet etter at du lagret søket, og som du kan lese. Det du har lest, skrevet selv eller fått vite om på annen måte, tar vi ikke med. Vi ser etter ordene slik du har skrevet dem, også i andre bøyninger, men tilgir ikke skrivefeil.
saved-save = Lagre
saved-people = Vi varsler ikke når flere lar seg finne. Søket ligger klart til du vil se etter selv.
saved-back = Tilbake til søket
saved-run = Vis treffene nå
saved-no-letter = Du får ikke brevet nå. Slå det på for å få vite om noe nytt der.
saved-too-many = Du har { $n } lagrede søk, og det er det meste du kan ha. Slett ett du ikke trenger, så blir det plass.
alert-at-once = Med én gang, på e-post
alert-letter = I brevet
alert-never = Ikke varsle
alert-at-once-told = Nytt kommer på e-post med én gang.
alert-letter-told = Nytt står i brevet.
alert-never-told = Du får ikke varsel om nytt.
alert-at-once-about = Det som kommer omtrent samtidig, samles i én e-post. De stille timene dine og grensen for hvor mange e-poster du får hver dag, gjelder også her.
alert-letter-about = Treffene står sammen med det andre som er nytt for deg.
alert-replies = { $n ->
    [one] Nytt svar
   *[other] { $n } nye svar
 }
alert-restricted = { $n ->
    [one] Ett nytt treff med begrenset tilgang
   *[other] { $n } nye treff med begrenset tilgang
 }
alert-mail-subject = Nytt treff: { $title }
alert-mail-subject-many = { $n } nye treff i søkene dine
alert-mail-subject-restricted = Nytt i et søk du har lagret
alert-mail-in = Nytt i søket «{ $name }»
alert-mail-restricted = Noe av det som er nytt, har begrenset tilgang. Innholdet står ikke i e-posten. Logg inn for å se det.
alert-mail-more = { $n ->
    [one] Det er ett treff til.
   *[other] Det er { $n } treff til.
 }
alert-mail-why = Du får denne e-posten fordi du har lagret et søk på Erfaringstorget og vil vite om det nye med én gang.
alert-mail-stop = Få det i brevet i stedet, eller slutt å få slik e-post
alert-stop-title = E-post om lagrede søk
alert-stop-this-now = Du får e-post med én gang når det kommer noe nytt i dette søket.
alert-stop-all-now = Du får e-post med én gang når det kommer noe nytt i søkene dine.
alert-stop-this-letter = Få det i brevet i stedet
alert-stop-all-letter = Få alt i brevet i stedet
alert-stop-this = Slutt å varsle om dette søket
alert-stop-all = Slutt å sende e-post om alle søkene
alert-stop-letter-about = Det nye står sammen med resten av brevet fra Erfaringstorget.
alert-stop-about = Søket er fortsatt lagret. Annen e-post du har valgt, fortsetter.
alert-stop-about-all = Søkene er fortsatt lagret. Det du har valgt å få i brevet, står fortsatt der.
alert-stop-this-in-letter = Det nye i dette søket står i brevet. Du får ikke egen e-post om det.
alert-stop-this-done = Du får ikke lenger varsel om det nye i dette søket.
alert-stop-all-done = Du får ikke lenger egen e-post om det nye i søkene dine.
alert-stop-again = Vil du ha det annerledes, velger du det der søkene dine ligger.
