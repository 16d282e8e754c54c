// Several projects in one deployment, and how ids say of which one something is. This alone knows how.
import { z } from 'zod';

/** It always exists; what was there before there were projects is of it. */
export const defaultProject = 'default';

/** No id of a source, a collection or a project has it. */
const mark = '~';

export const projectId = () =>
  z
    .string()
    .regex(
      /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,30}[a-zA-Z0-9])?$/,
      'must be 1–32 letters, digits, ".", "_" or "-", beginning and ending with a letter or digit',
    );

/**
 * The id of a source or a collection as the ledger and the engine have it: `<project>~<id>`, of the default project the
 * id alone. Two ids of two projects are never the same, whatever text they are.
 */
export const qualify = (project: string, id: string): string =>
  project === defaultProject && !id.includes(mark) ? id : prefixOf(project) + id;

/** With what ids of a project begin that is not the default one. */
export const prefixOf = (project: string): string => project + mark;

export const projectOf = (qualified: string): string => {
  const end = qualified.indexOf(mark);
  return end < 0 ? defaultProject : qualified.slice(0, end);
};

/** As the project itself calls it. */
export const localId = (qualified: string): string => qualified.slice(qualified.indexOf(mark) + 1);

/** A text with the ids of a project in it, as the project itself calls them. */
export function localText(project: string, text: string): string {
  if (project === defaultProject) return text;
  return text.replace(new RegExp(`(?<![\\w.~-])${prefixOf(project).replaceAll('.', '\\.')}`, 'g'), '');
}

export interface Project {
  id: string;
  name: string;
  /** Null: as many as the deployment allows. */
  maxSources: number | null;
  maxSinksPerSource: number | null;
  /** RFC 3339. */
  createdAt: string;
}

const limit = () => z.int().min(0).max(1_000_000).nullable();
const name = () =>
  z
    .string()
    .min(1)
    .max(100)
    .regex(/^\P{C}*$/u, 'must be printable text');
const maxSources = limit().describe('null: as many as PENSTOCK_MAX_SOURCES allows');
const maxSinksPerSource = limit().describe('null: as many as PENSTOCK_MAX_SINKS_PER_SOURCE allows');

export const newProject = z.strictObject({
  id: projectId(),
  name: name().optional().describe('The id when it is left out'),
  maxSources: maxSources.default(null),
  maxSinksPerSource: maxSinksPerSource.default(null),
});
export const projectPatch = z.strictObject({ name: name(), maxSources, maxSinksPerSource }).partial();
export type ProjectPatch = z.output<typeof projectPatch>;
