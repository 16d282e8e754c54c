// What most suites begin with: a Penstock, a sender, a target.
import { Stack } from '../../src/program/stack';
import type { Bench } from './bench';
import { startGenerator, startReceiver, type Generator, type Receiver } from './load';
import { startPenstock, type Penstock, type PenstockOptions } from './penstock';
import { startPostgres } from './postgres';

export interface Rig {
  /** Has the API. */
  penstock: Penstock;
  /** Of the gateways. */
  ports: number[];
  generator: Generator;
  receiver: Receiver;
  /** The first process of each tree whose CPU time is told. */
  processes: { servers: number[]; load: number[] };
}

export type LedgerKind = 'PGlite' | 'PostgreSQL';

/** Of the Penstock, beside its ledger. */
type RigOptions = Pick<PenstockOptions, 'functionsDirectory'>;

/** Everything embedded, but for the ledger when it is PostgreSQL. */
async function startRig(stack: Stack, ledger: LedgerKind, options: RigOptions): Promise<Rig> {
  const postgres = ledger === 'PostgreSQL' ? await startPostgres(stack) : undefined;
  const generator = startGenerator(stack);
  const [penstock, receiver] = await Promise.all([
    startPenstock(stack, { ...options, ...(postgres && { databaseUrl: postgres.url }) }),
    startReceiver(stack),
  ]);
  const servers = [penstock.pid, ...(postgres ? [postgres.pid] : [])];
  const ports = [penstock.port];
  return { penstock, ports, generator, receiver, processes: { servers, load: [generator.pid, receiver.process.pid] } };
}

/** A rig for as long as `use` takes. */
export async function withRig<T>(
  { stack }: Bench,
  ledger: LedgerKind,
  use: (rig: Rig) => Promise<T>,
  options: RigOptions = {},
): Promise<T> {
  const own = new Stack();
  stack.push('rig', () => own.stop());
  try {
    return await use(await startRig(own, ledger, options));
  } finally {
    await own.stop();
  }
}
