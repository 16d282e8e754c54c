// One clock for all processes of a run: the machine's monotonic clock, in milliseconds.

export function nowMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
