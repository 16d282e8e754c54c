import { z } from 'zod';
import { changes } from '../../model/change';
import { moment } from '../answers';

export const version = z.object({
  number: z.int(),
  change: z.enum(changes),
  author: z.string().describe('`admin`, a user, user/token, or `penstock`'),
  reason: z.string().nullable(),
  madeAt: moment(),
  settings: z
    .object({
      type: z.string(),
      name: z.string(),
      description: z.string(),
      config: z.record(z.string(), z.unknown()),
      filter: z.unknown().optional(),
      policy: z.unknown().optional(),
    })
    .describe('What it was set to after the change; never a secret'),
});
