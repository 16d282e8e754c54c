import { sql } from 'drizzle-orm';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { rows } from '../../src/ledger/ledger';
import { openEmbeddedLedger } from '../../src/ledger/open-ledger';
import { killHard, runScript } from '../support/child-process';

it('keeps all that was answered, and whole transactions only, when the process is killed again and again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-ledger-'));
  try {
    const directory = join(folder, 'ledger');
    for (const round of [1, 2]) {
      const answered = join(folder, `answered-${round}`);
      const script = await runScript(join(__dirname, 'embedded', 'write-until-killed.ts'), directory, answered);
      await pause(400 * round);
      await killHard(script.process);

      const ledger = await openEmbeddedLedger(directory);
      const names = new Set(
        (await rows<{ name: string }>(ledger.db, sql`select name from tokens`)).map((row) => row.name),
      );
      const promised = (await readFile(answered, 'utf8')).trim().split('\n');
      expect(promised.length).toBeGreaterThan(20);
      expect(promised.filter((name) => !names.has(name))).toEqual([]);
      const halves = [...names].filter((name) => !names.has(otherHalf(name)));
      expect(halves).toEqual([]);
      await ledger.db.execute(sql`truncate tokens`);
      await ledger.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

const otherHalf = (name: string) =>
  name.startsWith('left') ? name.replace('left', 'right') : name.replace('right', 'left');
