involvement = Involvering
involvement-of = Involvering i { $trial }
involvement-lead = Kva lova søknaden om medverknad og medråderett, kva skjedde, og korleis såg det ut frå kvar side? Kvar part fortel sjølv. Svara er skjulte for dei andre partane til dei òg har svart, eller til det har gått { $n } dagar.
involvement-all = Alle hendingane
involvement-count = { $n ->
    [0] Ingen har fortalt enno korleis tilsette, tillitsvalde og verneombod har vore med.
    [one] 1 hending er registrert.
   *[other] { $n } hendingar er registrerte.
}
involvement-waiting = { $n ->
    [one] 1 ventar på svar frå dykk.
   *[other] { $n } ventar på svar frå dykk.
}
involvement-see = Sjå kva partane seier
involvement-nothing = Ingenting er registrert
involvement-threads = Trådar om medverknad
involvement-threads-none = Ingen har skrive ein tråd om medverknad i dette forsøket enno.
involvement-at-work = Du er logga inn gjennom ei postkasse hos ein arbeidsgivar. Der kan ingen skrive som tillitsvald, for arbeidsgivaren styrer postkassa. Skal du skrive for ei fagforeining, loggar du inn med ei adresse frå forbundet eller ei privat adresse.
conflict-involvement = Nokon hos dykk har endra dette sidan du opna skjemaet. Gå tilbake, last sida på nytt og sjå kva som står der no.

phase = Fase
phase-idea = Idé
phase-preliminary-application = Førebels søknad
phase-final-application = Endeleg søknad og forskrift
phase-hearing = Høyring
phase-decision = Vedtak
phase-start = Oppstart
phase-operation = Drift
phase-midway = Evaluering undervegs
phase-final-evaluation = Sluttevaluering
phase-continuation = Vidareføring eller avvikling
phase-none = ikkje registrert

form-none = Ikkje involvert
form-informed = Informert
form-written-statement = Skriftleg fråsegn
form-discussed = Drøfta, med referat
form-working-group = Med i arbeidsgruppe
form-steering-group = Med i styringsgruppe
form-joint-committee = Partssamansett utval
form-work-environment-committee = Behandla i AMU
form-three-party = Trepartsgruppe
form-agreement = Framforhandla avtale
form-union-initiative = Framlegg frå fagforeininga
form-hidden = Svara er ikkje viste enno
form-untold = Ingen har svart enno

who-chief-representative = Hovudtillitsvald
who-workplace-representative = Plasstillitsvald
who-chief-safety = Hovudverneombod
who-safety = Verneombod
who-employees = Tilsette direkte
who-middle-managers = Mellomleiarar
who-union = Fagforeining
who-bloc = Forhandlingssamanslutning

repeat-yes = Ja
repeat-unsure = Usikker
repeat-no = Nei
timing-before = Før noko var bestemt
timing-during = Medan det vart bestemt
timing-after = Etter at det var bestemt

promised = Lova i søknaden
promised-form = Mest forpliktande form:
promise-unknown = Veit ikkje enno
promise-write = Skriv kva søknaden lova
promise-title = Kva lova søknaden?
promise-lead = Gje att det søknaden seier om korleis tilsette, tillitsvalde og verneombod skal vere med. Det står først når forsøk blir samanlikna.
promise-words = Kva sa søknaden?
promise-words-help = Bruk gjerne orda i søknaden. To eller tre setningar er nok.
promise-form = Den mest forpliktande forma som vart lova
promise-form-help = Lista går frå minst til mest innverknad.
promise-form-unknown = Veit ikkje enno
promise-source = Kjelde
promise-source-help = Til dømes saksnummer eller adressa til søknaden.
promise-save = Lagre
done = Gjort
done-less = Mest forpliktande form: mindre enn lova
done-equal = Mest forpliktande form: som lova
done-more = Mest forpliktande form: meir enn lova

events = Kva skjedde?
events-none = Ingen hendingar er registrerte her enno. Både arbeidsgivar, tillitsvalde og verneombod kan registrere.
events-only = Du ser berre fasen { $phase }.
events-all = Vis alle fasane
events-count = { $n ->
    [one] 1 hending
   *[other] { $n } hendingar
}
accounts-count = { $n ->
    [0] ingen svar viste
    [one] 1 svar vist
   *[other] { $n } svar viste
}
accounts-hidden = { $n ->
    [one] 1 svar er ikkje vist enno.
   *[other] { $n } svar er ikkje viste enno.
}
event = Hending
event-joint = Felles for alle deltakarane
event-registered-by = Registrert av
event-new-title = Registrer ei hending
event-new-lead = Ei hending er noko alle partane kan kjenne att: eit drøftingsmøte, ei høyring, ei arbeidsgruppe, eller eit vedtak der nokon burde vore med. Skriv det så nøytralt at alle kan seie «ja, det skjedde». Korleis de opplevde det, fortel de etterpå.
event-register = Registrer
event-register-next = Etterpå fortel de korleis det såg ut frå dykkar side.
event-edit-title = Endre hendinga
event-edit-lead = Hendinga kan endrast til ein annan part har svart. Deretter står ho.
event-save = Lagre
event-withdraw-title = Trekk hendinga
event-withdraw-help = Er hendinga registrert ved ein feil, kan de trekkje ho. Då blir svaret dykkar òg sletta.
event-withdraw = Trekk hendinga
event-participant = Kvar skjedde det?
event-participant-help = Partane der får fortelje korleis det såg ut.
event-title = Kva var det?
event-title-help = Éi linje, til dømes «Drøftingsmøte om ny turnus».
event-phase-help = Kvar var forsøket då?
event-day = Dato
event-day-help = Veit du ikkje dagen, vel den første i månaden.
event-day-not-past = Vel ein dag som har vore.
event-about = Meir om hendinga
event-about-help = Berre det partane er samde om: kva saka galdt, kven som kalla inn. Ikkje skriv om enkeltpersonar.
event-audience-help = Gjeld både hendinga og svara, når dei blir viste. Partane må kunne lese hendinga for å svare. Vi kan ikkje love hemmeleghald.

