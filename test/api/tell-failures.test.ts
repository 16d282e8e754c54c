import type { FastifyBaseLogger } from 'fastify';
import { tellFailures } from '../../src/api/tell-failures';
import { PenstockError } from '../../src/model/errors';

it('tells of the first refusal of a kind at once, and of the others by their number a minute later', () => {
  let nowMs = 0;
  const warn = jest.fn();
  const tell = tellFailures(() => nowMs);
  const refuse = (code: 'ledgerUnavailable' | 'engineUnavailable' | 'badRequest' | 'internal') =>
    tell({ warn } as unknown as FastifyBaseLogger, new PenstockError(code, `${code}!`));
  refuse('ledgerUnavailable');
  refuse('ledgerUnavailable');
  refuse('engineUnavailable');
  nowMs = 59_999;
  refuse('ledgerUnavailable');
  nowMs = 60_000;
  refuse('ledgerUnavailable');
  refuse('badRequest');
  refuse('internal');
  expect(warn.mock.calls).toEqual([
    [{ code: 'ledgerUnavailable', reason: 'ledgerUnavailable!' }, 'a request was refused'],
    [{ code: 'engineUnavailable', reason: 'engineUnavailable!' }, 'a request was refused'],
    [{ code: 'ledgerUnavailable', reason: 'ledgerUnavailable!', othersBefore: 2 }, 'a request was refused'],
  ]);
});
