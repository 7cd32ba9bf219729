# provisions
provisions = Regler
provisions-all = Alle regler
provisions-lead = Lover og forskrifter som forsøkene avviker fra, eller som noen mener står i veien. Velg en regel og se hva som er skrevet om den, og hvem som har unntak.
provisions-source = Navn og nummer er de som står hos Lovdata. Noen få ord om hva en paragraf gjelder, er våre egne. Står ikke datoen her, vet vi den ikke sikkert.
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
provision-ended = gjelder ikke lenger
provision-in-force = gjelder
provision-valid-to = til { $to }
provision-ended-on = Gjelder ikke lenger. Siste dag var { $day }.
provision-not-yet = Gjelder ikke ennå. Den trer i kraft { $day }.
provision-successor = Reglene står nå i
provision-renumbered = Paragrafene kan ha fått andre numre. Sjekk hos Lovdata hvor regelen står nå.
provision-sections = Paragrafer
provision-paragraphs = Ledd
provision-threads = Skrevet om regelen
provision-threads-count = { $n ->
    [one] 1 tråd
   *[other] { $n } tråder
}
provision-threads-none = Ingen har skrevet om denne regelen ennå.
provision-threads-none-step = Fortell at den står i veien
provision-facts = Om regelen
provision-read = Les den
provision-at-lovdata = hos Lovdata
provision-validity = Gyldighet
provision-number = Dato og nummer
provision-before = Erstattet
