import { AttemptGate } from '../../activities/attempt-gate';

const fast = { durationMs: 20, failed: false };

describe('the gate before local attempts (rule 5)', () => {
  const proven = (gate: AttemptGate, sink: string) => {
    for (let n = 0; n < 10; n++) gate.note(sink, fast);
  };

  it('is closed to a sink that has not proven fast', () => {
    const gate = new AttemptGate(20);
    expect(gate.enter('new')).toBeUndefined();
    gate.note('new', fast);
    expect(gate.enter('new')).toBeUndefined();
  });

  it('lets at most ten attempts of a sink in at once', () => {
    const gate = new AttemptGate(20);
    proven(gate, 'a');
    const leaves = Array.from({ length: 10 }, () => gate.enter('a'));
    expect(leaves).not.toContain(undefined);
    expect(gate.enter('a')).toBeUndefined();
    leaves[0]?.();
    expect(gate.enter('a')).toBeDefined();
  });

  it('keeps half the slots free, however many sinks are fast', () => {
    const gate = new AttemptGate(6);
    const entered = ['a', 'b', 'c'].flatMap((sink) => {
      proven(gate, sink);
      return [1, 2, 3].map(() => gate.enter(sink));
    });
    expect(entered.filter((leave) => leave !== undefined)).toHaveLength(6);
  });

  it('closes for a sink whose last attempt failed, until one succeeds', () => {
    const gate = new AttemptGate(20);
    proven(gate, 'a');
    gate.note('a', { durationMs: 5, failed: true });
    expect(gate.enter('a')).toBeUndefined();
    gate.note('a', fast);
    expect(gate.enter('a')).toBeDefined();
  });

  it('closes for a sink more than one in a hundred of whose attempts took a second', () => {
    const gate = new AttemptGate(20);
    proven(gate, 'a');
    gate.note('a', { durationMs: 1000, failed: false });
    expect(gate.enter('a')).toBeUndefined();
    for (let n = 0; n < 99; n++) gate.note('a', fast);
    expect(gate.enter('a')).toBeDefined();
  });
});
