import { closeTemplatePool } from '../../src/jsonnet/pool';
import { checkSink, sinkType, sinkTypes } from '../../src/sinks/registry';

afterAll(closeTemplatePool);

const token = 'token-1';
const faults = async (type: string, config: unknown, secrets: Record<string, string> = {}): Promise<string[]> => {
  const error: unknown = await checkSink(type, { config, secrets }, []).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'badRequest' });
  return (error as Error).message.split('\n');
};

describe('the registry', () => {
  it('knows each type by its name', () => {
    expect(sinkTypes.map(({ type }) => sinkType(type).type)).toEqual([
      'webhook',
      'jobTrigger',
      'kaiAgent',
      'function',
      'iceberg',
      'workflow',
    ]);
  });

  it('names the known types when asked for another', () =>
    expect(() => sinkType('fax')).toThrow(
      'type: unknown sink type "fax"; known types are webhook, jobTrigger, kaiAgent, function, iceberg, workflow',
    ));
});

describe('checking a sink', () => {
  it('returns its config with the defaults filled in', () =>
    expect(checkSink('webhook', { config: { url: 'https://a.example' }, secrets: {} }, [])).resolves.toEqual({
      url: 'https://a.example',
      headers: {},
    }));

  it('names every wrong field, what would be right, and what was seen', async () => {
    const config = { url: 'ftp://a', header: {}, headers: { 'Webhook-Id': 'a' }, bodyTemplate: 7 };
    await expect(faults('webhook', config)).resolves.toEqual([
      expect.stringMatching(/^config\.url: must be an http or https URL .*, got "ftp:\/\/a"$/),
      expect.stringMatching(/^config\.headers\.Webhook-Id: must not be one that the sink sets itself: /),
      'config.bodyTemplate: must be a string, got 7',
      'config.header: unknown field, known are url, headers, bodyTemplate',
    ]);
  });

  it('names missing fields, and the choices there are', async () => {
    await expect(
      faults('jobTrigger', { stackUrl: 'https://a', mode: 'fast', branchId: true }, { token }),
    ).resolves.toEqual([
      'config.componentId: must be a string, got nothing',
      'config.branchId: must be a string or a number, got true',
      'config.mode: must be "run" or "forceRun" or "debug", got "fast"',
    ]);
    await expect(faults('kaiAgent', { mode: 'talk' }, { token })).resolves.toEqual([
      'config.mode: must be "chat" or "suggestions", got "talk"',
    ]);
    await expect(faults('kaiAgent', null, { token })).resolves.toEqual(['config: must be an object, got null']);
  });

  it('names missing, unknown and malformed secrets, and shows none', async () => {
    await expect(faults('jobTrigger', { stackUrl: 'https://a', componentId: 'c' }, { tokn: 'hush' })).resolves.toEqual([
      'secrets.tokn: unknown secret; jobTrigger takes token',
      'secrets.token: must be set: Keboola Storage API token that may run the component',
    ]);
    await expect(faults('webhook', { url: 'https://a' }, { signingSecret: 'hush' })).resolves.toEqual([
      expect.stringMatching(/^secrets\.signingSecret: must be "whsec_" and(?!.*hush)/),
    ]);
  });

  it.each(['Authorization', 'cookie', 'X-Api-Key', 'x-gitlab-token', 'x-client-secret', 'Proxy-Authorization'])(
    'refuses the credential %s among the headers, and says where it belongs',
    async (name) => {
      const config = { url: 'https://a', headers: { [name]: 'hush' } };
      await expect(faults('webhook', config)).resolves.toEqual([
        `config.headers.${name.toLowerCase()}: is a credential, and config is shown to everyone; give it as secret ` +
          `"header.${name.toLowerCase()}"`,
      ]);
    },
  );

  it('takes headers that only sound like one', async () => {
    const headers = { 'idempotency-key': 'a', 'x-team': 'b' };
    await expect(
      checkSink('webhook', { config: { url: 'https://a', headers }, secrets: {} }, []),
    ).resolves.toMatchObject({
      headers,
    });
  });

  it('checks headers that are secrets as those that are not', async () => {
    const check = (secrets: Record<string, string>) => faults('webhook', { url: 'https://a' }, secrets);
    await expect(check({ 'header.Authorization': 'hush' })).resolves.toEqual([
      'secrets.header.Authorization: the name of the header must be in lower case',
    ]);
    await expect(check({ 'header.webhook-id': 'hush' })).resolves.toEqual([
      expect.stringMatching(/^secrets\.header\.webhook-id: must not be one that the sink sets itself/),
    ]);
    await expect(check({ 'header.x-key': 'hush\nhush' })).resolves.toEqual([
      'secrets.header.x-key: must be a header value in ASCII',
    ]);
    await expect(check({ 'header.': 'hush' })).resolves.toEqual(['secrets.header.: must be an HTTP header name']);
    const job = { stackUrl: 'https://a', componentId: 'c' };
    await expect(faults('jobTrigger', job, { token, 'header.x-key': 'a' })).resolves.toEqual([
      'secrets.header.x-key: unknown secret; jobTrigger takes token',
    ]);
  });

  it('checks the templates without an event', async () => {
    const config = { stackUrl: 'https://a', componentId: 'c', configDataTemplate: '{\n  a: Body("x"),\n  b: bdoy }' };
    await expect(checkSink('jobTrigger', { config, secrets: { token } }, [])).rejects.toMatchObject({
      code: 'templateInvalid',
      message: 'configDataTemplate, line 3 column 6: variable is not defined: bdoy',
    });
    const agent = { mode: 'chat', stackUrl: 'https://a', messageTemplate: 'import "a"' };
    await expect(checkSink('kaiAgent', { config: agent, secrets: { token } }, [])).rejects.toMatchObject({
      message: 'messageTemplate, line 1 column 1: imports are disabled',
    });
    const file = {
      mode: 'jsonl',
      path: '-',
      columns: [{ name: 'id', type: 'string' }],
      rowTemplate: '{\n  id: bdoy }',
    };
    await expect(checkSink('iceberg', { config: file, secrets: {} }, [])).rejects.toMatchObject({
      code: 'templateInvalid',
      message: 'rowTemplate, line 2 column 7: variable is not defined: bdoy',
    });
  });
});
