import { proxyLocalActivities } from '@temporalio/workflow';

const { post } = proxyLocalActivities<{ post(id: string): Promise<void> }>({ startToCloseTimeout: '30s' });

export const postOnce = (id: string): Promise<void> => post(id);
