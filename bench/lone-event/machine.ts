// On what the numbers were measured.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';

export function describeMachine(): string {
  const [cpu] = cpus();
  const sdk = readFileSync(require.resolve('@temporalio/worker/package.json'), 'utf8');
  const { version } = JSON.parse(sdk) as { version: string };
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${gigabytes} GB, ${process.platform}`;
  return `${machine}; Node ${process.version}, Temporal SDK ${version}`;
}

/** Of this process, and of the Temporal server it has started. */
export async function residentMemory(): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const megabytes = (kilobytes: number) => `${Math.round(kilobytes / 1024)} MB`;
  const children = processes.filter(([, parent]) => parent === process.pid).map(([, , rss = 0]) => rss);
  const own = process.memoryUsage().rss / 1024;
  return `${megabytes(own)} Penstock, ${megabytes(Math.max(0, ...children))} Temporal server`;
}
