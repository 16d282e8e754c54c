import { isGrpcServiceError, type Client } from '@temporalio/client';
import { searchAttributeNames } from '../model/delivery';
import { PenstockError } from '../model/errors';

/** `temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD` */
const keywordType = 2;

/** `google.rpc.Code.NOT_FOUND` */
const notFound = 5;

/** Names of the search attributes of deliveries that the namespace does not have as Keyword. Throws when there is no such namespace. */
export async function missingSearchAttributes({ connection, options: { namespace } }: Client): Promise<string[]> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.values(searchAttributeNames).filter((name) => Number(customAttributes?.[name]) !== keywordType);
  } catch (cause) {
    if (!isGrpcServiceError(cause) || Number(cause.code) !== notFound) throw cause;
    throw new PenstockError(
      'engineUnavailable',
      `the Temporal server has no namespace "${namespace}": correct TEMPORAL_NAMESPACE, or create it with: ` +
        `temporal operator namespace create --namespace ${namespace}`,
      { cause },
    );
  }
}

/** What a person registers these with. */
export const searchAttributesCommand = (namespace: string, names: string[]): string =>
  `temporal operator search-attribute create --namespace ${namespace} ` +
  names.map((name) => `--name ${name} --type Keyword`).join(' ');

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
        `add them with: ${searchAttributesCommand(namespace, missing)}`,
      { cause },
    );
  }
}
