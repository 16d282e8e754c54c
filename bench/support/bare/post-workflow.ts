// The least that makes a POST durable: a workflow with one local activity.
import { proxyLocalActivities } from '@temporalio/workflow';
import type { Message } from './signed-post';

const { post } = proxyLocalActivities<{ post(message: Message): Promise<void> }>({ startToCloseTimeout: '30s' });

export const postOnce = (message: Message): Promise<void> => post(message);
