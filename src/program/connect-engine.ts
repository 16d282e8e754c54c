import { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import type { Conversion } from '../engine/codec/conversion';
import { connectWorker, type Engine } from '../engine/connect';
import { registerSearchAttributes } from '../dispatch/search-attributes';
import type { Parts } from './parts';

/** A connection that a worker may use as well. */
export interface Connected {
  connection: NativeConnection;
  client: Client;
  conversion: Conversion;
}

/** Connects, and sees to it that the namespace has what deliveries need. */
export async function connectEngine({ stack }: Parts, engine: Engine, conversion: Conversion): Promise<Connected> {
  const connection = await connectWorker(engine);
  stack.push('engine connection', () => connection.close());
  const client = new Client({
    ...{ connection, namespace: engine.namespace },
    dataConverter: conversion.dataConverter,
  });
  await registerSearchAttributes(client);
  return { connection, client, conversion };
}
