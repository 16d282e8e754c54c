// Names that the sinks, their receivers and the examples share.
export const sinkIds = {
  archive: 'archive',
  issueTracker: 'issue-tracker',
  deployments: 'deployments',
  releases: 'releases',
  stargazers: 'stargazers',
  jobs: 'commit-jobs',
  reviews: 'agent-reviews',
  suggestions: 'agent-advice',
} as const;

/** The one type of event that the endpoint of `releases` refuses. */
export const unwantedRelease = 'github.release.released';

/** Depth in a chain of triggers that the sink `stargazers` allows, and that some events are sent with. */
export const depth = { allowed: 2, sent: 3 } as const;
