// The demo as a story: a Penstock, targets for it, real events, and the proof that nothing is lost.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from '../program/up';
import type { Stack } from '../program/stack';
import type { ApiClient } from './api-client';
import { check } from './check';
import { makeCredentials, type Credentials } from './credentials';
import { readExamples, type Example } from './examples';
import { LiveView } from './live-view';
import { readLedger, readProgress, type Progress } from './read-ledger';
import { sendExamples, type Sent } from './send-examples';
import { sinks, source, sourceId } from './sinks';
import { seconds, startPenstock } from './start-penstock';
import { startReceivers, type Receivers } from './start-receivers';
import type { Shown } from './shown';
import { allIsWell, lastLine, summary } from './summary';
import { inOneLine, table } from './table';
import { whatToLookAt } from './what-to-look-at';

/** From when the server is there. */
const timeLimitMs = 3 * 60_000;
const lookEveryMs = 400;

/** `say` prints a line. What is started is left on the stack. */
export async function demo(stack: Stack, say: (line: string) => void): Promise<Shown> {
  const credentials = makeCredentials();
  const { penstock, adminToken, api } = await startPenstock(stack, say);
  const receivers = await startReceivers(credentials, stack);
  const ingestPath = await configure(api, credentials, receivers, say);
  const examples = readExamples(credentials.githubSecret);
  const { sent, progress } = await Promise.race([
    deliverExamples(api, ingestPath, penstock, examples),
    penstock.failed,
  ]);
  const toSend = examples.map(({ id }) => id);
  const ledger = await readLedger(penstock.ledger.db);
  const accounts = { toSend, sent, ledger, received: receivers.received() };
  const findings = check(accounts);
  return {
    summary: summary(progress, accounts, findings),
    lastLine: lastLine(progress, findings),
    isWell: allIsWell(findings),
    whatToLookAt: whatToLookAt(penstock, adminToken),
  };
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
      view.show([title(), '', ...table(progress)], `${title()}; ${inOneLine(progress)}`);
      await sleep(lookEveryMs);
    }
  };
  const failed = sending.then(() => new Promise<never>(() => undefined));
  const progress = await Promise.race([watch(), failed]);
  view.finish([title(), '', ...table(progress)]);
  return { sent, progress };
}
