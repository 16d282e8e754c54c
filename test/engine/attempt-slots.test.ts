import type { SlotPermit, SlotReserveContext } from '@temporalio/worker';
import fc from 'fast-check';
import { AttemptSlots, type SlotKind } from '../../src/engine/attempt-slots';

const context = {} as SlotReserveContext;
const never = new AbortController().signal;
const slotInfo = { type: 'activity', activityType: 'attempt' } as const;

describe('slots for attempts', () => {
  it('leave some free for those that callers wait for, and give the others what those do not use', async () => {
    const slots = new AttemptSlots(3, 1);
    const sync = slots.supplier('sync');
    const others = slots.supplier('async');
    await others.reserveSlot(context, never);
    const permit = await others.reserveSlot(context, never);
    expect(others.tryReserveSlot(context)).toBeNull();
    await sync.reserveSlot(context, never);
    expect(sync.tryReserveSlot(context)).toBeNull();

    const waiting = sync.reserveSlot(context, never);
    others.markSlotUsed({ slotInfo, permit });
    expect(slots.use).toEqual({ total: 3, keptForSync: 1, sync: 0, async: 1 });
    others.releaseSlot({ slotInfo, permit });
    await waiting;
    expect(slots.use.async).toBe(0);
  });

  it('serve callers first when one becomes free', async () => {
    const slots = new AttemptSlots(2, 1);
    const sync = slots.supplier('sync');
    const others = slots.supplier('async');
    const permits = [await others.reserveSlot(context, never), await sync.reserveSlot(context, never)];
    const order: SlotKind[] = [];
    const first = others.reserveSlot(context, never).then(() => order.push('async'));
    const second = sync.reserveSlot(context, never).then(() => order.push('sync'));
    others.releaseSlot({ permit: permits[0]! });
    await second;
    sync.releaseSlot({ permit: permits[1]! });
    await first;
    expect(order).toEqual(['sync', 'async']);
  });

  it('forget who does not wait any more', async () => {
    const slots = new AttemptSlots(2, 1);
    const others = slots.supplier('async');
    const permit = await others.reserveSlot(context, never);
    const stopping = new AbortController();
    const waiting = others.reserveSlot(context, stopping.signal);
    stopping.abort('not needed any more');
    await expect(waiting).rejects.toBe('not needed any more');
    others.releaseSlot({ permit });
    expect(others.tryReserveSlot(context)).not.toBeNull();
  });

  it('are never given twice, nor the kept ones to others, in whatever order they are taken and left', async () => {
    const step = fc.record({ kind: fc.constantFrom<SlotKind>('sync', 'async'), leaves: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 8 }), fc.array(step, { maxLength: 60 }), async (total, steps) => {
        const kept = 1 + (total % (total - 1));
        const slots = new AttemptSlots(total, Math.min(kept, total - 1));
        const suppliers = { sync: slots.supplier('sync'), async: slots.supplier('async') };
        const held: Record<SlotKind, SlotPermit[]> = { sync: [], async: [] };
        let asked = 0;
        for (const { kind, leaves } of steps) {
          const permit = leaves ? held[kind].pop() : undefined;
          if (permit) suppliers[kind].releaseSlot({ permit });
          else {
            asked += 1;
            void suppliers[kind].reserveSlot(context, never).then((given) => held[kind].push(given));
          }
          await Promise.resolve();
          await Promise.resolve();
          expect(held.sync.length + held.async.length).toBeLessThanOrEqual(total);
          expect(held.async.length).toBeLessThanOrEqual(total - Math.min(kept, total - 1));
        }
        for (let left = asked; left > 0; left -= 1) {
          for (const kind of ['sync', 'async'] as const) {
            for (const permit of held[kind].splice(0)) suppliers[kind].releaseSlot({ permit });
          }
          await Promise.resolve();
          await Promise.resolve();
        }
        expect(suppliers.async.tryReserveSlot(context)).not.toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});
