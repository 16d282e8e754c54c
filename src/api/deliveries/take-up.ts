// What people and services may ask of a delivery, as the API takes it.
import { stringify } from 'lossless-json';
import { z } from 'zod';
import type { Amendment } from '../../model/delivery';

/** A request repeated under the same key is one request. */
export const idempotencyHeaders = z.looseObject({ 'idempotency-key': z.string().min(1).max(255).optional() });

const ways = ['data', 'text', 'base64'] as const;

export const amendBody = z
  .strictObject({ data: z.unknown(), text: z.string(), base64: z.base64() })
  .partial()
  .refine((body) => ways.filter((way) => way in body).length === 1, 'must have exactly one of data, text and base64')
  // Its numbers have all their digits as long as it is text.
  .transform((body) => ('data' in body ? { text: stringify(body.data) ?? '' } : body) as Amendment);

export const discardBody = z
  .strictObject({
    reason: z
      .string()
      .min(1)
      .max(500)
      .regex(/^\P{C}*$/u, 'must be printable text')
      .default('discarded'),
  })
  .prefault({});

/** Largest amendment taken, in bytes: 4 MB, which base64 makes a third larger. */
export const maxAmendBytes = 6 * 1024 * 1024;
