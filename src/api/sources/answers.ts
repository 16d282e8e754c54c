// What the API answers of sources.
import { z } from 'zod';
import { kafkaSourceConfig } from '../../model/kafka-source';
import { scheduleSourceConfig } from '../../model/schedule-source';
import {
  deadLetterSourceConfig,
  httpSourceConfig,
  kvSourceConfig,
  outboxSourceConfig,
  penstockSourceConfig,
} from '../../model/source';
import { broken, deleted, moment, standing } from '../answers';
import { shownSourceId } from '../shown-ids';
import { kafkaLoss, kafkaStatus } from './kafka-answers';

const sourceOfAnyType = {
  id: shownSourceId(),
  name: z.string(),
  description: z.string(),
  ...standing,
  createdAt: moment(),
  updatedAt: moment(),
};

const deadLetterSource = z.object({
  ...sourceOfAnyType,
  type: z.literal('deadletter'),
  config: deadLetterSourceConfig,
});

const httpSource = z.object({ ...sourceOfAnyType, type: z.literal('http'), config: httpSourceConfig });

const kvSource = z.object({ ...sourceOfAnyType, type: z.literal('kv'), config: kvSourceConfig });

const outboxSource = z.object({ ...sourceOfAnyType, type: z.literal('outbox'), config: outboxSourceConfig });

const penstockSource = z.object({ ...sourceOfAnyType, type: z.literal('penstock'), config: penstockSourceConfig });

const scheduleSource = z.object({ ...sourceOfAnyType, type: z.literal('schedule'), config: scheduleSourceConfig });

const kafkaSource = z.object({
  ...sourceOfAnyType,
  type: z.literal('kafka'),
  config: kafkaSourceConfig,
  secretNames: z.array(z.string()),
  status: kafkaStatus
    .optional()
    .describe('How it fares in this gateway; absent until it has begun, and while it is disabled'),
  losses: z.array(kafkaLoss).describe('Partitions that have lost the records that were to be next'),
});

export const source = z.discriminatedUnion('type', [
  deadLetterSource,
  httpSource,
  kafkaSource,
  kvSource,
  outboxSource,
  penstockSource,
  scheduleSource,
]);

export const ingest = z.object({ path: z.string(), secret: z.string() });

export const createdSource = z.discriminatedUnion('type', [
  deadLetterSource,
  httpSource.extend({ ingest }),
  kafkaSource,
  kvSource,
  outboxSource,
  penstockSource,
  scheduleSource,
]);

export const brokenSource = z.object({
  ...sourceOfAnyType,
  type: z.string(),
  config: z.record(z.string(), z.unknown()),
  broken,
});

export const deletedSource = z.object({ id: shownSourceId(), ...deleted });

export const scheduleStanding = z.object({
  state: z
    .enum(['disabled', 'paused', 'running', 'starting'])
    .describe('paused: by somebody in the Temporal UI. starting: the engine is about to be told'),
  note: z.string().nullable().describe('What whoever paused it there has said'),
  nextRuns: z.array(moment()).describe('Empty unless it is running'),
  lastRuns: z
    .array(
      z.object({
        scheduledAt: moment().describe('The time it is for, which is also the id of its event'),
        startedAt: moment(),
        workflowId: z.string(),
      }),
    )
    .describe('Newest first'),
  missed: z.int().describe('Times that were longer ago than catchUpWindow when the engine came to them'),
  skipped: z.int().describe('Times left out because of overlap'),
});
