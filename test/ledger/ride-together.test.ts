import fc from 'fast-check';
import { rideTogether } from '../../src/ledger/claim/ride-together';
import { isAlone, type Draft } from '../../src/ledger/claim/share';
import { Carriers, type OpenCarrier } from '../../src/model/carriers';

const together = { permits: 25, takesIn: true as const };
const aDraft = (sinkId: string, { take = 1, ...differences }: Partial<Draft['share']> = {}): Draft => ({
  share: { sourceId: 'shop', sinkId, take, isProbe: false, isLimited: false, ...differences },
  together,
});
const several = (count: number): Draft[] => Array.from({ length: count }, (_, index) => aDraft(`sink-${index}`));
const aCarrier = (hasRoom = true): OpenCarrier => ({
  id: 'under way',
  hasRoom: () => hasRoom,
  keepPlace: () => () => undefined,
  giveWay: () => undefined,
});
const carriersWith = (...open: OpenCarrier[]): Carriers => {
  const carriers = new Carriers(() => undefined);
  for (const one of open) carriers.add(one);
  return carriers;
};
const sharesOf = (drafts: Draft[]) => drafts.map(({ share }) => share);

describe('deliveries of sinks that have one or two', () => {
  it('have a workflow each, while the engine has little to do', () => {
    const drafts = several(5);
    expect(rideTogether(drafts, 3, carriersWith())).toEqual({ planned: sharesOf(drafts), waiting: 0 });
  });

  it.each([
    ['for all that are due', several(9), 0],
    ['for one, where others wait for the engine already', several(1), 8],
  ])('go together once the engine has enough to do: %s', (_which, drafts, notBegun) => {
    const { planned, waiting } = rideTogether(drafts, notBegun, carriersWith());
    expect(waiting).toBe(0);
    expect(planned).toEqual(sharesOf(drafts).map((share) => ({ ...share, ...together, carrier: planned[0]?.carrier })));
    expect(planned[0]?.carrier).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
  });

  it('board the carrier under way, be it one alone', () => {
    const underWay = aCarrier();
    const { planned } = rideTogether(several(1), 0, carriersWith(aCarrier(false), underWay));
    expect(planned).toMatchObject([{ ...together, carrier: { id: underWay.id, underWay } }]);
  });

  it.each([true, false])('begin the next carrier when the one under way calls for it, with room: %s', (hasRoom) => {
    const carriers = carriersWith(aCarrier(hasRoom));
    carriers.callForNext();
    const [share] = rideTogether(several(1), 0, carriers).planned;
    expect(share?.carrier?.id).not.toBe('under way');
    expect(share?.carrier?.underWay).toBeUndefined();
  });

  it('wait for the carrier that is being started, but not those that it cannot carry', () => {
    const carriers = carriersWith();
    carriers.nextBegins();
    const alone: Draft = { share: aDraft('alone').share };
    expect(rideTogether([...several(9), alone], 0, carriers)).toEqual({ planned: [alone.share], waiting: 9 });
  });

  it('have a group of their own when they are of one sink', () => {
    const group = aDraft('busy', { take: 20, permits: 20 });
    expect(rideTogether([group], 50, carriersWith()).planned).toEqual([group.share]);
  });

  it('are all planned once or left waiting, and never where they may not ride, whatever the claim', () => {
    const anyDraft = fc.record({
      take: fc.integer({ min: 1, max: 20 }),
      permits: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      mayRide: fc.boolean(),
    });
    const anyCarriers = fc
      .record({ open: fc.boolean(), hasRoom: fc.boolean(), isCalledFor: fc.boolean(), begins: fc.boolean() })
      .map(({ open, hasRoom, isCalledFor, begins }) => {
        const carriers = carriersWith(...(open ? [aCarrier(hasRoom)] : []));
        if (begins) carriers.nextBegins();
        if (isCalledFor) carriers.callForNext();
        return carriers;
      });
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 60 }), fc.nat(60), anyCarriers, (values, notBegun, carriers) => {
        const drafts = values.map(({ take, permits, mayRide }, index): Draft => {
          const draft = aDraft(`${index}`, { take, ...(permits !== undefined && { permits }) });
          return mayRide ? draft : { share: draft.share };
        });
        const { planned, waiting } = rideTogether(drafts, notBegun, carriers);
        const left = drafts.filter(({ share }) => !planned.some(({ sinkId }) => sinkId === share.sinkId));
        expect(left.reduce((sum, { share }) => sum + (isAlone(share) ? share.take : 1), 0)).toBe(waiting);
        expect(left.every((draft) => draft.together)).toBe(true);
        expect(new Set(planned.map(({ sinkId }) => sinkId)).size).toBe(planned.length);
        for (const share of planned) {
          const draft = drafts[Number(share.sinkId)]!;
          expect(share.take).toBe(draft.share.take);
          if (!draft.together) expect(share).toEqual(draft.share);
        }
      }),
    );
  });
});
