# areas
areas-lead = Forsøka høyrer til sju område. Vel eit område for å sjå forsøk, spørsmål og resultat der.
area-trials = { $n ->
    [0] ingen forsøk
    [one] 1 forsøk
   *[other] { $n } forsøk
}
area-threads = { $n ->
    [0] ingen trådar enno
    [one] 1 tråd
   *[other] { $n } trådar
}
area-threads-more = over { $n } trådar
area-unanswered = { $n ->
    [0] ingen opne spørsmål
    [one] 1 ope spørsmål
   *[other] { $n } opne spørsmål
}
area-unanswered-more = over { $n } opne spørsmål
area-about = Om området
area-pinned = Viktig no
area-ministry = Ansvarleg departement
area-ministry-none = Går på tvers av departementa
area-trials-none = Vi kjenner ingen forsøk på området enno.
area-here = Her er
area-legal = Lover
