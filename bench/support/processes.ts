// CPU time and memory of processes with all their children, as Linux tells it.
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  name: string;
  /** Its own and that of children that have ended. */
  cpuSeconds: number;
  residentMegabytes: number;
}

const ticksPerSecond = 100;
const pagesPerMegabyte = 256;

/** The process and all that descend from it. */
export function processTree(root: number): Process[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const tree = processes.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...processes.filter(({ parent }) => parent === pid));
  return tree;
}

function readProcess(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc_pid_stat(5): "pid (name) state ppid …"; the name may hold anything.
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
    const fields = rest.split(' ').map(Number);
    const field = (number: number) => fields[number - 3] ?? 0;
    const ticks = field(14) + field(15) + field(16) + field(17);
    const cpuSeconds = ticks / ticksPerSecond;
    return [{ pid, parent: field(4), name, cpuSeconds, residentMegabytes: field(24) / pagesPerMegabyte }];
  } catch {
    return []; // it has ended
  }
}

export const cpuSecondsOf = (roots: number[]): number =>
  roots.flatMap(processTree).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);

export const residentMegabytes = (pid: number): number =>
  processTree(pid).find((process) => process.pid === pid)?.residentMegabytes ?? NaN;

/** The most that each process of the tree has had in memory since it was started, added up, in MB. */
export const peakMegabytesOf = (root: number): number =>
  processTree(root).reduce((sum, { pid }) => sum + highWaterMegabytes(pid), 0);

function highWaterMegabytes(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
}

/** The Temporal server that descends from a Penstock. */
export const temporalOf = (penstock: number): number | undefined =>
  processTree(penstock).find(({ name }) => name === 'temporal')?.pid;
