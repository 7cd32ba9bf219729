-- One answer, told in a line: status, statements, bytes, Location.
local told = false

function response(status, headers, body)
    if not told then
        told = true
        io.write(string.format("probe %d %s %d %s\n", status, headers["x-statements"] or "-", #body, headers["location"] or "-"))
        io.flush()
        wrk.thread:stop()
    end
end
