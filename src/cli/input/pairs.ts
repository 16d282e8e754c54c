// Options such as --config key=value, which may be given many times.
import { InvalidArgumentError } from 'commander';
import { textOrFile } from './documents';

type Pairs<Value> = Record<string, Value>;

/** The value is JSON where it parses as such, else text; "@file" is the text of that file. */
export const configPair = (text: string, former: Pairs<unknown> = {}): Pairs<unknown> => {
  const [key, value] = split(text, '=');
  return { ...former, [key]: value.startsWith('@') ? textOrFile(value) : jsonOrText(value) };
};

/** "@file" is the text of that file, which no list of processes shows. An empty value takes the secret away. */
export const secretPair = (text: string, former: Pairs<string | null> = {}): Pairs<string | null> => {
  const [name, value] = split(text, '=');
  return { ...former, [name]: textOrFile(value) || null };
};

export const headerPair = (text: string, former: Pairs<string> = {}): Pairs<string> => {
  const [name, value] = split(text, ':');
  return { ...former, [name.toLowerCase()]: value.trim() };
};

/** Answers the text itself: commander takes a parsed null for no value at all. */
export const jsonText = (text: string): string => {
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(`It is not JSON: ${(error as Error).message}.`);
  }
};

export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function split(text: string, separator: '=' | ':'): [name: string, value: string] {
  const at = text.indexOf(separator);
  if (at < 1) throw new InvalidArgumentError(`It must be a name, "${separator}" and a value.`);
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}
