// A schema as Iceberg's own JSON, for operators who have one already.

import { z } from 'zod';
import { columnsSchema } from './columns';

/** `{"type": "struct", "fields": [{"id", "name", "required", "type"}, …]}` as a list of columns. Ids are given anew. */
export const readSchemaJson = z
  .looseObject({
    type: z.literal('struct'),
    fields: z.array(
      z.looseObject({
        name: z.string(),
        required: z.boolean().default(false),
        type: z.string('must be a primitive type: nested ones are not supported'),
      }),
    ),
  })
  .transform(({ fields }): z.input<typeof columnsSchema> =>
    fields.map(({ name, required, type }) => ({ name, required, type })),
  )
  .pipe(columnsSchema);
