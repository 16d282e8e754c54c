import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** `searchAttributeNames.state` of model/delivery.ts. */
export const stateAttribute = defineSearchAttributeKey('PenstockState', SearchAttributeType.KEYWORD);

/** Set by the engine on a workflow that a schedule has started: the time it is for. */
export const scheduledTimeAttribute = defineSearchAttributeKey(
  'TemporalScheduledStartTime',
  SearchAttributeType.DATETIME,
);
