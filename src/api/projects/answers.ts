import { z } from 'zod';
import { roles } from '../../model/access';
import { moment } from '../answers';

export const project = z.object({
  id: z.string(),
  name: z.string(),
  maxSources: z.int().nullable().describe('null: as many as the deployment allows'),
  maxSinksPerSource: z.int().nullable().describe('null: as many as the deployment allows'),
  createdAt: moment(),
});

export const member = z.object({ user: z.string(), role: z.enum(roles) });
