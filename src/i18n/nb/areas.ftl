# areas
areas-lead = Forsøkene hører til sju områder. Velg et område for å se forsøk, spørsmål og resultater der.
area-trials = { $n ->
    [0] ingen forsøk
    [one] 1 forsøk
   *[other] { $n } forsøk
}
area-threads = { $n ->
    [0] ingen tråder ennå
    [one] 1 tråd
   *[other] { $n } tråder
}
area-threads-more = over { $n } tråder
area-unanswered = { $n ->
    [0] ingen åpne spørsmål
    [one] 1 åpent spørsmål
   *[other] { $n } åpne spørsmål
}
area-unanswered-more = over { $n } åpne spørsmål
area-about = Om området
area-pinned = Viktig nå
area-ministry = Ansvarlig departement
area-ministry-none = Går på tvers av departementene
area-trials-none = Vi kjenner ingen forsøk på området ennå.
area-here = Her er
area-legal = Lover
