// Writes to the ledger in a directory without end, and to a file what was answered: single rows, and pairs.
import { sql } from 'drizzle-orm';
import { appendFileSync } from 'node:fs';
import { openEmbeddedLedger } from '../../../src/ledger/open-ledger';

async function main(directory = '', answered = ''): Promise<void> {
  const { db } = await openEmbeddedLedger(directory);
  const note = (name: string) => appendFileSync(answered, `${name}\n`);
  const insert = (name: string) => sql`insert into tokens (name, sha256) values (${name}, ${'x'.repeat(500) + name})`;

  const single = async (writer: number) => {
    for (let i = 0; ; i++) {
      const name = `single-${writer}-${i}`;
      await db.execute(insert(name));
      note(name);
    }
  };
  const pairs = async () => {
    for (let i = 0; ; i++) {
      await db.transaction(async (transaction) => {
        await transaction.execute(insert(`left-${i}`));
        await transaction.execute(insert(`right-${i}`));
      });
      note(`left-${i}`);
    }
  };
  console.log('writing');
  await Promise.all([single(1), single(2), single(3), pairs()]);
}

void main(...process.argv.slice(2));
