// The bench: npm run bench -- [suite …] [--json] [--quick] [--records N], or npm run bench -- table
import { parseArgs } from 'node:util';
import { Stack } from '../src/program/stack';
import type { Bench } from './support/bench';
import type { Findings } from './support/figures';
import { asJson, resultOf, writeResult, type Result } from './support/results';
import { tableOf, writeTables } from './support/table';
import { backlog } from './suites/backlog';
import { bare } from './suites/bare';
import { delivery } from './suites/delivery';
import { growth } from './suites/growth';
import { kv } from './suites/kv';
import { iceberg } from './suites/iceberg';
import { latency } from './suites/latency';
import { outage } from './suites/outage';
import { runaway } from './suites/runaway';

const suites: Record<string, (bench: Bench) => Promise<Findings>> = {
  bare,
  delivery,
  latency,
  growth,
  backlog,
  outage,
  kv,
  runaway,
  iceberg,
};

const say = (line: string) => void process.stderr.write(`${performance.now().toFixed(0).padStart(7)} ms  ${line}\n`);

/** Ctrl-C: what was started is stopped, and its files removed, all the same. */
const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => reject(new Error(`stopped by ${signal}`)));
});
interrupted.catch(() => undefined);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      records: { type: 'string' },
    },
  });
  if (positionals[0] === 'table') return writeTables();
  const names = positionals.length > 0 ? positionals : Object.keys(suites);
  if (values.json && names.length !== 1) throw new Error('--json is for one suite');
  const records = values.records === undefined ? undefined : Number(values.records);
  if (records !== undefined && !(Number.isInteger(records) && records > 0))
    throw new Error(`--records must be a whole number above 0, got ${values.records}`);
  for (const name of names) {
    const result = await run(name, { quick: values.quick, ...(records !== undefined && { records }) });
    if (!values.quick && records === undefined) await writeResult(result);
    process.stdout.write(`${values.json ? asJson(result) : tableOf(result)}\n`);
  }
}

async function run(name: string, size: Pick<Bench, 'quick' | 'records'>): Promise<Result> {
  const suite = suites[name];
  if (!suite) throw new Error(`no suite "${name}"; there are ${Object.keys(suites).join(', ')}, and table`);
  const stack = new Stack();
  try {
    const findings = await Promise.race([suite({ stack, ...size, say }), interrupted]);
    return await resultOf(name, size.quick, findings);
  } finally {
    await stack.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
