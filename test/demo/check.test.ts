import { check } from '../../src/demo/check';
import { accounts, aDelivery, anAnswer, aReceipt } from './accounts';

const nothing = { lost: [], open: [], wrong: [] };

describe('what agrees', () => {
  it('finds nothing where answers, ledger and receivers agree', () => {
    expect(check(accounts({}))).toEqual(nothing);
  });

  it('takes a delivery for received that was received after failed attempts', () => {
    const received = [aReceipt({ taken: false }), aReceipt()];
    expect(check(accounts({ received }))).toEqual(nothing);
  });

  it('knows what the target has named itself, such as a job', () => {
    const deliveries = [aDelivery({ sinkId: 'jobs', targetIds: ['1001'] })];
    const received = [{ sinkId: 'jobs', ref: '1001', taken: true }];
    expect(check(accounts({ deliveries, received }))).toEqual(nothing);
  });

  it('takes a duplicate answered with the first ids as it should be', () => {
    const { accepted } = anAnswer();
    const again = { status: 200, ...(accepted && { accepted: { ...accepted, duplicate: true } }) };
    expect(check(accounts({ sent: { again } }))).toEqual(nothing);
  });
});

describe('what is lost', () => {
  it('reports a delivered delivery that no receiver got', () => {
    const { lost } = check(accounts({ received: [] }));
    expect(lost).toEqual(['delivery d1 to archive counts as delivered and was not received']);
  });

  it('reports one that was received, and never taken', () => {
    const { lost } = check(accounts({ received: [aReceipt({ taken: false })] }));
    expect(lost).toEqual(['delivery d1 to archive counts as delivered and was not received']);
  });

  it('reports one that only another sink received', () => {
    const { lost } = check(accounts({ received: [aReceipt({ sinkId: 'releases' })] }));
    expect(lost).toEqual(['delivery d1 to archive counts as delivered and was not received']);
  });

  it('reports one that was received with another body', () => {
    const { lost } = check(accounts({ received: [aReceipt({ bodyHash: 'hash of something else' })] }));
    expect(lost).toEqual(['delivery d1 to archive was received with another body than was sent']);
  });

  it('reports an accepted event, and each of its deliveries, that the ledger does not know', () => {
    const { lost } = check(accounts({ events: [], deliveries: [], received: [] }));
    expect(lost).toEqual([
      'event e1 was accepted and is not in the ledger',
      'delivery d1 to archive was accepted and is not in the ledger',
    ]);
  });

  it('reports an event that the ledger keeps with another body', () => {
    const { lost } = check(accounts({ events: [{ uid: 'u1', id: 'e1', bodyHash: 'hash of something else' }] }));
    expect(lost).toEqual(['event e1 is in the ledger with another body']);
  });
});

describe('what is open', () => {
  it('reports a delivery that is not settled, and why', () => {
    const deliveries = [aDelivery({ state: 'waiting', failure: 'POST http://x answered 503' })];
    const { open, lost } = check(accounts({ deliveries, received: [] }));
    expect(open).toEqual(['delivery d1 to archive is waiting: POST http://x answered 503']);
    expect(lost).toEqual([]);
  });

  it('reports an event that was not sent in time', () => {
    const { open } = check(accounts({ toSend: ['e1', 'e2'] }));
    expect(open).toEqual(['event e2 was not sent, or not answered, in time']);
  });
});

describe('what is wrong', () => {
  it('reports a receipt that the ledger does not know', () => {
    const { wrong } = check(accounts({ received: [aReceipt(), aReceipt({ ref: 'd9' })] }));
    expect(wrong).toEqual(['d9, received by archive, is not known to the ledger']);
  });

  it('reports a receipt with a bad signature', () => {
    const { wrong } = check(accounts({ received: [aReceipt(), aReceipt({ taken: false, fault: 'signature: none' })] }));
    expect(wrong).toEqual(['d1, received by archive, was not right: signature: none']);
  });

  it('reports a skipped delivery that was received all the same', () => {
    const { wrong } = check(accounts({ deliveries: [aDelivery({ state: 'skipped' })] }));
    expect(wrong).toEqual(['d1, received by archive, should have been skipped']);
  });

  it('reports statistics that a recount does not confirm', () => {
    const { wrong } = check(accounts({ statistics: { delivered: 2 } }));
    expect(wrong).toEqual(['statistics say 2 delivered, and there are 1']);
  });

  it('reports an event and a delivery in the ledger that no answer told of', () => {
    const events = [
      { uid: 'u1', id: 'e1', bodyHash: 'hash of e1' },
      { uid: 'u2', id: 'e2', bodyHash: 'hash of e2' },
    ];
    const deliveries = [aDelivery(), aDelivery({ id: 'd2', eventId: 'e2', state: 'dead' })];
    const { wrong } = check(accounts({ events, deliveries }));
    expect(wrong).toEqual([
      'event e2 is in the ledger and was not answered',
      'delivery d2 to archive is in the ledger and was not answered',
    ]);
  });

  it('reports an event that was refused', () => {
    const sent = { answer: { status: 401, refusal: 'the signature is wrong' } };
    const { wrong } = check(accounts({ sent, events: [], deliveries: [], received: [] }));
    expect(wrong).toEqual(['event e1 was answered 401, not 202: the signature is wrong']);
  });

  it('reports a duplicate that was taken for a new event', () => {
    const { wrong } = check(accounts({ sent: { again: anAnswer() } }));
    expect(wrong).toEqual(["event e1, sent again, was answered 202, not 200 with the first one's ids"]);
  });
});
