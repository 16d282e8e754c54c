// What the demo does with GitHub's events: which go where, and how often each target is tried.
import type { z } from 'zod';
import type { newSink } from '../model/sink';
import type { newSource } from '../model/source';
import type { Credentials } from './credentials';
import { depth, sinkIds } from './sink-ids';
import type { Receivers } from './start-receivers';

export const sourceId = 'github';

export const source = ({ githubSecret }: Credentials): z.input<typeof newSource> => ({
  id: sourceId,
  type: 'http',
  description: 'GitHub webhooks',
  config: { verification: { type: 'github' } },
  secret: githubSecret,
});

type Sink = z.input<typeof newSink> & { id: string };

const quickPolicy = {
  schedule: { type: 'constant', delay: '1s' },
  jitter: 0.2,
  maxAttempts: 3,
  // The demo shows dead letters: an open breaker would hold them back, and try the target now and then.
  breaker: { consecutiveFailures: 1000, minAttempts: 10_000 },
} as const;
const types = (...globs: string[]): Sink['filter'] => ({ any: globs.map((type) => ({ glob: { type } })) });

/** Their descriptions say what each of them shows. */
export function sinks(
  { signingSecret, token }: Credentials,
  { endpoints, stackUrl }: Pick<Receivers, 'endpoints' | 'stackUrl'>,
): Sink[] {
  const webhook = (url: string) => ({ type: 'webhook', config: { url }, secrets: { signingSecret } });
  const keboola = (type: string, config: object) => ({ type, config: { stackUrl, ...config }, secrets: { token } });
  const all: Sink[] = [
    {
      id: sinkIds.archive,
      description: 'everything but pings, to an endpoint that always answers',
      filter: { not: { exact: { type: 'github.ping' } } },
      ...webhook(endpoints.archive),
    },
    {
      id: sinkIds.issueTracker,
      description: 'issues, to an endpoint that answers 503 at first',
      filter: types('github.issues.*', 'github.issue_comment.*'),
      ...webhook(endpoints.issueTracker),
    },
    {
      id: sinkIds.deployments,
      description: 'deployments, to an endpoint that always fails',
      filter: { prefix: { type: 'github.deployment' } },
      ...webhook(endpoints.deployments),
    },
    {
      id: sinkIds.releases,
      description: 'releases, to an endpoint that refuses one of them',
      filter: types('github.release.*'),
      ...webhook(endpoints.releases),
    },
    {
      id: sinkIds.stargazers,
      description: 'stars and watches, skipped when deep in a chain of triggers',
      filter: types('github.star.*', 'github.watch.*'),
      ...webhook(endpoints.stargazers),
      policy: { ...quickPolicy, depthLimit: depth.allowed },
    },
    {
      id: sinkIds.jobs,
      description: 'pushes, each a job that is followed to its end; one fails',
      filter: { exact: { type: 'github.push' } },
      ...keboola('jobTrigger', {
        componentId: 'demo.load-commits',
        configDataTemplate: "{ parameters: { repository: Body('repository.full_name'), ref: Body('ref') } }",
        wait: 'finished',
        pollInterval: '300ms',
      }),
    },
    {
      id: sinkIds.reviews,
      description: 'opened pull requests, each a chat with an agent',
      filter: types('github.pull_request.opened'),
      ...keboola('kaiAgent', {
        mode: 'chat',
        messageTemplate: "'Review the pull request \"%s\" of %s.' % [Body('pull_request.title'), Body('sender.login')]",
      }),
    },
    {
      id: sinkIds.suggestions,
      description: 'code scanning alerts, each a question for suggestions',
      filter: types('github.code_scanning_alert.*'),
      ...keboola('kaiAgent', {
        mode: 'suggestions',
        suggestionsContext: 'dashboard',
        dataTemplate: "{ alert: Body('alert.rule.description') }",
      }),
    },
  ];
  return all.map((sink) => ({ policy: quickPolicy, ...sink }));
}
