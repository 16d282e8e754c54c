import { AttemptGate } from '../../activities/attempt-gate';

const fast = { durationMs: 20, failed: false };

describe('the gate before local attempts (rule 5)', () => {
  const proven = (gate: AttemptGate, sink: string) => {
    for (let n = 0; n < 10; n++) gate.note(sink, fast);
  };

  it('lets two attempts in of a sink of which nothing is known, until it has proven fast', () => {
    const gate = new AttemptGate(40);
    const leaves = Array.from({ length: 3 }, () => gate.enter('new'));
    expect(leaves.map((leave) => leave !== undefined)).toEqual([true, true, false]);
    expect(gate.mayEnter('new')).toBe(false);
    leaves.forEach((leave) => leave?.());
    expect(gate.mayEnter('new')).toBe(true);
    proven(gate, 'new');
    expect(Array.from({ length: 3 }, () => gate.enter('new'))).not.toContain(undefined);
  });

  it('is closed to a new sink that was slow, until it has proven fast', () => {
    const gate = new AttemptGate(40);
    gate.note('new', { durationMs: 1000, failed: false });
    for (let n = 0; n < 98; n++) gate.note('new', fast);
    expect(gate.enter('new')).toBeUndefined();
    gate.note('new', fast);
    expect(gate.enter('new')).toBeDefined();
  });

  it('is closed to a new sink whose last attempt failed', () => {
    const gate = new AttemptGate(40);
    gate.note('new', { durationMs: 20, failed: true });
    expect(gate.enter('new')).toBeUndefined();
    gate.note('new', fast);
    expect(gate.enter('new')).toBeDefined();
  });

  it('lets only half of the local attempts be of sinks on trial: what hangs among them leaves the others theirs', () => {
    const gate = new AttemptGate(20);
    const trials = Array.from({ length: 20 }, (_, n) => gate.enter(`new ${n}`));
    expect(trials.filter((leave) => leave !== undefined)).toHaveLength(10);
    proven(gate, 'proven');
    expect(Array.from({ length: 10 }, () => gate.enter('proven'))).not.toContain(undefined);
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
