import { styleText } from 'node:util';
import type { Terminal } from '../terminal';

/** How output is to look where it goes. */
export interface Look {
  /** In characters. */
  width: number;
  inColour: boolean;
  now: Date;
}

const widest = 100;
const narrowest = 80;

export function lookOf({ env, stdout }: Terminal): Look {
  return {
    width: Math.max(narrowest, Math.min(widest, stdout.columns ?? widest)),
    inColour: stdout.isTTY === true && !env.NO_COLOR,
    now: new Date(),
  };
}

const colours: Record<string, 'green' | 'yellow' | 'red'> = {
  delivered: 'green',
  enabled: 'green',
  ok: 'green',
  waiting: 'yellow',
  parked: 'yellow',
  paused: 'yellow',
  dead: 'red',
  expired: 'red',
  problem: 'red',
};

/** A state in the colour of its urgency. */
export const painted = (state: string, { inColour }: Look): string => {
  const colour = colours[state];
  return inColour && colour ? styleText(colour, state) : state;
};
