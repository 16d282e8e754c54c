// What a suite found, as JSON: on standard output, and in bench/results.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { medianOf, rounded, type Figure, type Findings } from './figures';
import { machine, versions, type Machine, type Versions } from './machine';

export interface Result {
  suite: string;
  takenAt: string;
  quick: boolean;
  machine: Machine;
  versions: Versions;
  notes: string[];
  figures: (Figure & { median: number; min: number; max: number })[];
}

const folder = join(__dirname, '../results');

export async function resultOf(suite: string, quick: boolean, { figures, notes }: Findings): Promise<Result> {
  const spread = figures.map((figure) => ({
    ...figure,
    values: figure.values.map(rounded),
    median: medianOf(figure),
    min: rounded(Math.min(...figure.values)),
    max: rounded(Math.max(...figure.values)),
  }));
  const takenAt = new Date().toISOString();
  return { suite, takenAt, quick, machine: machine(), versions: await versions(), notes, figures: spread };
}

/** One object: the medians by key, and everything else about the run. */
export function asJson({ figures, ...run }: Result): string {
  const medians = Object.fromEntries(figures.map(({ key, median }) => [key, median]));
  return JSON.stringify({ ...medians, ...run, figures }, null, 2);
}

export async function writeResult(result: Result): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${result.suite}.json`), `${asJson(result)}\n`);
}

/** All that were written, by name of the suite. */
export async function readResults(): Promise<Result[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Result));
}
