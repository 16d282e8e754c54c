// What answers of several kinds have in common. The answers themselves, as schemas for the types of the routes and for the
// OpenAPI document, are beside their routes.
import { z } from 'zod';

export const moment = () => z.iso.datetime();

export const standing = {
  state: z.enum(['enabled', 'paused']).describe('Paused and disabled are one'),
  pausedBecause: z.string().optional().describe('Why it is paused'),
  version: z.int().describe('Number of its latest version, which is also its ETag'),
};

export const broken = z
  .string()
  .describe('What is wrong with its stored settings; it works no more until they are mended');

export const deleted = { type: z.string(), name: z.string(), deletedAt: moment() };

export const encoded = z.union([z.object({ text: z.string() }), z.object({ base64: z.base64() })]);
