-- Replies of some 600 characters from a browser of our own site, each form sent once, spread over two hundred threads.
local targets = {}
for id in os.getenv("BENCH_THREADS"):gmatch("%d+") do targets[#targets + 1] = id end
local writers = tonumber(os.getenv("BENCH_WRITERS"))
local salt = os.getenv("BENCH_SALT")
local sentence = "Vi+har+pr%C3%B8vd+det+samme+i+hjemmetjenesten%2C+og+det+gikk+bedre+enn+ventet+da+vi+spurte+de+ansatte+f%C3%B8rst.+"
local body = "body=" .. sentence:rep(6) .. "&once="
local sent = 0

function setup(thread)
    counter = (counter or 0) + 1
    thread:set("part", counter)
end

function request()
    sent = sent + 1
    local writer = (sent * 2 + part) % writers + 1
    local headers = {
        ["Content-Type"] = "application/x-www-form-urlencoded",
        ["Sec-Fetch-Site"] = "same-origin",
        ["Cookie"] = "okt=bench-session-token-" .. writer,
    }
    local key = string.format("bench-%s%d-%08d", salt, part, sent)
    return wrk.format("POST", "/trad/" .. targets[math.random(#targets)] .. "/gjor/svar", headers, body .. key)
end
