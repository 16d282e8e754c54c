import type { Command } from 'commander';
import { timeOption, timeOrAgo } from '../input/time';

export interface AcceptedOptions {
  from?: string;
  before?: string;
}

export const withAcceptedBetween = (command: Command): Command =>
  command
    .option('--from <time>', `accepted at this time or later: ${timeOrAgo}`, timeOption)
    .option('--before <time>', 'accepted before this time', timeOption);

export const acceptedBetween = ({ from, before }: AcceptedOptions) => ({
  ...(from !== undefined && { acceptedFrom: from }),
  ...(before !== undefined && { acceptedBefore: before }),
});
