// By which methods a path is asked.
import type { FastifyInstance } from 'fastify';

interface Path {
  pattern: RegExp;
  methods: Set<string>;
}

/** Answers the methods of a path as a request has it, without its query: none where there is no such path. Call it before routes are added. */
export function allowedMethods(app: FastifyInstance): (path: string) => string[] {
  const paths = new Map<string, Path>();
  app.addHook('onRoute', ({ method, url }) => {
    // Such as what answers the preflights of browsers, which is there for any path.
    if (url.includes('*')) return;
    const path = paths.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) path.methods.add(one);
    paths.set(url, path);
  });
  return (asked) => {
    const matching = [...paths.values()].filter(({ pattern }) => pattern.test(asked));
    return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort();
  };
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&')))
      .join('/')}$`,
  );
