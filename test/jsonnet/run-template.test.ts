import fc from 'fast-check';
import { runTemplate } from '../../src/jsonnet/run-template';

const input = { ip: '', headers: {}, contentType: 'application/json', bodyText: '', chain: {} };
// Numbers with at most 15 digits: the engine reads longer ones to the last bit but one.
const decimal = fc.integer().map((hundredths) => hundredths / 100);
const text = fc.string({ unit: 'grapheme' });
const values = [text, fc.maxSafeInteger(), decimal, fc.boolean(), fc.constant(null)];
const jsonValue = fc.anything({ values, maxDepth: 3, key: text });

describe('the one-line form of a template', () => {
  it('means what the template means', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(' ', '\n', '\t// ž\n', '/* "a */', '# q\r\n'), (value, gap) => {
        const template = `local x =${gap}${JSON.stringify(value, null, '\t')};${gap}[${gap}x]`;
        expect(runTemplate(template, input)).toEqual({ value: [value] });
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a verbatim string and a text block as they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~ž]{1,20}$/), (text) => {
        const template = `[@"${text.replaceAll('"', '""')}", |||\n  ${text}\n|||]`;
        const indented = /^(\s*)(.*)$/s.exec(text);
        fc.pre(indented?.[1] === '' && !text.startsWith('|||'));
        expect(runTemplate(template, input)).toEqual({ value: [text, `${text}\n`] });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a body', () => {
  it('comes through as it is', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const bodyText = JSON.stringify({ value });
        expect(runTemplate('[Body("value")]', { ...input, bodyText })).toEqual({ value: [value] });
      }),
      { numRuns: 100 },
    );
  });
});
