involvement = Involvering
involvement-of = Involvering i { $trial }
involvement-lead = Hva lovet søknaden om medvirkning og medbestemmelse, hva skjedde, og hvordan så det ut fra hver side? Hver part forteller selv. Svarene er skjult for de andre partene til de også har svart, eller til det har gått { $n } dager.
involvement-all = Alle hendelsene
involvement-count = { $n ->
    [0] Ingen har fortalt ennå hvordan ansatte, tillitsvalgte og verneombud har vært med.
    [one] 1 hendelse er registrert.
   *[other] { $n } hendelser er registrert.
}
involvement-waiting = { $n ->
    [one] 1 venter på svar fra dere.
   *[other] { $n } venter på svar fra dere.
}
involvement-see = Se hva partene sier
involvement-nothing = Ingenting er registrert
involvement-threads = Tråder om medvirkning
involvement-threads-none = Ingen har skrevet en tråd om medvirkning i dette forsøket ennå.
involvement-at-work = Du er logget inn gjennom en postkasse hos en arbeidsgiver. Der kan ingen skrive som tillitsvalgt, for arbeidsgiveren styrer postkassen. Skal du skrive for en fagforening, logger du inn med en adresse fra forbundet eller en privat adresse.
conflict-involvement = Noen hos dere har endret dette siden du åpnet skjemaet. Gå tilbake, last siden på nytt og se hva som står der nå.

phase = Fase
phase-idea = Idé
phase-preliminary-application = Foreløpig søknad
phase-final-application = Endelig søknad og forskrift
phase-hearing = Høring
phase-decision = Vedtak
phase-start = Oppstart
phase-operation = Drift
phase-midway = Evaluering underveis
phase-final-evaluation = Sluttevaluering
phase-continuation = Videreføring eller avvikling
phase-none = ikke registrert

form-none = Ikke involvert
form-informed = Informert
form-written-statement = Skriftlig uttalelse
form-discussed = Drøftet, med referat
form-working-group = Med i arbeidsgruppe
form-steering-group = Med i styringsgruppe
form-joint-committee = Partssammensatt utvalg
form-work-environment-committee = Behandlet i AMU
form-three-party = Trepartsgruppe
form-agreement = Framforhandlet avtale
form-union-initiative = Forslag fra fagforeningen
form-hidden = Svarene er ikke vist ennå
form-untold = Ingen har svart ennå

who-chief-representative = Hovedtillitsvalgt
who-workplace-representative = Plasstillitsvalgt
who-chief-safety = Hovedverneombud
who-safety = Verneombud
who-employees = Ansatte direkte
who-middle-managers = Mellomledere
who-union = Fagforening
who-bloc = Forhandlingssammenslutning

repeat-yes = Ja
repeat-unsure = Usikker
repeat-no = Nei
timing-before = Før noe var bestemt
timing-during = Mens det ble bestemt
timing-after = Etter at det var bestemt

promised = Lovet i søknaden
promised-form = Mest forpliktende form:
promise-unknown = Vet ikke ennå
promise-write = Skriv hva søknaden lovet
promise-title = Hva lovet søknaden?
promise-lead = Gjengi det søknaden sier om hvordan ansatte, tillitsvalgte og verneombud skal være med. Det står først når forsøk sammenlignes.
promise-words = Hva sa søknaden?
promise-words-help = Bruk gjerne søknadens egne ord. To eller tre setninger er nok.
promise-form = Den mest forpliktende formen som ble lovet
promise-form-help = Listen går fra minst til mest innflytelse.
promise-form-unknown = Vet ikke ennå
promise-source = Kilde
promise-source-help = For eksempel saksnummer eller adressen til søknaden.
promise-save = Lagre
done = Gjort
done-less = Mest forpliktende form: mindre enn lovet
done-equal = Mest forpliktende form: som lovet
done-more = Mest forpliktende form: mer enn lovet

events = Hva skjedde?
events-none = Ingen hendelser er registrert her ennå. Både arbeidsgiver, tillitsvalgte og verneombud kan registrere.
events-only = Du ser bare fasen { $phase }.
events-all = Vis alle fasene
events-count = { $n ->
    [one] 1 hendelse
   *[other] { $n } hendelser
}
accounts-count = { $n ->
    [0] ingen svar vist
    [one] 1 svar vist
   *[other] { $n } svar vist
}
accounts-hidden = { $n ->
    [one] 1 svar er ikke vist ennå.
   *[other] { $n } svar er ikke vist ennå.
}
event = Hendelse
event-joint = Felles for alle deltakerne
event-registered-by = Registrert av
event-new-title = Registrer en hendelse
event-new-lead = En hendelse er noe alle partene kan kjenne igjen: et drøftingsmøte, en høring, en arbeidsgruppe, eller et vedtak der noen burde vært med. Skriv det så nøytralt at alle kan si «ja, det skjedde». Hvordan dere opplevde det, forteller dere etterpå.
event-register = Registrer
event-register-next = Etterpå forteller dere hvordan det så ut fra deres side.
event-edit-title = Endre hendelsen
event-edit-lead = Hendelsen kan endres til en annen part har svart. Deretter står den.
event-save = Lagre
event-withdraw-title = Trekk hendelsen
event-withdraw-help = Er hendelsen registrert ved en feil, kan dere trekke den. Da slettes også svaret deres.
event-withdraw = Trekk hendelsen
event-participant = Hvor skjedde det?
event-participant-help = Partene der får fortelle hvordan det så ut.
event-title = Hva var det?
event-title-help = Én linje, for eksempel «Drøftingsmøte om ny turnus».
event-phase-help = Hvor var forsøket da?
event-day = Dato
event-day-help = Vet du ikke dagen, velg den første i måneden.
event-day-not-past = Velg en dag som har vært.
event-about = Mer om hendelsen
event-about-help = Bare det partene er enige om: hva saken gjaldt, hvem som kalte inn. Ikke skriv om enkeltpersoner.
event-audience-help = Gjelder både hendelsen og svarene, når de vises. Partene må kunne lese hendelsen for å svare. Vi kan ikke love hemmelighold.

