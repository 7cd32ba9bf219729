verdict-possible = Mulig i et forsøk
verdict-possible-about = Det krever unntak fra en regel, og et forsøk kan gi det.
verdict-not-needed = Unntak er ikke nødvendig
verdict-not-needed-about = Det kan gjøres innenfor reglene som gjelder i dag.
verdict-not-possible = Ikke mulig, fordi …
verdict-not-possible-about = Grunnen skal stå i det korte svaret.
verdict-answer = Svar på spørsmålet
verdict-answer-about = Når spørsmålet gjelder hvordan en regel skal forstås, og ikke om noe er mulig.
guidance-title = Veiledning
guidance-lead = Her er departementenes svar på hvordan reglene skal forstås i forsøk. Svarene er veiledning, ikke vedtak. To personer har stått bak hvert svar.
guidance-ask = Be om veiledning
guidance-all = Se all veiledning
guidance-search = Lov, paragraf eller emne
guidance-replaced-too = Vis også svar som er erstattet
guidance-none = Det er ikke gitt veiledning ennå.
guidance-none-found = Vi fant ingen svar. Prøv færre ord eller et annet område.
guidance-replaced = Dette svaret er erstattet.
guidance-replaced-by = Det som gjelder nå:
guidance-replaced-elsewhere = Det som gjelder nå, har du ikke tilgang til.
guidance-replaced-short = Erstattet
guidance-no-longer = Gjelder ikke lenger
guidance-no-longer-long = Dette svaret gjelder ikke lenger. Be om ny veiledning hvis dere er i tvil.
guidance-valid-from = gjelder fra { $from }
guidance-valid-between = gjelder fra { $from } til og med { $to }
guidance-case-no = saksnr. { $number }
guidance-about = Om svaret
guidance-question = Spørsmålet
guidance-question-hidden = Innlegget som åpnet tråden, er skjult.
guidance-to-thread = Les hele tråden
guidance-answer = Svaret
guidance-case-number = Saksnummer
guidance-published = Publisert
guidance-valid = Gyldighet
guidance-provisions = Regler
guidance-drafted-by = Skrevet av
guidance-approved-by = Godkjent av
guidance-approved = godkjent av { $name }
guidance-in-thread = I tråden
guidance-in-register = se svaret i veiledningen
guidance-what-it-is = Veiledning sier hvordan departementet forstår reglene. Den er ikke et vedtak og kan ikke påklages. Kommunen må selv vurdere den konkrete saken.
guidance-rules = Mer om reglene på torget
guidance-replaces = Erstatter
guidance-due = Departementet har som mål å svare innen { $n } virkedager, her senest
guidance-due-late = Departementet har som mål å svare innen { $n } virkedager. Her skulle svaret kommet senest
guidance-late = over fristen
guidance-times-title = Svartid
guidance-times-link = Se hvor lang tid svarene tar
guidance-times-lead = Departementene har som mål å svare på ønsker om veiledning og på «Regel i veien» innen { $n } virkedager. Målet er vårt eget og er ingen lovbestemt frist.
guidance-times-caption = Svartid per område, siste tolv måneder
guidance-times-answered = Besvart
guidance-times-median = Median
guidance-times-share = Innen målet
guidance-times-open = Venter
guidance-times-late = Over fristen
guidance-times-all = Alle områder
guidance-times-no-answers = ingen svar
guidance-times-none = Ingen spørsmål er besvart de siste tolv månedene.
guidance-times-summary = { $answered ->
    [one] 1 spørsmål er besvart de siste tolv månedene. Svaret tok { $days } virkedager, og { $share } prosent kom innen målet.
   *[other] { $answered } spørsmål er besvart de siste tolv månedene. Halvparten fikk svar innen { $days } virkedager, og { $share } prosent av svarene kom innen målet.
 }
guidance-times-waiting = { $open ->
    [0] Ingen spørsmål venter nå.
    [one] 1 spørsmål venter nå, { $late } over fristen.
   *[other] { $open } spørsmål venter nå, { $late } over fristen.
 }
guidance-times-how = Tallene gjelder spørsmål som er åpne for alle. Vi teller virkedager fra spørsmålet ble stilt til det første offisielle svaret. Lørdager, søndager og helligdager teller ikke. Median er den midterste verdien: Halvparten av svarene kom raskere.
working-days = { $n ->
    [one] 1 virkedag
   *[other] { $n } virkedager
 }
