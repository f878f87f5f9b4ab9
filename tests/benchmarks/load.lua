-- For wrk: sends the bodies of a file, one a line, in turns; LOAD_RATE spreads them out (requests a second, 0 for
-- as many as go). Prints the figures as one JSON object.
local bodies, sent = {}, 0
for line in io.lines(os.getenv("LOAD_BODIES")) do bodies[#bodies + 1] = line end
local rate, connections = tonumber(os.getenv("LOAD_RATE")), tonumber(os.getenv("LOAD_CONNECTIONS"))
local headers = { ["Content-Type"] = "application/json", ["Authorization"] = os.getenv("LOAD_AUTHORIZATION") }

function request()
  sent = sent + 1
  return wrk.format("POST", "/v1/review", headers, bodies[sent % #bodies + 1])
end

if rate > 0 then
  -- As long as it takes on average, by chance: clients are not in step.
  function delay() return math.floor(-math.log(1 - math.random()) * connections / rate * 1000) end
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format(
    '\n{"rate": %f, "p50": %f, "p99": %f, "failed": %d}\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    failed.status + failed.connect + failed.read + failed.write + failed.timeout))
end
