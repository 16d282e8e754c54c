// Entry of the thread in which the embedded PostgreSQL runs, so that no query holds up the program's event loop.
import { PGlite } from '@electric-sql/pglite';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Answer, Request, Statement, ThreadData } from './messages';
import { Session } from './session';
import { postgresOptions } from './settings';
import { keepUp } from './upkeep';

/** Answers that are ready wait at most so long for those of the statements behind them. */
const gatherMs = 0.5;
/** Larger answers are handed over; smaller ones are copied sooner. */
const handedOverBytes = 16 * 1024;

async function serve(port: MessagePort, { directory, upkeepEveryMs }: ThreadData): Promise<void> {
  const database = await PGlite.create(postgresOptions(directory));
  const session = new Session(database);
  let waiting: Statement[] = [];
  /** The transaction that has the session to itself. */
  let holder: number | undefined;
  let answers: Answer[] = [];
  let ranSinceUpkeep = false;
  let upkeepDue = false;

  const run = ({ id, sql, parameters, transaction }: Statement) => {
    answers.push({ id, bytes: session.run(sql, parameters) });
    holder = session.inTransaction ? transaction : undefined;
    ranSinceUpkeep = true;
  };

  const next = (): Statement | undefined => {
    if (holder === undefined) return waiting.shift();
    const index = waiting.findIndex(({ transaction }) => transaction === holder);
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  };

  const send = () => {
    if (answers.length === 0) return;
    const large = answers.filter(({ bytes }) => bytes.length >= handedOverBytes);
    port.postMessage(
      answers,
      large.map(({ bytes }) => bytes.buffer as ArrayBuffer),
    );
    answers = [];
  };

  const work = () => {
    let gatheringSince = performance.now();
    for (let statement = next(); statement; statement = next()) {
      run(statement);
      if (performance.now() - gatheringSince < gatherMs) continue;
      send();
      gatheringSince = performance.now();
    }
    send();
    if (!upkeepDue || holder !== undefined) return;
    upkeepDue = false;
    ranSinceUpkeep = false;
    keepUp(session);
  };

  const upkeep = setInterval(() => {
    upkeepDue = ranSinceUpkeep;
    work();
  }, upkeepEveryMs);

  port.on('message', (request: Request) => {
    if (request === 'close') {
      clearInterval(upkeep);
      void database.close().then(() => port.close());
    } else {
      waiting = waiting.length === 0 ? request : waiting.concat(request);
      work();
    }
  });
}

if (!parentPort) throw new Error('this file is run as a thread');
void serve(parentPort, workerData as ThreadData);
