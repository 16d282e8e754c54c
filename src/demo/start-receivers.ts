// The targets of the demo: three kinds of protocols, and every way in which a target behaves.
import type { Stack } from '../program/stack';
import type { Credentials } from './credentials';
import { agent } from './receivers/agent';
import { queue } from './receivers/queue';
import type { Received } from './receivers/received';
import { stackDirectory } from './receivers/stack-directory';
import * as endpoint from './receivers/webhook-endpoint';
import { sinkIds, unwantedRelease } from './sink-ids';

export interface Receivers {
  /** URLs of the webhook endpoints, by sink. */
  endpoints: Record<'archive' | 'issueTracker' | 'deployments' | 'releases' | 'stargazers', string>;
  /** URL of the stack that has the queue and the agent. */
  stackUrl: string;
  received(): Received[];
}

export async function startReceivers({ signingSecret, token }: Credentials, stack: Stack): Promise<Receivers> {
  const start = (sinkId: string, behave: endpoint.Behaviour) =>
    endpoint.webhookEndpoint(sinkId, signingSecret, behave, stack);

  const archive = await start(sinkIds.archive, endpoint.alwaysTakes);
  const issueTracker = await start(sinkIds.issueTracker, endpoint.busyAtFirst);
  const deployments = await start(sinkIds.deployments, endpoint.alwaysFails);
  const releases = await start(sinkIds.releases, endpoint.refuses(unwantedRelease));
  const stargazers = await start(sinkIds.stargazers, endpoint.alwaysTakes);
  const jobs = await queue(sinkIds.jobs, token, stack);
  const kai = await agent({ chat: sinkIds.reviews, suggestions: sinkIds.suggestions }, token, stack);
  const all = [archive, issueTracker, deployments, releases, stargazers, jobs, kai];

  return {
    endpoints: {
      archive: archive.url,
      issueTracker: issueTracker.url,
      deployments: deployments.url,
      releases: releases.url,
      stargazers: stargazers.url,
    },
    stackUrl: await stackDirectory({ queue: jobs.url, 'kai-agent': kai.url }, stack),
    received: () => all.flatMap((receiver) => receiver.received()),
  };
}
