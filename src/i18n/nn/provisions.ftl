# provisions
provisions = Reglar
provisions-all = Alle reglar
provisions-lead = Lover og forskrifter som forsøka avvik frå, eller som nokon meiner står i vegen. Vel ein regel og sjå kva som er skrive om han, og kven som har unntak.
provisions-source = Namn og nummer er dei som står hos Lovdata. Nokre få ord om kva ein paragraf gjeld, er våre eigne. Står ikkje datoen her, veit vi han ikkje sikkert.
act-kind-act = Lov
act-kind-regulation = Forskrift
provision-ledd = { $n ->
    [1] første ledd
    [2] andre ledd
    [3] tredje ledd
    [4] fjerde ledd
    [5] femte ledd
    [6] sjette ledd
   *[other] { $n }. ledd
}
provision-ended = gjeld ikkje lenger
provision-in-force = gjeld
provision-valid-to = til { $to }
provision-ended-on = Gjeld ikkje lenger. Siste dag var { $day }.
provision-not-yet = Gjeld ikkje enno. Regelen tek til å gjelde { $day }.
provision-successor = Reglane står no i
provision-renumbered = Paragrafane kan ha fått andre nummer. Sjekk hos Lovdata kvar regelen står no.
provision-sections = Paragrafar
provision-paragraphs = Ledd
provision-threads = Skrive om regelen
provision-threads-count = { $n ->
    [one] 1 tråd
   *[other] { $n } trådar
}
provision-threads-none = Ingen har skrive om denne regelen enno.
provision-threads-none-step = Fortel at han står i vegen
provision-facts = Om regelen
provision-read = Les han
provision-at-lovdata = hos Lovdata
provision-validity = Gyldigheit
provision-number = Dato og nummer
provision-before = Erstatta
