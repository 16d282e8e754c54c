// DuckDB, set up to encode with little memory, one statement at a time.

import { totalmem } from 'node:os';
import { DuckDBInstance, DuckDBScalarFunction, INTEGER, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { bucketHash } from '../format/transforms';
import type { PrimitiveType } from '../format/types';
import { readText } from './read-text';

export interface Engine {
  connection: DuckDBConnection;
  /** The SQL function of a type's bucket hash: from the value's text to a signed number. */
  hashFunction: (type: PrimitiveType) => string;
  /** Does it again with twice the memory, in the place of an error for want of it, up to what the machine can spare. */
  withMemory: <T>(work: () => Promise<T>) => Promise<T>;
  close: () => void;
}

/** Of the machine's memory it may have such a share at most. */
const mostShare = 1 / 4;
const mostMb = 4096;

/** `spill` is a folder for what does not fit into the memory. */
export async function openEngine(spill: string, memoryMb: number): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: `${memoryMb}MB`,
    temp_directory: spill,
    // What is free goes back to the system now and then: as it is set, hundreds of megabytes would be kept.
    allocator_flush_threshold: '32MB',
    allocator_bulk_deallocation_flush_threshold: '32MB',
    // Nothing is fetched or loaded from outside while encoding.
    autoinstall_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const limit = (megabytes: number) => connection.run(`SET memory_limit = '${megabytes}MB'`);
  const affordableMb = Math.min(mostMb, Math.floor((totalmem() / 2 ** 20) * mostShare));
  const hashes = new Map<PrimitiveType, string>();
  return {
    connection,
    hashFunction(type) {
      const known = hashes.get(type);
      if (known) return known;
      const name = `iceberg_hash_${hashes.size}`;
      connection.registerScalarFunction(
        DuckDBScalarFunction.create({
          name,
          returnType: INTEGER,
          parameterTypes: [VARCHAR],
          mainFunction(_info, input, output) {
            const texts = input.getColumnVector(0);
            for (let row = 0; row < input.rowCount; row++) {
              const text = texts.getItem(row) as string | null;
              output.setItem(row, text === null ? null : bucketHash(type, readText(type, text)));
            }
            output.flush();
          },
        }),
      );
      hashes.set(type, name);
      return name;
    },
    async withMemory(work) {
      let megabytes = memoryMb;
      try {
        for (;;) {
          try {
            return await work();
          } catch (error) {
            if (!isOutOfMemory(error) || 2 * megabytes > affordableMb) throw error;
            await limit((megabytes *= 2));
          }
        }
      } finally {
        if (megabytes > memoryMb) await limit(memoryMb);
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** DuckDB tells in words. */
export const isOutOfMemory = (error: unknown): boolean => String(error).includes('Out of Memory Error');

/** After such an error DuckDB refuses every statement: it must be opened anew. */
export const isBroken = (error: unknown): boolean => /\b(INTERNAL|FATAL) Error/.test(String(error));
