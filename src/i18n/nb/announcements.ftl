announcements = Kunngjøringer
announcements-lead = Det departementet har sendt ut. Hver kunngjøring sier hvem den gjelder, og hvor mange organisasjoner som har bekreftet at de har lest den.
announcements-none = Departementet har ikke kunngjort noe ennå.
announcement-new = Ny kunngjøring
announcement-new-lead = Velg hvem den gjelder, skriv teksten, og bestem når den skal ut. Mottakerne blir skrevet ned når kunngjøringen publiseres, og endres ikke etterpå.
announcement-about = Om kunngjøringen
announcement-to = Til
announcement-published = publisert
announcement-planned = Publiseres { $at }
announcement-planned-help = Bare departementet ser kunngjøringen før den tid.
announcement-withdrawn = Kunngjøringen ble trukket før den ble publisert.
announcement-until = gjelder til { $date }
announcement-whom = Hvem gjelder den?
announcement-whom-help = Velg ett eller flere. Den som passer i flere grupper, blir regnet med én gang.
announcement-all = Alle som er på torget: de som er med i et forsøk, tillitsvalgtes lokallag der, og andre med medlemmer her
announcement-areas = De som er med i forsøk på områdene
announcement-kinds = Slag av organisasjoner på torget
announcement-organisations = Bestemte organisasjoner
announcement-organisations-help = Én på hver linje: navnet slik det står i registeret, eller organisasjonsnummeret.
announcement-addressees-none = Velg minst én gruppe, eller skriv navnet på en organisasjon.
announcement-addressees-nobody = Ingen organisasjon på torget hører til det du har valgt. Velg andre mottakere.
announcement-too-many-named = Du kan skrive høyst 400 organisasjoner. Velg heller en gruppe.
announcement-unknown-organisation = Linje { $n }: Vi finner ikke én organisasjon med dette navnet. Skriv organisasjonsnummeret.
announcement-words = Hva skal den si?
announcement-area-help = Området der kunngjøringen ligger på torget.
announcement-forms-help = Gjelder kunngjøringen både organisasjoner med bokmål og organisasjoner med nynorsk, må den være på begge. Slik er fordelingen i år:
announcement-forms-both = Mottakerne har vedtatt både bokmål og nynorsk, så kunngjøringen må være på begge.
announcement-both-forms = Noen av mottakerne har vedtatt bokmål, og noen nynorsk. Skriv kunngjøringen på den andre målforma også.
announcement-in-nynorsk = Mottakerne har vedtatt nynorsk. Skriv kunngjøringen på nynorsk, eller legg til en utgave på nynorsk.
announcement-in-bokmaal = Mottakerne har vedtatt bokmål. Skriv kunngjøringen på bokmål, eller legg til en utgave på bokmål.
announcement-terms = Frist og tidspunkt
announcement-expires = Frist eller siste dag
announcement-expires-help = Dagen vises i kalenderen. Etter den står ikke kunngjøringen øverst lenger. Skal organisasjonene bekrefte, må den være med.
announcement-needs-day = Oppgi fristen for å bekrefte.
announcement-acknowledge = Hver organisasjon skal bekrefte at den har lest kunngjøringen
announcement-publish-on = Publiser dato
announcement-publish-on-help = La feltet stå tomt for å publisere med en gang.
announcement-publish-time = Klokkeslett
announcement-publish-past = Tidspunktet er passert. Velg et senere, eller la feltet stå tomt.
announcement-publish-late = Kunngjøringen ville bli publisert etter siste dag. Velg en tidligere dato.
announcement-send = Lagre og publiser
announcement-reaches = { $n ->
    [one] Den når 1 organisasjon
   *[other] Den når { $n } organisasjoner
 }
announcement-publish-now = Publiser nå
announcement-withdraw = Trekk kunngjøringen
conflict-published = Kunngjøringen er allerede publisert og kan ikke trekkes.
addressed-all = alle på torget
addressed-areas = de som er med i forsøk på { $names }
addressed-named = { $n ->
    [one] 1 bestemt organisasjon
   *[other] { $n } bestemte organisasjoner
 }
kinds-municipality = kommuner
kinds-county-municipality = fylkeskommuner
kinds-union = fagforbund
kinds-union-confederation = hovedorganisasjoner
kinds-union-local = tillitsvalgtes lokallag
kinds-ministry = departementer
kinds-state-body = statlige organer
kinds-health-trust = helseforetak
kinds-inter-municipal = interkommunale organer
kinds-research = forskningsinstitusjoner
kinds-association = sammenslutninger
acknowledged-of = { $of ->
    [one] { $n } av 1 organisasjon har bekreftet at den har lest kunngjøringen.
   *[other] { $n } av { $of } organisasjoner har bekreftet at de har lest kunngjøringen.
 }
acknowledged-by = { $organisation } har bekreftet, ved { $name },
acknowledge-for = Bekreft at { $organisation } har lest kunngjøringen
acknowledge-waits = Venter på bekreftelse fra { $names }
receipts-title = Hvem har bekreftet
receipts-see = Se hvem som har bekreftet
receipts-not-needed = Mottakerne er ikke bedt om å bekrefte.
receipts-remind = { $n ->
    [one] Send påminnelse til den ene som ikke har bekreftet
   *[other] Send påminnelse til de { $n } som ikke har bekreftet
 }
receipts-rule = De som ikke har bekreftet, får brev når kunngjøringen publiseres, deretter hver uke, og når det er 21 og 7 dager igjen til fristen. Ingen får brev to ganger samme døgn.
receipts-organisation = Organisasjon
receipts-acknowledged = Bekreftet
receipts-reminded = Brev
receipts-not-yet = Ikke ennå
receipts-no-letter = Ikke sendt
receipts-letters = { $n ->
    [one] 1 brev
   *[other] { $n } brev
 }
receipts-last = siste
meter-title = Målform i årets kunngjøringer
meter-none = Ingen kunngjøringer er publisert i år.
meter-shares = Bokmål { $nb } prosent, nynorsk { $nn } prosent.
meter-kept = Kravet er minst 25 prosent av hver målform (språklova § 13).
meter-short = Det er mindre enn kravet, som er minst 25 prosent av hver målform (språklova § 13).
announcement-mail-subject = Bekreft at dere har lest: { $title }
announcement-mail-subject-restricted = En kunngjøring venter på bekreftelse
announcement-mail-told = Departementet ber { $organisations } bekrefte at dere har lest kunngjøringen «{ $title }». Det er nok at én av dere gjør det.
announcement-mail-told-restricted = Departementet ber { $organisations } bekrefte at dere har lest en kunngjøring. Hva den handler om, står på torget.
announcement-mail-until = Fristen er { $date }.
announcement-mail-read = Les kunngjøringen og bekreft
announcement-mail-why = Du får denne e-posten fordi du er representant eller koordinator for { $organisations }. Når en av dere har bekreftet, kommer det ikke flere.
