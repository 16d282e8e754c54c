// Names of tables and namespaces, as people write them.
/* eslint-disable no-control-regex -- they are what is refused; \p{Cc} is unknown to many readers of /openapi.json */

import { z } from 'zod';

export const tableNameText = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\u0000-\u001f\u007f-\u009f]+$/, 'must not have "/" or control characters');

/** Levels joined by dots. */
export const namespaceText = z
  .string()
  .max(1000)
  .regex(
    /^[^./\u0000-\u001f\u007f-\u009f]+(\.[^./\u0000-\u001f\u007f-\u009f]+)*$/,
    'must be names joined by dots, such as "lake.orders"',
  );
