import type { Command } from 'commander';
import { readJsonObject } from '../input/documents';
import { configPair, jsonText, secretPair } from '../input/pairs';
import type { Terminal } from '../terminal';

export interface SinkOptions {
  name?: string;
  description?: string;
  config?: Record<string, unknown>;
  secret?: Record<string, string | null>;
  filter?: string;
  policy?: string;
  file?: string;
}

export const withSinkOptions = (command: Command): Command =>
  command
    .option('--name <name>', 'what people call it')
    .option('--description <text>')
    .option('--config <key=value>', 'a setting of its type; JSON, or text, or @file; may be repeated', configPair)
    .option(
      '--secret <name=value>',
      'a secret of its type, or @file; an empty one is removed; may be repeated',
      secretPair,
    )
    .option('--filter <json>', 'the events it wants, such as {"exact":{"type":"order.created"}}; null: all', jsonText)
    .option('--policy <json>', 'how it is attempted, such as {"maxAttempts":3,"depthLimit":5}', jsonText)
    .option('--file <file>', 'the whole as JSON ("-": standard input); other options are laid over it');

/** What the options say, as the API takes it. */
export async function sinkBody(options: SinkOptions, terminal: Terminal): Promise<Record<string, unknown>> {
  const { name, description, config, secret, filter, policy, file } = options;
  const document = file === undefined ? {} : await readJsonObject(file, terminal);
  return {
    ...document,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(config && { config: { ...(document.config as object | undefined), ...config } }),
    ...(secret && { secrets: { ...(document.secrets as object | undefined), ...secret } }),
    ...(filter !== undefined && { filter: JSON.parse(filter) as unknown }),
    ...(policy !== undefined && { policy: JSON.parse(policy) as unknown }),
  };
}
