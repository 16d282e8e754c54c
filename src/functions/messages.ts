// What passes between a function's thread and the program.
import type { FunctionEvent } from './sdk';

export interface ThreadInput {
  /** Of the module. */
  path: string;
  event: FunctionEvent;
  secrets: Record<string, string>;
  delivery: { id: string; attempt: number };
  principal: string;
}

export type CallName = 'kv.get' | 'kv.put' | 'kv.delete' | 'emit' | 'fetch';

export type FromThread =
  /** The module is loaded and its function called. */
  | { kind: 'called' }
  | { kind: 'call'; call: number; name: CallName; args: unknown[] }
  | { kind: 'log'; level: string; message: string }
  | { kind: 'answered'; value: unknown }
  | { kind: 'threw'; message: string; isPermanent: boolean };

export type ToThread = { call: number } & ({ value: unknown } | { error: string; isPermanent: boolean });

/** What a `fetch` was answered. */
export interface Fetched {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}