writes-for = Du skriver for
writes-for-help = Organisasjonen og siden vises. Navnet ditt vises ikke.
writes-for-change = Bytt på Min side

account-title = Slik så det ut fra vår side
account-lead = Fem minutter: form, hvem, vurdering og noen ord. Dere svarer bare for dere selv.
account-hidden = De andre partene ser ikke svaret før de selv har svart. Når alle har svart, eller etter { $n } dager, kan alle som kan lese hendelsen, lese svarene. Dere kan endre svaret til en annen part har svart.
account-tell = Fortell hvordan dere så det
account-change = Endre svaret deres
account-form = Form for medvirkning
account-form-help = Listen går fra minst til mest innflytelse. Velg den som passer best.
account-who = Hvem var med?
account-who-help = Kryss av for alle som var med på de ansattes vegne.
account-who-needed = Kryss av for minst én, eller velg «Ikke involvert» som form.
account-who-short = Hvem var med
account-rating = Hvor godt ble deres part involvert?
account-rating-help = Vurder for dere selv, ikke for de andre.
rating-1 = svært dårlig
rating-2 = dårlig
rating-3 = verken godt eller dårlig
rating-4 = godt
rating-5 = svært godt
account-words = Med egne ord
account-words-help = Hva skjedde, slik dere så det? Ikke skriv om enkeltpersoner.
account-influence = Hva ble endret på grunn av det?
account-influence-help = For eksempel et punkt i forskriften, en turnus eller en frist. «Ingenting» er også et svar.
account-influence-short = Hva ble endret
account-repeat = Ville dere gjort det på samme måte igjen?
account-repeat-short = Samme måte igjen
account-more = Mer om gjennomføringen (valgfritt)
account-unsaid = Ikke oppgitt
account-timing = Når ble dere tatt med?
account-timing-help = Sett fra vedtaket.
account-frequency = Hvor ofte?
account-frequency-help = For eksempel «hver 14. dag fra mars til juni».
account-release-percent = Frikjøp, prosent av en stilling
account-release-percent-help = Et helt tall fra 0 til 100.
account-percent = Skriv et helt tall fra 0 til 100.
account-release-paid-by = Hvem betalte frikjøpet?
account-training = Opplæring
account-documents = Dokumenter
account-documents-help = Saksnummer eller adresse til referat og høringssvar.
account-disagreement = Ble uenighet protokollført?
account-save = Lagre svaret
account-missing = Har ikke svart.
account-missing-yours = Dere har ikke svart ennå.
account-sealed = Har svart.
account-sealed-for-you = Dere ser svaret når dere har svart selv, senest { $date }.
account-sealed-until = Svaret vises når alle partene har svart, senest { $date }.
account-sealed-yours = Bare dere ser dette svaret nå. Andre ser det når de selv har svart, eller etter { $n } dager.
account-late = Skrevet etter at andre svar var vist.

letter-management = A
letter-union = T
letter-safety = V
letter-ministry = D
of-five = av 5
gap = Avstand { $n }
gap-largest = Største avstand { $n }
gap-none = Samme vurdering

compare-title = Sammenlign involvering
compare-lead = Hva lovet søknadene, hva ble gjort, og hvor er partene uenige? Sett forsøk ved siden av hverandre, fase for fase.
compare-with-others = Sammenlign med andre forsøk
compare-found-none = Vi fant ingen forsøk å sammenligne på denne adressen.
compare-choose = Velg forsøk
compare-choose-others = Velg andre forsøk
compare-like = Arbeidsgivere som ligner
compare-like-name = Forsøk der { $name } er part, og hos arbeidsgivere som ligner
compare-like-about = Forsøk hos { $name } eller der medlemmene arbeider, og hos arbeidsgivere som ligner: samme KOSTRA-gruppe, eller mellom halvparten og dobbelt så mange innbyggere.
compare-area = Alle forsøk i et område
compare-pick = Velg opptil { $n } forsøk
compare-show = Sammenlign
compare-left-out = Det er plass til { $most } forsøk om gangen. { $n } er utelatt.
compare-sheet = Last ned som regneark
compare-print = Siden kan skrives ut fra nettleseren, liggende på A4.
compare-caption = Medvirkning i forsøkene, fase for fase
compare-corner = Fase
compare-read-promise = Les hele
compare-unseen = Ingenting er registrert i disse fasene: { $phases }.
legend-rating = Hver part vurderer fra 1 til 5 hvor godt den ble involvert. Flere hendelser: gjennomsnitt.
legend-gap = Streken går fra laveste til høyeste vurdering av samme hendelse. Er avstanden 2 eller mer, er teksten uthevet.
legend-letters = A er arbeidsgiver, T tillitsvalgte, V verneombud. Er det flere på samme side, har de tall.

sheet-trial = Forsøk
sheet-area = Område
sheet-participants = Deltakere
sheet-promised-form = Lovet form
sheet-promised = Lovet i søknaden
sheet-about = Om hendelsen
sheet-party = Part
sheet-side = Side
sheet-answered = Svar
sheet-missing = har ikke svart
sheet-sealed = har svart, ikke vist ennå
sheet-told = vist
sheet-who = Hvem var med
sheet-rating = Vurdering (1–5)
sheet-repeat = Samme måte igjen
sheet-influence = Hva ble endret
sheet-words = Med egne ord
sheet-address = Adresse
