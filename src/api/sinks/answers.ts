// What the API answers of sinks.
import { z } from 'zod';
import { breakers } from '../../model/breaker';
import { filter } from '../../model/filter';
import { policy } from '../../model/policy';
import { broken, deleted, moment, standing } from '../answers';
import { shownSourceId } from '../shown-ids';

const breaker = z
  .object({
    state: z.enum(breakers),
    since: moment().describe('When it opened, or closed'),
    probeAt: moment()
      .optional()
      .describe('Open: when a delivery may try the target. Half-open: when that try counts as lost'),
    consecutiveFailures: z.int(),
    failingSince: moment().optional().describe('No attempt has succeeded since'),
  })
  .describe('Closed: all is well. Open: nothing is attempted. Half-open: one delivery tries the target');

export const token = z
  .object({
    state: z.enum(['valid', 'refused', 'unverified']),
    description: z.string().optional(),
    reason: z.string().optional().describe('Why it is refused, or could not be verified'),
    expiresAt: moment().optional(),
  })
  .describe('What the stack said of the token when it was last asked; unverified when the stack could not be reached');

export const sink = z.object({
  sourceId: shownSourceId(),
  id: z.string(),
  type: z.string(),
  name: z.string(),
  description: z.string(),
  ...standing,
  broken: broken.optional(),
  breaker,
  token: token.extend({ verifiedAt: moment() }).optional(),
  config: z.record(z.string(), z.unknown()),
  secretNames: z.array(z.string()),
  filter: filter.optional(),
  policy,
  principal: z.string().describe('Who set it last: its work may do what they may'),
  createdAt: moment(),
  updatedAt: moment(),
});

export const deletedSink = z.object({
  sourceId: shownSourceId(),
  id: z.string(),
  ...deleted,
  withSource: z.boolean().describe('It was deleted because its source was'),
});
