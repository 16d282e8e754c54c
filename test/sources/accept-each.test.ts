import fc from 'fast-check';
import { PenstockError } from '../../src/model/errors';
import type { PenstockEvent } from '../../src/model/event';
import { acceptEach } from '../../src/sources/accept-each';
import { anEvent } from '../support/event';

const unreadable = (id: number) => new PenstockError('badRequest', `${id}: cannot be read`);
const unstorable = (id: number) => new PenstockError('schemaViolation', `${id}: cannot be stored`);

/** A ledger that takes all or none. */
function ledger(refuses: ReadonlySet<string>) {
  const stored: string[] = [];
  return {
    stored,
    accept: (events: PenstockEvent[]) => {
      const wrong = events.find(({ id }) => refuses.has(id));
      if (wrong) return Promise.reject(unstorable(Number(wrong.id)));
      stored.push(...events.map(({ id }) => id));
      return Promise.resolve();
    },
  };
}

it('accepts all that can be events once, and names each other one with its own reason', async () => {
  const kinds = fc.array(fc.constantFrom('good', 'unreadable', 'unstorable'), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(kinds, async (of) => {
      const ids = [...of.keys()];
      const idsOf = (kind: string) => ids.filter((id) => of[id] === kind);
      const { stored, accept } = ledger(new Set(idsOf('unstorable').map(String)));
      const read = (id: number) => {
        if (of[id] === 'unreadable') throw unreadable(id);
        return anEvent({ id: String(id) });
      };
      const { accepted, refused } = await acceptEach(ids, read, accept);
      expect(accepted).toEqual(idsOf('good'));
      expect(stored).toEqual(idsOf('good').map(String));
      expect(new Map(refused.map(({ item, error }) => [item, error.message]))).toEqual(
        new Map([
          ...idsOf('unreadable').map((id) => [id, unreadable(id).message] as const),
          ...idsOf('unstorable').map((id) => [id, unstorable(id).message] as const),
        ]),
      );
    }),
  );
});

it('accepts in order, in as many parts as it takes, what is too much at a time', async () => {
  const parts: string[][] = [];
  const accept = (events: PenstockEvent[]) => {
    if (events.length > 3) return Promise.reject(new PenstockError('payloadTooLarge', 'too many'));
    parts.push(events.map(({ id }) => id));
    return Promise.resolve();
  };
  const { accepted } = await acceptEach([...Array(10).keys()], (id) => anEvent({ id: String(id) }), accept);
  expect(accepted).toEqual([...Array(10).keys()]);
  expect(parts).toEqual([
    ['0', '1', '2'],
    ['3', '4'],
    ['5', '6', '7'],
    ['8', '9'],
  ]);
});

it('rejects when the ledger is away, whatever is wrong with the items', async () => {
  const away = new PenstockError('ledgerUnavailable', 'no answer');
  const accept = () => Promise.reject(away);
  await expect(acceptEach([1, 2], (id) => anEvent({ id: String(id) }), accept)).rejects.toBe(away);
});
