import type { Client } from '@temporalio/client';
import { searchAttributeNames } from '../model/delivery';
import { PenstockError } from '../model/errors';

/** `temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD` */
const keywordType = 2;

/** Names of the search attributes of deliveries that the namespace does not have as Keyword. */
export async function missingSearchAttributes({ connection, options }: Client): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: options.namespace });
  return Object.values(searchAttributeNames).filter((name) => Number(customAttributes?.[name]) !== keywordType);
}

/**
 * Registers the search attributes that are missing. Temporal Cloud refuses that by this call: the error says what to do.
 */
export async function registerSearchAttributes(client: Client): Promise<void> {
  const missing = await missingSearchAttributes(client);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(missing.map((name) => [name, keywordType]));
  const { namespace } = client.options;
  try {
    await client.connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (cause) {
    throw new PenstockError(
      'engineUnavailable',
      `namespace "${namespace}" lacks the Keyword search attributes ${missing.join(', ')}, and they could not be added; ` +
        `add them with: temporal operator search-attribute create ${missing.map((name) => `--name ${name} --type Keyword`).join(' ')}`,
      { cause },
    );
  }
}
