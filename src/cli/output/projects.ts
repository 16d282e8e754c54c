import type { Role } from '../../model/access';
import type { Project } from '../../model/project';
import { facts } from './facts';
import type { Look } from './look';
import { table } from './table';
import { age, moment } from './times';

export interface Member {
  user: string;
  role: Role;
}

const limit = (most: number | null): string => (most === null ? 'default' : String(most));

export const projectTable = (projects: Project[], look: Look): string =>
  projects.length === 0
    ? 'You are in no project.'
    : table(look, projects, [
        { title: 'PROJECT', of: ({ id }) => id, isWhole: true },
        { title: 'NAME', of: ({ name }) => name },
        { title: 'SOURCES AT MOST', of: ({ maxSources }) => limit(maxSources), isNumber: true },
        { title: 'SINKS AT MOST', of: ({ maxSinksPerSource }) => limit(maxSinksPerSource), isNumber: true },
        { title: 'AGE', of: ({ createdAt }) => age(createdAt, look.now), isNumber: true },
      ]);

export const projectFacts = (project: Project, look: Look): string =>
  facts({
    id: project.id,
    name: project.name,
    'sources at most': limit(project.maxSources),
    'sinks of a source at most': limit(project.maxSinksPerSource),
    created: moment(project.createdAt, look.now),
  });

export const memberTable = (members: Member[], look: Look): string =>
  members.length === 0
    ? 'It has no members; owners of the deployment are in every project.'
    : table(look, members, [
        { title: 'USER', of: ({ user }) => user, isWhole: true },
        { title: 'ROLE', of: ({ role }) => role },
      ]);
