// Names of tables and namespaces, as people write them.

import { z } from 'zod';

export const tableNameText = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\p{Cc}]+$/u, 'must not have "/" or control characters');

/** Levels joined by dots. */
export const namespaceText = z
  .string()
  .max(1000)
  .regex(/^[^./\p{Cc}]+(\.[^./\p{Cc}]+)*$/u, 'must be names joined by dots, such as "lake.orders"');
