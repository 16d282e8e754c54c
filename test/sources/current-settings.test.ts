import { ConfigurationChanged, type Known } from '../../src/ledger/configuration';
import { PenstockError } from '../../src/model/errors';
import { byCurrentSettings } from '../../src/sources/current-settings';

/** A reader that knows version 1, while the ledger has `ledgerVersion`. */
function aReader(ledgerVersion: string) {
  const known = (version: string): Known => ({ version, configuration: new Map(), broken: new Map() });
  const reader = {
    refreshed: 0,
    current: () => Promise.resolve(known('1')),
    refresh: () => {
      reader.refreshed += 1;
      return Promise.resolve(known(ledgerVersion));
    },
  };
  return reader;
}
const refused = new PenstockError('signatureInvalid', 'no');
const refusedBefore = (version: string) => (known: Known) =>
  known.version === version ? Promise.resolve('taken') : Promise.reject(refused);

it('asks the ledger nothing when a request is taken', async () => {
  const reader = aReader('2');
  await expect(byCurrentSettings(reader, refusedBefore('1'))).resolves.toBe('taken');
  expect(reader.refreshed).toBe(0);
});

it('takes by newer settings what was refused by old ones', async () => {
  await expect(byCurrentSettings(aReader('2'), refusedBefore('2'))).resolves.toBe('taken');
});

it('refuses when there are no newer settings', async () => {
  const reader = aReader('1');
  await expect(byCurrentSettings(reader, refusedBefore('2'))).rejects.toBe(refused);
  expect(reader.refreshed).toBe(1);
});

it.each(['overloaded', 'ledgerUnavailable', 'internal'] as const)(
  'asks nothing when it is Penstock that cannot go on: %s',
  async (code) => {
    const reader = aReader('2');
    const failing = () => Promise.reject(new PenstockError(code, 'no'));
    await expect(byCurrentSettings(reader, failing)).rejects.toMatchObject({ code });
    expect(reader.refreshed).toBe(0);
  },
);

it('asks to come back when settings change all the time', async () => {
  let version = 1;
  const reader = {
    ...aReader('1'),
    refresh: () => Promise.resolve({ version: String((version += 1)), configuration: new Map(), broken: new Map() }),
  };
  const changed = () => Promise.reject(new ConfigurationChanged());
  await expect(byCurrentSettings(reader, changed)).rejects.toMatchObject({ code: 'overloaded' });
});
