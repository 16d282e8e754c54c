// What the API answers of events, and to those who send them.
import { z } from 'zod';
import { encoded, moment } from '../answers';
import { failure, receipt, state } from '../deliveries/answers';
import { shownSourceId } from '../shown-ids';

const deliveriesOfEvent = z.array(z.object({ id: z.uuid(), sinkId: z.string(), state }));

export const acceptedEvent = z.object({
  event: z.object({ uid: z.uuid(), id: z.string() }),
  duplicate: z.boolean(),
  deliveries: deliveriesOfEvent,
});

export const answeredEvent = acceptedEvent.extend({
  outcome: z
    .object({
      deliveryId: z.uuid(),
      sinkId: z.string(),
      state,
      reason: z.string().nullable(),
      failure: failure.nullable(),
      receipt: receipt.nullable(),
    })
    .optional()
    .describe('With Prefer: wait: what became of the delivery that answers'),
});

const eventAttributes = {
  uid: z.uuid(),
  sourceId: shownSourceId(),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string().optional(),
  time: z.string().optional(),
  datacontenttype: z.string().optional(),
  dataschema: z.string().optional(),
  rootid: z.string(),
  depth: z.int(),
  causeid: z.string().optional().describe('The delivery that led here, as its sender says'),
  violation: z.string().optional().describe('How its data does not match the schema of its type'),
  extensions: z.record(z.string(), z.string()),
  receivedAt: moment(),
};

export const listedEvent = z.object({ ...eventAttributes, bytes: z.int(), deliveries: deliveriesOfEvent });

export const event = z.object({
  ...eventAttributes,
  headers: z.record(z.string(), z.string()),
  remoteAddress: z.string(),
  body: encoded,
  deliveries: deliveriesOfEvent,
});

export const chainedEvent = z.object({
  uid: z.uuid(),
  sourceId: shownSourceId(),
  id: z.string(),
  type: z.string(),
  subject: z.string().optional(),
  depth: z.int(),
  causeid: z.uuid().optional().describe('The delivery in this chain that led here; absent when its sender named none'),
  receivedAt: moment(),
  deliveries: z.array(
    z.object({
      id: z.uuid(),
      sinkId: z.string(),
      state,
      reason: z.string().nullable(),
      attempts: z.int(),
      settledAt: moment().nullable(),
    }),
  ),
});