percent = { $n } %
guidance-queue-title = Veiledningskø
guidance-queue-lead = Spørsmål og regler i veien som venter på et offisielt svar, de eldste først. Målet er { $n } virkedager.
guidance-queue-parts = Deler av køen
guidance-queue-all = Alle
guidance-queue-mine = Mine
guidance-queue-late = Over fristen
guidance-queue-approve = Til min godkjenning
guidance-queue-empty = Ingenting venter her.
guidance-queue-more = Her vises de 100 eldste. Flere kommer når disse er besvart.
guidance-queue-case = Sak
guidance-queue-age = Alder
guidance-queue-target = Frist
guidance-queue-unit = Ansvarlig
guidance-queue-state = Status
guidance-unassigned = Ikke fordelt
guidance-state-submitted = Venter på godkjenning, skrevet av { $name }
guidance-state-draft = Utkast av { $name }
guidance-state-none = Ikke begynt
guidance-case-title = Svar offisielt
guidance-case-facts = Om saken
guidance-published-here = Offisielle svar i tråden
guidance-draft = Utkast til svar
guidance-saved-by = Sist lagret av { $name },
guidance-returned-by = { $name } sendte utkastet tilbake:
guidance-waits-for-other = Utkastet venter på at en annen i departementet godkjenner det. Du har skrevet i det og kan derfor ikke godkjenne det selv.
guidance-you-approve = Les gjennom svaret. Når du godkjenner, blir det publisert i tråden og i veiledningen med det samme.
guidance-will-replace = Dette svaret blir erstattet:
guidance-take-back = Hent tilbake for å endre
guidance-approve = Godkjenn og publiser
guidance-return = Send tilbake
guidance-note = Hva bør endres?
guidance-note-help = De som har skrevet utkastet, får lese det.
guidance-now = Slik er utkastet nå, lagret av { $name }
guidance-field-title = Spørsmålet på én linje
guidance-field-title-help = Skriv det slik at andre kommuner kjenner igjen sitt eget spørsmål.
guidance-field-verdict = Hva er konklusjonen?
guidance-field-short = Kort svar
guidance-field-short-help = Svaret i én eller to setninger. Det står først og vises i lister og i e-post.
guidance-field-body = Begrunnelse
guidance-field-body-help = Hva bygger dere på, og hva må kommunen selv vurdere? Du kan bruke lister og lenker (Markdown).
guidance-field-provisions = Regler
guidance-field-provisions-help = Én på hver linje, for eksempel «Kommuneloven § 5-11».
guidance-field-case-number-help = Nummeret saken har i departementets arkiv.
guidance-field-valid-from = Gjelder fra
guidance-field-valid-to = Gjelder til og med
guidance-field-valid-to-help = La feltet stå tomt hvis svaret gjelder inntil videre.
guidance-field-supersedes = Erstatter et tidligere svar
guidance-field-supersedes-help = Det gamle svaret blir stående, merket som erstattet og med lenke til det nye.
guidance-replaces-none = Erstatter ingen
guidance-save = Lagre utkastet
guidance-submit = Send til godkjenning
guidance-valid-backwards = Den siste dagen kan ikke være før den første.
guidance-not-replaceable = Velg et svar som gjelder nå, og som ikke flere kan lese enn det nye.
guidance-not-whole = Utkastet er ikke ferdig. Send det tilbake.
conflict-guidance = Utkastet er endret siden du åpnet det. Se hva som står der nå, ta inn det du vil ha med, og lagre på nytt.
conflict-guidance-decided = Utkastet er allerede publisert eller hentet tilbake. Gå til køen for å se hva som venter.
conflict-guidance-replaced = Svaret som skulle erstattes, er erstattet av et annet i mellomtiden. Send utkastet tilbake og velg på nytt.
guidance-assign = Fordel
guidance-assign-ministry = Ansvarlig departement
guidance-assign-usual = Departementet for området
guidance-assign-unit = Avdeling eller enhet
guidance-assign-person = Saksbehandler
guidance-assign-target = Frist
guidance-assign-target-help = La feltet stå tomt for den vanlige fristen.
guidance-assign-save = Lagre
guidance-in-area = Veiledning
guidance-on-trial = Veiledning fra departementet
guidance-area-none = Det er ikke gitt veiledning på området ennå.
waits-guidance-late = { $n ->
    [one] 1 spørsmål om reglene er over fristen
   *[other] { $n } spørsmål om reglene er over fristen
 }
waits-guidance-approve = { $n ->
    [one] 1 utkast til veiledning venter på din godkjenning
   *[other] { $n } utkast til veiledning venter på din godkjenning
 }
guidance-mail-subject = Departementet har svart: { $title }
guidance-mail-subject-replaced = Nytt svar erstatter det forrige: { $title }
guidance-mail-subject-restricted = Departementet har gitt veiledning på Erfaringstorget
guidance-mail-told = { $who } har svart på «{ $title }».
guidance-mail-told-replaced = { $who } har gitt et nytt svar på «{ $title }». Det erstatter et tidligere svar. Se om det har noe å si for dere.
guidance-mail-told-restricted = Departementet har svart i en tråd du kan lese. Tråden er begrenset, så innholdet står ikke i e-posten. Logg inn for å lese svaret.
guidance-mail-what = Svaret er veiledning, ikke vedtak.
guidance-mail-read = Les svaret
guidance-mail-why = Du får denne e-posten fordi du har spurt, eller fordi du representerer en organisasjon som har sagt «Hos oss også».
guidance-mail-stop = Slutt å få e-post om svar og veiledning
