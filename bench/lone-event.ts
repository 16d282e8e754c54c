// How long a lone event takes from being sent to being received, against a Penstock with everything embedded, and
// against bare Temporal doing the same POST. Run it: node -r ./test/support/register-typescript.js bench/lone-event.ts
import { destination, pino } from 'pino';
import { ApiClient } from '../src/demo/api-client';
import { demoSettings } from '../src/demo/settings';
import { Stack } from '../src/program/stack';
import { up } from '../src/program/up';
import { startBareTemporal } from './lone-event/bare-temporal';
import { atSteadyRate, inOneGo, percentile } from './lone-event/load';
import { describeMachine, residentMemory } from './lone-event/machine';
import { startTarget } from './lone-event/target';

const burst = 300;
const perSecond = 10;
const seconds = 20;

async function main(): Promise<void> {
  const stack = new Stack();
  try {
    await measure(stack);
  } finally {
    await stack.stop();
  }
}

async function measure(stack: Stack): Promise<void> {
  console.log(describeMachine());
  const settings = await demoSettings(process.env, stack);
  const penstock = await up({ settings, log: pino({ level: settings.logLevel }, destination(2)), stack }, console.log);
  console.log(`memory at rest: ${await residentMemory()}`);

  const target = await startTarget(stack);
  const api = new ApiClient(penstock.api, penstock.newAdminToken ?? '');
  const created = (await api.create('/sources', { id: 'bench', type: 'http' })) as { ingest: { path: string } };
  await api.create('/sources/bench/sinks', { id: 'target', type: 'webhook', config: { url: target.url } });
  const throughPenstock = async (id: string) => {
    const headers = { 'content-type': 'application/json' };
    const { refusal } = await api.send(created.ingest.path, { headers, body: JSON.stringify({ id }) });
    if (refusal !== undefined) throw new Error(refusal);
  };

  console.log(`cold: ${(await inOneGo(burst, throughPenstock, target)).toFixed(0)} events/s, ${burst} in one go`);
  const penstockMs = await atSteadyRate({ perSecond, seconds }, throughPenstock, target);
  report('Penstock', penstockMs);

  const throughTemporal = await startBareTemporal(penstock.temporal, target.url, stack);
  await inOneGo(burst, throughTemporal, target);
  const temporalMs = await atSteadyRate({ perSecond, seconds }, throughTemporal, target);
  report('bare Temporal', temporalMs);

  const ratio = (share: number) => (percentile(penstockMs, share) / percentile(temporalMs, share)).toFixed(2);
  console.log(`ratio: p50 ${ratio(0.5)}, p99 ${ratio(0.99)}`);
}

function report(what: string, latenciesMs: number[]): void {
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(latenciesMs, share).toFixed(1));
  console.log(`${what}: sent to received p50 ${p50} ms, p99 ${p99} ms (${latenciesMs.length} events, ${perSecond}/s)`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
