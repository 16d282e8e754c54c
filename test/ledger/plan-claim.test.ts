import fc from 'fast-check';
import { mostPerGroup, planClaim, shareForSync, type SinkRoom } from '../../src/ledger/claim/plan-claim';
import { Carriers } from '../../src/model/carriers';
import type { Intake } from '../../src/model/intakes';

const advice = { groupable: (type: string) => type === 'webhook', isFast: () => false };
const aSink = (
  differences: Partial<Omit<SinkRoom, 'policy'>> & { policy?: Partial<SinkRoom['policy']> } = {},
): SinkRoom => ({
  sourceId: 'shop',
  sinkId: 'target',
  type: 'webhook',
  breaker: 'closed',
  configurationVersion: '1',
  due: 1,
  oldestDueMs: 1000,
  runningAlone: 0,
  workflows: 0,
  groups: 0,
  permits: 0,
  tokens: null,
  ...differences,
  policy: {
    maxConcurrency: 50,
    maxWorkflows: 1000,
    attemptTimeLimit: '30s',
    grouping: 'adaptive',
    gatherFor: '1s',
    ...differences.policy,
  },
});
const limits = { starts: 50, alone: 50 };
const planOf = (sink: SinkRoom) => planClaim([sink], limits, advice);
const shareOf = (sink: SinkRoom) => planOf(sink).shares[0];

