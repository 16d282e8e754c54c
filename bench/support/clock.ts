// One clock for all processes of a run: the machine's monotonic clock, in milliseconds.

const [seconds, nanoseconds] = process.hrtime();
const offsetMs = seconds * 1e3 + nanoseconds / 1e6 - performance.now();

export const nowMs = (): number => performance.now() + offsetMs;
