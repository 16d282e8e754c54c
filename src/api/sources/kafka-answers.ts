// What the API answers of sources of type kafka besides their settings.
import { z } from 'zod';
import { goOnFrom } from '../../model/kafka-source';
import { kafkaStates } from '../../sources/kafka/status';
import { encoded, moment } from '../answers';
import { shownSourceId } from '../shown-ids';

const offset = z.int().min(0);

export const kafkaStatus = z.object({
  state: z
    .enum(kafkaStates)
    .describe('failed: somebody has to mend what reason says. offsetLost: somebody has to decide where to go on'),
  reason: z.string().optional(),
  since: moment(),
  partitions: z
    .array(
      z.object({
        topic: z.string(),
        partition: z.int(),
        position: offset.describe('Offset of the next record to take in'),
        end: offset.describe('Offset that the next record will get which is made'),
        lagRecords: z.int(),
        lagSeconds: z
          .number()
          .optional()
          .describe('Age of the record read last, while others wait, or how long they are known to'),
        waitsFor: z.string().optional().describe('Why nothing of it is taken in just now'),
      }),
    )
    .describe('Those that this gateway reads'),
});

export const kafkaLoss = z.object({
  group: z.string(),
  topic: z.string(),
  partition: z.int(),
  lostOffset: offset.describe('Offset of the record that was to be next'),
  firstOffset: offset.describe('Offset of the first record that was still there'),
  endOffset: offset,
  goOnFrom: goOnFrom.nullable().describe('What was decided'),
  notedAt: moment(),
});

export const rejectedRecord = z.object({
  sourceId: shownSourceId(),
  topic: z.string(),
  partition: z.int(),
  offset,
  code: z.string(),
  reason: z.string(),
  recordAt: moment(),
  rejectedAt: moment(),
  headers: z.array(z.object({ name: z.string(), value: encoded })),
  key: encoded.nullable(),
  value: encoded.nullable().describe('Null when the record has none, or, as bytes tells, is too large to be kept'),
  bytes: z.int().nullable(),
});
