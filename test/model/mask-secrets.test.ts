import { maskSecrets } from '../../src/model/mask-secrets';
import { Secret } from '../../src/model/secret';

const basic = `Basic ${Buffer.from('shop:open-sesame').toString('base64')}`;

describe('a secret in a text', () => {
  it.each([
    ['Bearer s3cr3t-T0ken', 'bad token s3cr3t-T0ken', 'bad token [secret]'],
    ['Bearer s3cr3t-T0ken', 'bad header Bearer s3cr3t-T0ken', 'bad header [secret]'],
    [basic, `cannot decode ${basic.slice('Basic '.length)}`, 'cannot decode [secret]'],
    [basic, 'shop, your password open-sesame is wrong', 'shop, your password [secret] is wrong'],
    [basic, 'no user shop:open-sesame', 'no user [secret]'],
  ])('%s is masked, with or without its scheme, encoded or not', (value, text, masked) => {
    expect(maskSecrets(text, { 'header.authorization': new Secret(value) })).toBe(masked);
  });

  it('is masked in JSON that has its slashes escaped, as PHP writes it', () => {
    const text = String.raw`{"token":"a\/b+c\/\"d","path":"\/in"}`;
    expect(maskSecrets(text, { token: new Secret('a/b+c/"d') })).toBe(String.raw`{"token":"[secret]","path":"\/in"}`);
  });

  it('leaves the text as it is where only a letter of it follows a word', () => {
    expect(maskSecrets('plan a is late', { note: new Secret('plan b'), other: new Secret('plain a') })).toBe(
      'plan a is late',
    );
  });

  it('is masked whole when another one is its beginning', () => {
    const secrets = { short: new Secret('open'), long: new Secret('open-sesame') };
    expect(maskSecrets('wrong: open-sesame', secrets)).toBe('wrong: [secret]');
  });
});
