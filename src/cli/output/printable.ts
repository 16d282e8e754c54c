// Ids, messages and bodies come from outside: what would steer the terminal is shown, not done.
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const controlsButLines = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

const shown = (character: string): string =>
  character === '\n' ? ' ' : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** On one line. */
export const printable = (text: string): string => text.replace(controls, shown);

/** With its lines kept. */
export const printableLines = (text: string): string => text.replace(/\r\n/g, '\n').replace(controlsButLines, shown);