describe('what one claim takes of a sink', () => {
  it('gives each delivery a workflow of its own while few are under way', () => {
    expect(shareOf(aSink({ due: 1, runningAlone: 30 }))).toMatchObject({ take: 1 });
    expect(shareOf(aSink({ due: 2 }))).toEqual({
      sourceId: 'shop',
      sinkId: 'target',
      take: 2,
      isProbe: false,
      isLimited: false,
    });
  });

  it("carries what waits in one group, with a part of the sink's concurrency", () => {
    expect(shareOf(aSink({ due: 5 }))).toMatchObject({ take: 5, permits: 5 });
    expect(shareOf(aSink({ due: 2, runningAlone: 1 }))).toMatchObject({ take: 2, permits: 2 });
    expect(shareOf(aSink({ due: mostPerGroup + 1 }))).toMatchObject({ take: mostPerGroup, permits: 25 });
    expect(shareOf(aSink({ due: 201, permits: 49, groups: 3 }))).toMatchObject({ permits: 1 });
    expect(shareOf(aSink({ due: 201, permits: 50, groups: 4 }))).toBeUndefined();
  });

  describe('where groups take in what is accepted', () => {
    const takingIn = (isCalledFor: boolean, room?: number) => {
      const open = room === undefined ? undefined : { intake: { groupId: 'open' } as Intake, room };
      const carriers = new Carriers(() => undefined);
      return { isCalledFor: () => isCalledFor, forDue: () => open, nextBegins: () => undefined, carriers };
    };
    const planThere = (sink: SinkRoom, isCalledFor = false, room?: number) =>
      planClaim([sink], limits, { ...advice, intakes: takingIn(isCalledFor, room) });
    const shareThere = (sink: SinkRoom, isCalledFor = false) => planThere(sink, isCalledFor).shares[0];

    it('gives a group under way as many as it has room for, before anything else', () => {
      const full = { groups: 2, permits: 50, oldestDueMs: 0 };
      expect(planThere(aSink({ due: 3, ...full }), false, 200).shares).toMatchObject([
        { take: 3, into: { groupId: 'open' } },
      ]);
      expect(planThere(aSink({ due: 201, ...full }), false, 7).shares).toMatchObject([{ take: 7 }]);
      expect(planThere(aSink({ due: 1, groups: 1, permits: 25 }), true, 200).shares).toMatchObject([
        { take: 1, permits: 13 },
      ]);
    });

    it('lets a group that another process carries come for them first', () => {
      const beside = { due: 1, groups: 1, permits: 25, oldestDueMs: 10 };
      expect(planThere(aSink(beside))).toEqual({ shares: [], againInMs: 30 });
      expect(planThere(aSink(beside), true).shares).toHaveLength(1);
      expect(planOf(aSink({ ...beside, policy: { rate: { perSecond: 10 } }, tokens: 9 })).shares).toHaveLength(1);
    });

    it('gives a group room for attempts beyond what it takes, but never all of it', () => {
      expect(shareThere(aSink({ due: 3, runningAlone: 2 }))).toMatchObject({ take: 3, permits: 24, takesIn: true });
      expect(shareThere(aSink({ due: 3, policy: { maxConcurrency: 2 } }))).toMatchObject({ take: 3, permits: 1 });
      expect(shareThere(aSink({ due: 3, policy: { maxConcurrency: 1 } }))).not.toHaveProperty('takesIn');
    });

    it('begins a group for one, when few are under way no more, for those who come after it', () => {
      expect(shareThere(aSink({ due: 1, runningAlone: 1 }))?.permits).toBeUndefined();
      expect(shareThere(aSink({ due: 1, runningAlone: 2 }))).toMatchObject({ take: 1, permits: 24 });
    });

    it('begins the next group for one, when the one before is at its end and would have more to take in', () => {
      expect(shareThere(aSink({ due: 1 }), true)).toMatchObject({ take: 1, permits: 25 });
      const beside = { due: 1, groups: 1, permits: 25, oldestDueMs: 50 };
      expect(shareThere(aSink(beside), true)).toMatchObject({ take: 1, permits: 13 });
      expect(shareThere(aSink(beside))?.permits).toBeUndefined();
    });

    it.each([{ rate: { perSecond: 10 } }, { order: { key: 'subject', whenStuck: 'wait' as const } }])(
      'lets none take in whose deliveries have to wait for their turn: %j',
      (policy) => {
        const share = shareThere(aSink({ due: 3, runningAlone: 2, tokens: policy.rate ? 10 : null, policy }), true);
        expect(share).toMatchObject({ permits: 3 });
        expect(share).not.toHaveProperty('takesIn');
      },
    );
  });

  it('never groups where grouping is off, nor a type whose attempts are long', () => {
    expect(shareOf(aSink({ due: 100, policy: { grouping: 'off' } }))).toMatchObject({ take: 20 });
    expect(shareOf(aSink({ due: 100, type: 'jobTrigger' }))?.permits).toBeUndefined();
  });

  it('lets the next group fill up while others are under way', () => {
    const plan = planOf(aSink({ due: 10, groups: 2, permits: 26, oldestDueMs: 30 }));
    expect(plan).toEqual({ shares: [], againInMs: 50 });
    expect(shareOf(aSink({ due: 10, groups: 2, permits: 26, oldestDueMs: 80 }))).toMatchObject({ take: 10 });
    expect(shareOf(aSink({ due: 200, groups: 2, permits: 26, oldestDueMs: 1 }))).toMatchObject({ take: 200 });
  });

  it('lets one of a fast sink wait a moment for company once the engine is what it waits for', () => {
    const fast = { ...advice, isFast: () => true };
    const plan = (oldestDueMs: number) => planClaim([aSink({ runningAlone: 2, oldestDueMs })], limits, fast);
    expect(plan(5)).toEqual({ shares: [], againInMs: 20 });
    expect(plan(25).shares).toMatchObject([{ take: 1 }]);
    expect(planClaim([aSink({ runningAlone: 1, oldestDueMs: 5 })], limits, fast).shares).toMatchObject([{ take: 1 }]);
    expect(shareOf(aSink({ runningAlone: 2, oldestDueMs: 5 }))).toMatchObject({ take: 1 });
  });

  it('takes no more than the rate allows, and says when there is more', () => {
    const policy = { rate: { perSecond: 10 } };
    expect(shareOf(aSink({ due: 100, tokens: 7.9, policy }))).toMatchObject({ take: 7 });
    expect(planOf(aSink({ due: 100, tokens: 0.5, policy }))).toEqual({ shares: [], againInMs: 50 });
  });

  it('sends a single delivery to try the target of a broken sink', () => {
    expect(shareOf(aSink({ due: 100, breaker: 'open' }))).toMatchObject({ take: 1, isProbe: true });
  });

  it('gives no delivery a workflow of its own beyond the number its sink may have', () => {
    expect(shareOf(aSink({ due: 3, workflows: 1000 }))).toMatchObject({ permits: 3 });
    expect(shareOf(aSink({ due: 3, workflows: 1000, policy: { grouping: 'off' } }))).toBeUndefined();
    expect(shareOf(aSink({ due: 30, workflows: 998, policy: { grouping: 'off' } }))).toMatchObject({ take: 2 });
  });

  const anySink = fc.record({
    due: fc.integer({ min: 1, max: 201 }),
    oldestDueMs: fc.nat(500),
    runningAlone: fc.nat(60),
    groups: fc.nat(5),
    permits: fc.nat(60),
    workflows: fc.nat(1100),
    tokens: fc.option(fc.double({ min: 0, max: 300, noNaN: true })),
    type: fc.constantFrom('webhook', 'jobTrigger'),
    breaker: fc.constantFrom('closed' as const, 'open' as const),
  });

  const anyLimits = fc.record({ starts: fc.integer({ min: 1, max: 50 }), alone: fc.integer({ min: -5, max: 50 }) });

  it('begins nothing alone, but groups, while the engine has as many as it can take; and looks again soon', () => {
    const sinks = [aSink({ due: 1, policy: { grouping: 'off' } }), aSink({ sinkId: 'busy', due: 30 })];
    const plan = planClaim(sinks, { starts: 50, alone: 0 }, advice);
    expect(plan).toMatchObject({ shares: [{ sinkId: 'busy', take: 30, permits: 25 }], againInMs: 20 });
  });

  it('has what would be alone carried together, while the engine has as many as it can take', () => {
    const sinks = [aSink({ due: 1 }), aSink({ sinkId: 'other', due: 2 }), aSink({ sinkId: 'busy', due: 30 })];
    const { shares, againInMs } = planClaim(sinks, { starts: 50, alone: 0 }, advice);
    const carrier = { id: expect.any(String) as string };
    expect(shares).toMatchObject([
      { sinkId: 'target', take: 1, permits: 1, carrier },
      { sinkId: 'other', take: 2, permits: 2, carrier },
      { sinkId: 'busy', take: 30, permits: 25 },
    ]);
    expect(shares[2]?.carrier).toBeUndefined();
    expect(againInMs).toBeUndefined();
  });

  it('has room in one carrier, and in groups under way, for more sinks than the engine is asked to start workflows', () => {
    const sinks = Array.from({ length: 30 }, (_, index) => aSink({ sinkId: `${index}`, due: 1 }));
    const few = { starts: 2, alone: 2 };
    expect(planClaim(sinks, few, advice).shares).toHaveLength(30);
    const forDue = ({ sinkId }: { sinkId: string }) => ({ intake: { groupId: sinkId } as Intake, room: 5 });
    const carriers = new Carriers(() => undefined);
    const intakes = { forDue, isCalledFor: () => false, nextBegins: () => undefined, carriers };
    expect(planClaim(sinks, few, { ...advice, intakes }).shares).toHaveLength(30);
    const ungrouped = sinks.map((sink) => ({ ...sink, policy: { ...sink.policy, grouping: 'off' as const } }));
    expect(planClaim(ungrouped, few, advice)).toMatchObject({ shares: [{ take: 1 }, { take: 1 }], againInMs: 20 });
  });

  it('stays within room, rate, workflows and limit, whatever the sinks', () => {
    fc.assert(
      fc.property(fc.array(anySink, { maxLength: 60 }), anyLimits, (values, most) => {
        const sinks = values.map((value, index) => aSink({ ...value, sinkId: `${index}` }));
        const { shares } = planClaim(sinks, most, advice);
        // All that go in a carrier are one workflow.
        const groups = new Set(shares.flatMap(({ permits, carrier }, at) => (permits ? [carrier?.id ?? at] : []))).size;
        const alone = shares.reduce((sum, { take, permits }) => sum + (permits === undefined ? take : 0), 0);
        expect(groups + alone).toBeLessThanOrEqual(most.starts);
        expect(alone).toBeLessThanOrEqual(Math.max(most.alone, 0));
        for (const { sinkId, take, permits, isProbe } of shares) {
          const sink = sinks[Number(sinkId)];
          if (!sink || isProbe) continue;
          expect(take).toBeGreaterThan(0);
          expect(take).toBeLessThanOrEqual(Math.min(sink.due, sink.tokens ?? Infinity));
          const room = sink.policy.maxConcurrency - sink.runningAlone - sink.permits;
          expect(permits ?? take).toBeLessThanOrEqual(room);
          if (permits === undefined) expect(take).toBeLessThanOrEqual(sink.policy.maxWorkflows - sink.workflows);
        }
      }),
    );
  });

  it('does the same for what callers wait for, and passes over no sink with room for those without', () => {
    fc.assert(
      fc.property(fc.array(anySink, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (values, limit) => {
        const sinks = values.map((value, index) => aSink({ ...value, sinkId: `${index}` }));
        const shares = shareForSync(sinks, limit);
        const roomOf = ({ breaker, policy, runningAlone, permits, workflows, tokens }: SinkRoom) => {
          if (breaker === 'open') return 1;
          const room = policy.maxConcurrency - runningAlone - permits;
          return Math.min(room, policy.maxWorkflows - workflows, Math.floor(tokens ?? Infinity));
        };
        expect(shares.reduce((sum, { take }) => sum + take, 0)).toBeLessThanOrEqual(limit);
        for (const { sinkId, take, permits } of shares) {
          expect(permits).toBeUndefined();
          expect(take).toBeGreaterThan(0);
          expect(take).toBeLessThanOrEqual(roomOf(sinks[Number(sinkId)]!));
        }
        const withRoom = sinks.filter((sink) => roomOf(sink) > 0).length;
        expect(shares).toHaveLength(Math.min(withRoom, limit));
      }),
    );
  });
});
