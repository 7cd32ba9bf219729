verdict-possible = Mogleg i eit forsøk
verdict-possible-about = Det krev unntak frå ein regel, og eit forsøk kan gje det.
verdict-not-needed = Unntak er ikkje nødvendig
verdict-not-needed-about = Det kan gjerast innanfor reglane som gjeld i dag.
verdict-not-possible = Ikkje mogleg, fordi …
verdict-not-possible-about = Grunnen skal stå i det korte svaret.
verdict-answer = Svar på spørsmålet
verdict-answer-about = Når spørsmålet gjeld korleis ein regel skal forståast, og ikkje om noko er mogleg.
guidance-title = Rettleiing
guidance-lead = Her er svara frå departementa på korleis reglane skal forståast i forsøk. Svara er rettleiing, ikkje vedtak. To personar har stått bak kvart svar.
guidance-ask = Be om rettleiing
guidance-all = Sjå all rettleiing
guidance-search = Lov, paragraf eller emne
guidance-replaced-too = Vis òg svar som er erstatta
guidance-none = Det er ikkje gitt rettleiing enno.
guidance-none-found = Vi fann ingen svar. Prøv færre ord eller eit anna område.
guidance-replaced = Dette svaret er erstatta.
guidance-replaced-by = Det som gjeld no:
guidance-replaced-elsewhere = Det som gjeld no, har du ikkje tilgang til.
guidance-replaced-short = Erstatta
guidance-no-longer = Gjeld ikkje lenger
guidance-no-longer-long = Dette svaret gjeld ikkje lenger. Be om ny rettleiing om de er i tvil.
guidance-valid-from = gjeld frå { $from }
guidance-valid-between = gjeld frå { $from } til og med { $to }
guidance-case-no = saksnr. { $number }
guidance-about = Om svaret
guidance-question = Spørsmålet
guidance-question-hidden = Innlegget som opna tråden, er skjult.
guidance-to-thread = Les heile tråden
guidance-answer = Svaret
guidance-case-number = Saksnummer
guidance-published = Publisert
guidance-valid = Gyldigheit
guidance-provisions = Reglar
guidance-drafted-by = Skriven av
guidance-approved-by = Godkjend av
guidance-approved = godkjend av { $name }
guidance-in-thread = I tråden
guidance-in-register = sjå svaret i rettleiinga
guidance-what-it-is = Rettleiing seier korleis departementet forstår reglane. Ho er ikkje eit vedtak og kan ikkje påklagast. Kommunen må sjølv vurdere den konkrete saka.
guidance-rules = Meir om reglane på torget
guidance-replaces = Erstattar
guidance-due = Departementet har som mål å svare innan { $n } yrkedagar, her seinast
guidance-due-late = Departementet har som mål å svare innan { $n } yrkedagar. Her skulle svaret ha kome seinast
guidance-late = over fristen
guidance-times-title = Svartid
guidance-times-link = Sjå kor lang tid svara tek
guidance-times-lead = Departementa har som mål å svare på ønske om rettleiing og på «Regel i vegen» innan { $n } yrkedagar. Målet er vårt eige og er ingen lovfesta frist.
guidance-times-caption = Svartid per område, siste tolv månader
guidance-times-answered = Svara på
guidance-times-median = Median
guidance-times-share = Innan målet
guidance-times-open = Ventar
guidance-times-late = Over fristen
guidance-times-all = Alle område
guidance-times-no-answers = ingen svar
guidance-times-none = Ingen spørsmål er svara på dei siste tolv månadene.
guidance-times-summary = { $answered ->
    [one] 1 spørsmål er svara på dei siste tolv månadene. Svaret tok { $days } yrkedagar, og { $share } prosent kom innan målet.
   *[other] { $answered } spørsmål er svara på dei siste tolv månadene. Halvparten fekk svar innan { $days } yrkedagar, og { $share } prosent av svara kom innan målet.
 }
guidance-times-waiting = { $open ->
    [0] Ingen spørsmål ventar no.
    [one] 1 spørsmål ventar no, { $late } over fristen.
   *[other] { $open } spørsmål ventar no, { $late } over fristen.
 }
guidance-times-how = Tala gjeld spørsmål som er opne for alle. Vi tel yrkedagar frå spørsmålet vart stilt til det første offisielle svaret. Laurdagar, søndagar og heilagdagar tel ikkje. Median er den midtarste verdien: Halvparten av svara kom raskare.
working-days = { $n ->
    [one] 1 yrkedag
   *[other] { $n } yrkedagar
 }