writes-for = Du skriv for
writes-for-help = Organisasjonen og sida blir viste. Namnet ditt blir ikkje vist.
writes-for-change = Byt på Mi side

account-title = Slik såg det ut frå vår side
account-lead = Fem minutt: form, kven, vurdering og nokre ord. De svarer berre for dykk sjølve.
account-hidden = Dei andre partane ser ikkje svaret før dei sjølve har svart. Når alle har svart, eller etter { $n } dagar, kan alle som kan lese hendinga, lese svara. De kan endre svaret til ein annan part har svart.
account-tell = Fortel korleis de såg det
account-change = Endre svaret dykkar
account-form = Form for medverknad
account-form-help = Lista går frå minst til mest innverknad. Vel den som passar best.
account-who = Kven var med?
account-who-help = Kryss av for alle som var med på vegner av dei tilsette.
account-who-needed = Kryss av for minst éin, eller vel «Ikkje involvert» som form.
account-who-short = Kven var med
account-rating = Kor godt vart dykkar part involvert?
account-rating-help = Vurder for dykk sjølve, ikkje for dei andre.
rating-1 = svært dårleg
rating-2 = dårleg
rating-3 = verken godt eller dårleg
rating-4 = godt
rating-5 = svært godt
account-words = Med eigne ord
account-words-help = Kva skjedde, slik de såg det? Ikkje skriv om enkeltpersonar.
account-influence = Kva vart endra på grunn av det?
account-influence-help = Til dømes eit punkt i forskrifta, ein turnus eller ein frist. «Ingenting» er òg eit svar.
account-influence-short = Kva vart endra
account-repeat = Ville de gjort det på same måten igjen?
account-repeat-short = Same måten igjen
account-more = Meir om gjennomføringa (valfritt)
account-unsaid = Ikkje oppgitt
account-timing = Når vart de tekne med?
account-timing-help = Sett frå vedtaket.
account-frequency = Kor ofte?
account-frequency-help = Til dømes «kvar 14. dag frå mars til juni».
account-release-percent = Frikjøp, prosent av ei stilling
account-release-percent-help = Eit heilt tal frå 0 til 100.
account-percent = Skriv eit heilt tal frå 0 til 100.
account-release-paid-by = Kven betalte frikjøpet?
account-training = Opplæring
account-documents = Dokument
account-documents-help = Saksnummer eller adresse til referat og høyringssvar.
account-disagreement = Vart usemje protokollført?
account-save = Lagre svaret
account-missing = Har ikkje svart.
account-missing-yours = De har ikkje svart enno.
account-sealed = Har svart.
account-sealed-for-you = De ser svaret når de har svara sjølve, seinast { $date }.
account-sealed-until = Svaret blir vist når alle partane har svart, seinast { $date }.
account-sealed-yours = Berre de ser dette svaret no. Andre ser det når dei sjølve har svart, eller etter { $n } dagar.
account-late = Skrive etter at andre svar var viste.

letter-management = A
letter-union = T
letter-safety = V
letter-ministry = D
of-five = av 5
gap = Avstand { $n }
gap-largest = Største avstand { $n }
gap-none = Same vurdering

compare-title = Samanlikn involvering
compare-lead = Kva lova søknadene, kva vart gjort, og kvar er partane usamde? Set forsøk ved sida av kvarandre, fase for fase.
compare-with-others = Samanlikn med andre forsøk
compare-found-none = Vi fann ingen forsøk å samanlikne på denne adressa.
compare-choose = Vel forsøk
compare-choose-others = Vel andre forsøk
compare-like = Arbeidsgivarar som liknar
compare-like-name = Forsøk der { $name } er part, og hos arbeidsgivarar som liknar
compare-like-about = Forsøk hos { $name } eller der medlemmene arbeider, og hos arbeidsgivarar som liknar: same KOSTRA-gruppe, eller mellom halvparten og dobbelt så mange innbyggjarar.
compare-area = Alle forsøk i eit område
compare-pick = Vel opptil { $n } forsøk
compare-show = Samanlikn
compare-left-out = Det er plass til { $most } forsøk om gongen. { $n } er utelatne.
compare-sheet = Last ned som rekneark
compare-print = Sida kan skrivast ut frå nettlesaren, liggjande på A4.
compare-caption = Medverknad i forsøka, fase for fase
compare-corner = Fase
compare-read-promise = Les heile
compare-unseen = Ingenting er registrert i desse fasane: { $phases }.
legend-rating = Kvar part vurderer frå 1 til 5 kor godt han vart involvert. Fleire hendingar: gjennomsnitt.
legend-gap = Streken går frå lågaste til høgaste vurdering av same hending. Er avstanden 2 eller meir, er teksten utheva.
legend-letters = A er arbeidsgivar, T tillitsvalde, V verneombod. Er det fleire på same side, har dei tal.

sheet-trial = Forsøk
sheet-area = Område
sheet-participants = Deltakarar
sheet-promised-form = Lova form
sheet-promised = Lova i søknaden
sheet-about = Om hendinga
sheet-party = Part
sheet-side = Side
sheet-answered = Svar
sheet-missing = har ikkje svart
sheet-sealed = har svart, ikkje vist enno
sheet-told = vist
sheet-who = Kven var med
sheet-rating = Vurdering (1–5)
sheet-repeat = Same måten igjen
sheet-influence = Kva vart endra
sheet-words = Med eigne ord
sheet-address = Adresse
