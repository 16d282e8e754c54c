import { sql } from 'drizzle-orm';
import { countLogin } from '../../src/ledger/access/login-attempts';
import { rows } from '../../src/ledger/ledger';
import { onEveryLedger } from '../support/ledgers';

describe('attempts to log in', () => {
  onEveryLedger((ledger) => {
    const from = (address: string, user = 'vic') => countLogin(ledger().db, user, address);
    const howManyRows = async () => (await rows(ledger().db, sql`select from login_attempts`)).length;

    it('lock a user out at the address they are made from, and nowhere else, however many they are', async () => {
      for (let tries = 0; tries < 102; tries += 1) await from('198.51.100.1');
      expect(await from('198.51.100.1')).toBeGreaterThan(800);
      expect(await from('203.0.113.5')).toBeUndefined();
    });

    it('lock a user out everywhere when they are made from many addresses', async () => {
      for (let tries = 0; tries < 100; tries += 1) await from(`198.51.100.${tries}`);
      expect(await from('203.0.113.5')).toBeGreaterThan(800);
    });

    it('leave nothing behind once they are refused', async () => {
      for (let tries = 0; tries < 30; tries += 1) await from('198.51.100.1', `user-${tries}`);
      const before = await howManyRows();
      expect(await from('198.51.100.1', 'another')).toBeGreaterThan(800);
      expect(await howManyRows()).toBe(before);
    });

    it('are as few as may be when they are made at once', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => from('198.51.100.1')));
      expect(answers.filter((seconds) => seconds === undefined)).toHaveLength(5);
    });
  });
});
