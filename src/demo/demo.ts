// The demo as a story: a Penstock, targets for it, real events, and the proof that nothing is lost.
import { setTimeout as sleep } from 'node:timers/promises';
import { destination, pino } from 'pino';
import { up, type Running } from '../program/up';
import type { Stack } from '../program/stack';
import { ApiClient } from './api-client';
import { check, type Accounts, type Findings } from './check';
import { makeCredentials, type Credentials } from './credentials';
import { readExamples, type Example } from './examples';
import { LiveView } from './live-view';
import { readLedger, readProgress, type Progress } from './read-ledger';
import { sendExamples, type Sent } from './send-examples';
import { demoSettings } from './settings';
import { sinks, source, sourceId } from './sinks';
import { startReceivers, type Receivers } from './start-receivers';

/** From when the server is there. */
const timeLimitMs = 3 * 60_000;
const lookEveryMs = 400;

export interface Result {
  penstock: Running;
  adminToken: string;
  progress: Progress[];
  accounts: Accounts;
  findings: Findings;
}

/** `say` prints a line. What is started is left on the stack. */
export async function demo(stack: Stack, say: (line: string) => void): Promise<Result> {
  const credentials = makeCredentials();
  const settings = await demoSettings(process.env, stack);
  const log = pino({ level: settings.logLevel }, destination(2));

  say('Getting a Temporal server; the first time this can take a few minutes.');
  const began = Date.now();
  const penstock = await up({ settings, log, stack }, say);
  say(`Penstock is up after ${seconds(began)}.\n`);
  say(`  Temporal UI    ${penstock.temporalUi ?? `that of ${penstock.temporal}, which TEMPORAL_ADDRESS names`}`);
  say(`  Penstock API   ${penstock.api}\n`);

  const { newAdminToken: adminToken } = penstock;
  if (adminToken === undefined) throw new Error('a new state directory has no token yet');
  const receivers = await startReceivers(credentials, stack);
  const api = new ApiClient(penstock.api, adminToken);
  const ingestPath = await configure(api, credentials, receivers, say);
  const examples = readExamples(credentials.githubSecret);
  const { sent, progress } = await Promise.race([
    deliverExamples(api, ingestPath, penstock, examples),
    penstock.failed,
  ]);
  const toSend = examples.map(({ id }) => id);
  const ledger = await readLedger(penstock.ledger.db);
  const accounts = { toSend, sent, ledger, received: receivers.received() };
  return { penstock, adminToken, progress, accounts, findings: check(accounts) };
}

/** Answers the path that events are sent to. */
async function configure(
  api: ApiClient,
  credentials: Credentials,
  receivers: Receivers,
  say: (line: string) => void,
): Promise<string> {
  const { ingest } = (await api.create('/sources', source(credentials))) as { ingest: { path: string } };
  say(`Source "${sourceId}" takes webhooks signed as GitHub signs them. Its sinks:\n`);
  for (const sink of sinks(credentials, receivers)) {
    await api.create(`/sources/${sourceId}/sinks`, sink);
    say(`  ${sink.id.padEnd(14)} ${sink.description}`);
  }
  say('');
  return ingest.path;
}

/** Sends the examples and watches until every delivery is settled, or time is up. */
async function deliverExamples(
  api: ApiClient,
  ingestPath: string,
  { ledger }: Running,
  examples: Example[],
): Promise<{ sent: Sent[]; progress: Progress[] }> {
  const began = Date.now();
  const view = new LiveView(process.stdout);
  const sent: Sent[] = [];
  const title = () => `${seconds(began)}: ${sent.length} of ${examples.length} real GitHub events sent`;
  const sending = sendExamples(api, ingestPath, examples, (one) => sent.push(one));

  const watch = async (): Promise<Progress[]> => {
    for (;;) {
      const isSent = sent.length === examples.length;
      const progress = await readProgress(ledger.db);
      const isSettled = progress.every(({ underWay, waiting }) => underWay + waiting === 0);
      if ((isSent && isSettled) || Date.now() - began > timeLimitMs) return progress;
      view.show(title(), progress);
      await sleep(lookEveryMs);
    }
  };
  const failed = sending.then(() => new Promise<never>(() => undefined));
  const progress = await Promise.race([watch(), failed]);
  view.finish(title(), progress);
  return { sent, progress };
}

const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
