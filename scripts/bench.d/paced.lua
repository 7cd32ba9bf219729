-- Four connections that each wait 133 ms on average between requests: some 30 requests a second, unevenly.
math.randomseed(30)

function delay()
    return math.random(40, 220)
end
