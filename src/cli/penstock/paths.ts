// Paths of the API, known by the templates they are described under.
import type { paths } from '../../client/index';

export type Template = keyof paths;

/** Names of the parameters in a template. */
type Names<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** A template with its parameters. */
export interface At<Path extends Template = Template> {
  template: Path;
  path: Record<string, string>;
}

export const at = <Path extends Template>(template: Path, path: Record<Names<Path>, string>): At<Path> => ({
  template,
  path,
});
