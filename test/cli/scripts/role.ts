// A role that does as the arguments say: `hangs` does not stop, `flushes` takes its time to,
// `fails` gives up by itself, `refuses` does not start.
import { setTimeout as pause } from 'node:timers/promises';
import { runUntilStopped } from '../../../src/cli/roles/run-until-stopped';
import { PenstockError } from '../../../src/model/errors';

const [how] = process.argv.slice(2);
const forever = new Promise<never>(() => setInterval(() => undefined, 60_000));

void runUntilStopped(({ stack }) => {
  stack.push('first part', () => Promise.resolve(console.log('first part stopped')));
  if (how === 'refuses') return Promise.reject(new PenstockError('ledgerUnavailable', 'no PostgreSQL answers'));
  const stopSecond = async () => {
    if (how === 'hangs') return forever;
    if (how === 'flushes') await pause(11_000);
    console.log('second part stopped');
  };
  stack.push('second part', stopSecond, how === 'flushes' ? 15_000 : 0);
  const failed =
    how === 'fails' ? pause(100).then(() => Promise.reject(new PenstockError('internal', 'it broke'))) : forever;
  return Promise.resolve({ announcement: 'up', failed });
}, process).then((exitCode) => process.exit(exitCode));
