// Globs of users: what picomatch makes of them, asked without its backtracking, which may take for ever.
import picomatch from 'picomatch';
import { linearRegex } from './linear-regex';

// Not paths of a file system: names may begin with a dot, and "!" and "(" stand for themselves.
const options = { dot: true, noextglob: true, nonegate: true, windows: false };

/** No more than two stars and nothing that chooses: JavaScript's own takes no longer, and is much faster by nature. */
const isPlain = /^[^*[{(|+]*(?:\*+[^*[{(|+]*){0,2}$/;

/** `strictSlashes`: a slash at the end of a text is a character like others. */
export function compileGlob(pattern: string, { strictSlashes }: { strictSlashes: boolean }): (text: string) => boolean {
  const regex = picomatch.makeRe(pattern, { ...options, strictSlashes });
  const matches = isPlain.test(pattern) ? (text: string) => regex.test(text) : readable(regex.source);
  return (text) => text !== '' && (text === pattern || matches(text));
}

/** A pattern that says more than globs do matches only itself. */
function readable(source: string): (text: string) => boolean {
  try {
    return linearRegex(source);
  } catch {
    return () => false;
  }
}
