announcements = Kunngjeringar
announcements-lead = Det departementet har sendt ut. Kvar kunngjering seier kven ho gjeld, og kor mange organisasjonar som har stadfesta at dei har lese henne.
announcements-none = Departementet har ikkje kunngjort noko enno.
announcement-new = Ny kunngjering
announcement-new-lead = Vel kven ho gjeld, skriv teksten, og avgjer når ho skal ut. Mottakarane blir skrivne ned når kunngjeringa blir publisert, og blir ikkje endra etterpå.
announcement-about = Om kunngjeringa
announcement-to = Til
announcement-published = publisert
announcement-planned = Blir publisert { $at }
announcement-planned-help = Berre departementet ser kunngjeringa før den tid.
announcement-withdrawn = Kunngjeringa vart trekt før ho vart publisert.
announcement-until = gjeld til { $date }
announcement-whom = Kven gjeld ho?
announcement-whom-help = Vel éi eller fleire grupper. Den som passar i fleire, blir rekna med éin gong.
announcement-all = Alle som er på torget: dei som er med i eit forsøk, lokallaga til dei tillitsvalde der, og andre med medlemer her
announcement-areas = Dei som er med i forsøk på områda
announcement-kinds = Slag av organisasjonar på torget
announcement-organisations = Bestemte organisasjonar
announcement-organisations-help = Éin på kvar linje: namnet slik det står i registeret, eller organisasjonsnummeret.
announcement-addressees-none = Vel minst éi gruppe, eller skriv namnet på ein organisasjon.
announcement-addressees-nobody = Ingen organisasjon på torget høyrer til det du har valt. Vel andre mottakarar.
announcement-too-many-named = Du kan skrive høgst 400 organisasjonar. Vel heller ei gruppe.
announcement-unknown-organisation = Linje { $n }: Vi finn ikkje éin organisasjon med dette namnet. Skriv organisasjonsnummeret.
announcement-words = Kva skal ho seie?
announcement-area-help = Området der kunngjeringa ligg på torget.
announcement-forms-help = Gjeld kunngjeringa både organisasjonar med bokmål og organisasjonar med nynorsk, må ho vere på begge. Slik er fordelinga i år:
announcement-forms-both = Mottakarane har vedteke både bokmål og nynorsk, så kunngjeringa må vere på begge.
announcement-both-forms = Nokre av mottakarane har vedteke bokmål, og nokre nynorsk. Skriv kunngjeringa på den andre målforma òg.
announcement-in-nynorsk = Mottakarane har vedteke nynorsk. Skriv kunngjeringa på nynorsk, eller legg til ei utgåve på nynorsk.
announcement-in-bokmaal = Mottakarane har vedteke bokmål. Skriv kunngjeringa på bokmål, eller legg til ei utgåve på bokmål.
announcement-terms = Frist og tidspunkt
announcement-expires = Frist eller siste dag
announcement-expires-help = Dagen kjem i kalenderen. Etter han ligg ikkje kunngjeringa øvst lenger. Skal organisasjonane stadfeste, må ho vere med.
announcement-needs-day = Oppgje fristen for å stadfeste.
announcement-acknowledge = Kvar organisasjon skal stadfeste at han har lese kunngjeringa
announcement-publish-on = Publiser dato
announcement-publish-on-help = Lat feltet stå tomt for å publisere med ein gong.
announcement-publish-time = Klokkeslett
announcement-publish-past = Tidspunktet er passert. Vel eit seinare, eller lat feltet stå tomt.
announcement-publish-late = Kunngjeringa ville bli publisert etter siste dag. Vel ein tidlegare dato.
announcement-send = Lagre og publiser
announcement-reaches = { $n ->
    [one] Ho når 1 organisasjon
   *[other] Ho når { $n } organisasjonar
 }
announcement-publish-now = Publiser no
announcement-withdraw = Trekk kunngjeringa
conflict-published = Kunngjeringa er alt publisert og kan ikkje trekkjast.
addressed-all = alle på torget
addressed-areas = dei som er med i forsøk på { $names }
addressed-named = { $n ->
    [one] 1 bestemt organisasjon
   *[other] { $n } bestemte organisasjonar
 }
kinds-municipality = kommunar
kinds-county-municipality = fylkeskommunar
kinds-union = fagforbund
kinds-union-confederation = hovudorganisasjonar
kinds-union-local = lokallaga til dei tillitsvalde
kinds-ministry = departement
kinds-state-body = statlege organ
kinds-health-trust = helseføretak
kinds-inter-municipal = interkommunale organ
kinds-research = forskingsinstitusjonar
kinds-association = samanslutningar
acknowledged-of = { $of ->
    [one] { $n } av 1 organisasjon har stadfesta at han har lese kunngjeringa.
   *[other] { $n } av { $of } organisasjonar har stadfesta at dei har lese kunngjeringa.
 }
acknowledged-by = { $organisation } har stadfesta, ved { $name },
acknowledge-for = Stadfest at { $organisation } har lese kunngjeringa
acknowledge-waits = Ventar på stadfesting frå { $names }
receipts-title = Kven har stadfesta
receipts-see = Sjå kven som har stadfesta
receipts-not-needed = Mottakarane er ikkje bedne om å stadfeste.
receipts-remind = { $n ->
    [one] Send påminning til den eine som ikkje har stadfesta
   *[other] Send påminning til dei { $n } som ikkje har stadfesta
 }
receipts-rule = Dei som ikkje har stadfesta, får brev når kunngjeringa blir publisert, deretter kvar veke, og når det er 21 og 7 dagar att til fristen. Ingen får brev to gonger same døgnet.
receipts-organisation = Organisasjon
receipts-acknowledged = Stadfesta
receipts-reminded = Brev
receipts-not-yet = Ikkje enno
receipts-no-letter = Ikkje sendt
receipts-letters = { $n ->
    [one] 1 brev
   *[other] { $n } brev
 }
receipts-last = siste
meter-title = Målform i kunngjeringane i år
meter-none = Ingen kunngjeringar er publiserte i år.
meter-shares = Bokmål { $nb } prosent, nynorsk { $nn } prosent.
meter-kept = Kravet er minst 25 prosent av kvar målform (språklova § 13).
meter-short = Det er mindre enn kravet, som er minst 25 prosent av kvar målform (språklova § 13).
announcement-mail-subject = Stadfest at de har lese: { $title }
announcement-mail-subject-restricted = Ei kunngjering ventar på stadfesting
announcement-mail-told = Departementet ber { $organisations } stadfeste at de har lese kunngjeringa «{ $title }». Det er nok at éin av dykk gjer det.
announcement-mail-told-restricted = Departementet ber { $organisations } stadfeste at de har lese ei kunngjering. Kva ho handlar om, står på torget.
announcement-mail-until = Fristen er { $date }.
announcement-mail-read = Les kunngjeringa og stadfest
announcement-mail-why = Du får denne e-posten fordi du er representant eller koordinator for { $organisations }. Når éin av dykk har stadfesta, kjem det ikkje fleire.
