import type { Version } from '../../model/change';
import { facts } from './facts';
import type { Look } from './look';
import { readableJson } from './readable-json';
import { table } from './table';
import { age, moment } from './times';

export const versionTable = (versions: Version[], look: Look): string =>
  versions.length === 0
    ? 'There are no versions.'
    : table(look, versions, [
        { title: 'VERSION', of: ({ number }) => String(number), isNumber: true },
        { title: 'CHANGE', of: ({ change }) => change },
        { title: 'BY', of: ({ author }) => author },
        { title: 'REASON', of: ({ reason }) => reason ?? '' },
        { title: 'AGE', of: ({ madeAt }) => age(madeAt, look.now), isNumber: true },
      ]);

export const versionFacts = ({ settings, ...version }: Version, look: Look): string =>
  facts({
    version: version.number,
    change: version.change,
    by: version.author,
    reason: version.reason ?? undefined,
    made: moment(version.madeAt, look.now),
    settings: readableJson(settings),
  });