percent = { $n } %
guidance-queue-title = Rettleiingskø
guidance-queue-lead = Spørsmål og reglar i vegen som ventar på eit offisielt svar, dei eldste først. Målet er { $n } yrkedagar.
guidance-queue-parts = Delar av køen
guidance-queue-all = Alle
guidance-queue-mine = Mine
guidance-queue-late = Over fristen
guidance-queue-approve = Til mi godkjenning
guidance-queue-empty = Ingenting ventar her.
guidance-queue-more = Her ser du dei 100 eldste. Fleire kjem når desse er svara på.
guidance-queue-case = Sak
guidance-queue-age = Alder
guidance-queue-target = Frist
guidance-queue-unit = Ansvarleg
guidance-queue-state = Status
guidance-unassigned = Ikkje fordelt
guidance-state-submitted = Ventar på godkjenning, skrive av { $name }
guidance-state-draft = Utkast av { $name }
guidance-state-none = Ikkje byrja
guidance-case-title = Svar offisielt
guidance-case-facts = Om saka
guidance-published-here = Offisielle svar i tråden
guidance-draft = Utkast til svar
guidance-saved-by = Sist lagra av { $name },
guidance-returned-by = { $name } sende utkastet tilbake:
guidance-waits-for-other = Utkastet ventar på at ein annan i departementet godkjenner det. Du har skrive i det og kan difor ikkje godkjenne det sjølv.
guidance-you-approve = Les gjennom svaret. Når du godkjenner, blir det publisert i tråden og i rettleiinga med ein gong.
guidance-will-replace = Dette svaret blir erstatta:
guidance-take-back = Hent tilbake for å endre
guidance-approve = Godkjenn og publiser
guidance-return = Send tilbake
guidance-note = Kva bør endrast?
guidance-note-help = Dei som har skrive utkastet, får lese det.
guidance-now = Slik er utkastet no, lagra av { $name }
guidance-field-title = Spørsmålet på éi linje
guidance-field-title-help = Skriv det slik at andre kommunar kjenner att sitt eige spørsmål.
guidance-field-verdict = Kva er konklusjonen?
guidance-field-short = Kort svar
guidance-field-short-help = Svaret i éi eller to setningar. Det står først og er med i lister og i e-post.
guidance-field-body = Grunngjeving
guidance-field-body-help = Kva byggjer de på, og kva må kommunen sjølv vurdere? Du kan bruke lister og lenkjer (Markdown).
guidance-field-provisions = Reglar
guidance-field-provisions-help = Éin på kvar linje, til dømes «Kommunelova § 5-11».
guidance-field-case-number-help = Nummeret saka har i arkivet til departementet.
guidance-field-valid-from = Gjeld frå
guidance-field-valid-to = Gjeld til og med
guidance-field-valid-to-help = Lat feltet stå tomt om svaret gjeld inntil vidare.
guidance-field-supersedes = Erstattar eit tidlegare svar
guidance-field-supersedes-help = Det gamle svaret blir ståande, merkt som erstatta og med lenkje til det nye.
guidance-replaces-none = Erstattar ingen
guidance-save = Lagre utkastet
guidance-submit = Send til godkjenning
guidance-valid-backwards = Den siste dagen kan ikkje vere før den første.
guidance-not-replaceable = Vel eit svar som gjeld no, og som ikkje fleire kan lese enn det nye.
guidance-not-whole = Utkastet er ikkje ferdig. Send det tilbake.
conflict-guidance = Utkastet er endra sidan du opna det. Sjå kva som står der no, ta inn det du vil ha med, og lagre på nytt.
conflict-guidance-decided = Utkastet er alt publisert eller henta tilbake. Gå til køen for å sjå kva som ventar.
conflict-guidance-replaced = Svaret som skulle erstattast, er erstatta av eit anna i mellomtida. Send utkastet tilbake og vel på nytt.
guidance-assign = Fordel
guidance-assign-ministry = Ansvarleg departement
guidance-assign-usual = Departementet for området
guidance-assign-unit = Avdeling eller eining
guidance-assign-person = Saksbehandlar
guidance-assign-target = Frist
guidance-assign-target-help = Lat feltet stå tomt for den vanlege fristen.
guidance-assign-save = Lagre
guidance-in-area = Rettleiing
guidance-on-trial = Rettleiing frå departementet
guidance-area-none = Det er ikkje gitt rettleiing på området enno.
waits-guidance-late = { $n ->
    [one] 1 spørsmål om reglane er over fristen
   *[other] { $n } spørsmål om reglane er over fristen
 }
waits-guidance-approve = { $n ->
    [one] 1 utkast til rettleiing ventar på di godkjenning
   *[other] { $n } utkast til rettleiing ventar på di godkjenning
 }
guidance-mail-subject = Departementet har svart: { $title }
guidance-mail-subject-replaced = Nytt svar erstattar det førre: { $title }
guidance-mail-subject-restricted = Departementet har gitt rettleiing på Erfaringstorget
guidance-mail-told = { $who } har svart på «{ $title }».
guidance-mail-told-replaced = { $who } har gitt eit nytt svar på «{ $title }». Det erstattar eit tidlegare svar. Sjå om det har noko å seie for dykk.
guidance-mail-told-restricted = Departementet har svart i ein tråd du kan lese. Tråden er avgrensa, så innhaldet står ikkje i e-posten. Logg inn for å lese svaret.
guidance-mail-what = Svaret er rettleiing, ikkje vedtak.
guidance-mail-read = Les svaret
guidance-mail-why = Du får denne e-posten fordi du har spurt, eller fordi du representerer ein organisasjon som har sagt «Hos oss òg».
guidance-mail-stop = Slutt å få e-post om svar og rettleiing
