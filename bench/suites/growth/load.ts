// The load under which each step of growth is looked at.
import type { Bench } from '../../support/bench';
import type { Saturation } from '../../support/throughput';

export const saturation = ({ quick }: Bench, path: string): Saturation => ({
  path,
  batch: 1,
  mostOpen: quick ? 500 : 2000,
  timing: quick ? { warmUpMs: 2000, repeats: 1, eachMs: 4000 } : { warmUpMs: 10_000, repeats: 3, eachMs: 10_000 },
});
