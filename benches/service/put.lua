-- For wrk: two bodies by turns, so that each PUT changes something. Prints a line of JSON.
wrk.method = "PUT"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
wrk.headers["Content-Type"] = "application/json"
wrk.headers["If-Match"] = os.getenv("IF_MATCH")

local requests, turn = {}, 1

function init()
  requests = { wrk.format(nil, nil, nil, os.getenv("BODY_1")), wrk.format(nil, nil, nil, os.getenv("BODY_2")) }
end

function request()
  turn = 3 - turn
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format('{"requests":%d,"microseconds":%d,"refused":%d,"broken":%d,"p50":%d,"p99":%d}',
    summary.requests, summary.duration, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
