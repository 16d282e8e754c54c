// What zod says of an unknown field, for the whole program: which fields there are stands in the schema, and a finished
// issue has that no more.
import { z } from 'zod';

z.config({ customError: ({ code, inst }) => (code === 'unrecognized_keys' ? unknownField(inst) : undefined) });

function unknownField(schema: z.core.$ZodRawIssue['inst']): string {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return known.length > 0 ? `unknown field, known are ${known.join(', ')}` : 'unknown field';
}
