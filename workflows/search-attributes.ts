import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** `searchAttributeNames.state` of model/delivery.ts. */
export const stateAttribute = defineSearchAttributeKey('PenstockState', SearchAttributeType.KEYWORD);
