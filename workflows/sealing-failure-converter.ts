import { DefaultFailureConverter } from '@temporalio/common';

/** Makes payloads of the messages and stacks of failures, so that the payload codec encrypts them as well. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
