-- Searches for one or two words of the field, one in ten with a letter missing.
local words = {}
for line in io.lines("src/dev/content/words.txt") do
    for word in line:gmatch("%S+") do
        if #word >= 5 then words[#words + 1] = word end
    end
end

local function escaped(text)
    return (text:gsub("[^%w]", function(byte) return string.format("%%%02X", byte:byte()) end))
end

local function word()
    -- Common words are searched for more often, too.
    local word = words[math.ceil(#words * math.random() * math.random() + 0.0001)]
    if math.random(10) == 1 and not word:find("[^a-z]") then
        local at = math.random(2, #word - 1)
        word = word:sub(1, at - 1) .. word:sub(at + 1)
    end
    return word
end

function setup(thread)
    counter = (counter or 0) + 1
    thread:set("seed", counter)
end

function init()
    math.randomseed(seed)
end

function request()
    local q = word()
    if math.random(2) == 1 then q = q .. " " .. word() end
    return wrk.format("GET", "/sok?q=" .. escaped(q))
end
