// Where workflows are run, and what they can be searched by.
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { searchAttributeNames } from '../model/delivery';

/** Task queue of the delivery workflows and their activities. */
export const taskQueue = 'penstock';

const keyword = (name: string) => defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);

export const workflowKeys = {
  source: keyword(searchAttributeNames.source),
  sink: keyword(searchAttributeNames.sink),
  state: keyword(searchAttributeNames.state),
  eventType: keyword(searchAttributeNames.eventType),
  root: keyword(searchAttributeNames.root),
};
