// The tables as Drizzle sees them, for the plain reads and writes of sources, sinks and secrets.
// migrations/ is what makes them; the questions that carry the load are written out in SQL.
import { sql } from 'drizzle-orm';
import { boolean, customType, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Filter } from '../model/filter';
import type { Policy } from '../model/policy';
import type { ResourceState } from '../model/ids';
import type { SourceType } from '../model/source';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const sources = pgTable('sources', {
  id: text().primaryKey(),
  type: text().$type<SourceType>().notNull(),
  name: text().notNull(),
  description: text().notNull(),
  state: text().$type<ResourceState>().notNull().default('enabled'),
  pausedBecause: text('paused_because'),
  config: jsonb().$type<Record<string, unknown>>().notNull(),
  version: integer().notNull().default(0),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const sinks = pgTable(
  'sinks',
  {
    sourceId: text('source_id').notNull(),
    id: text().notNull(),
    type: text().notNull(),
    name: text().notNull(),
    description: text().notNull(),
    state: text().$type<ResourceState>().notNull().default('enabled'),
    pausedBecause: text('paused_because'),
    /** It was paused because its source was. */
    pausedWithSource: boolean('paused_with_source').notNull().default(false),
    config: jsonb().$type<Record<string, unknown>>().notNull(),
    filter: jsonb().$type<Filter>(),
    policy: jsonb().$type<Policy>().notNull(),
    version: integer().notNull().default(0),
    principal: text().notNull().default('admin'),
    principalUser: uuid('principal_user'),
    principalToken: uuid('principal_token'),
    maxConcurrency: integer('max_concurrency').generatedAlwaysAs(sql`(policy ->> 'maxConcurrency')::integer`),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.id] })],
);

export const secrets = pgTable(
  'secrets',
  {
    sourceId: text('source_id').notNull(),
    /** Empty for a secret of the source itself. */
    sinkId: text('sink_id').notNull().default(''),
    name: text().notNull(),
    keyId: text('key_id').notNull(),
    ciphertext: bytea().notNull(),
    /** It was replaced, and holds until then. */
    expiresAt: moment('expires_at'),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.sinkId, table.name] })],
);
