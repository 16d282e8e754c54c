// Sources and sinks as a file says: compared, applied, exported.
import type { Command } from 'commander';
import type { ConfigurationChange } from '../../model/configuration';
import { applyChanges, isChange, type Applied } from '../configuration/apply';
import { exportConfiguration, exportedYaml } from '../configuration/export';
import { fileJsonSchema } from '../configuration/file-schema';
import { readFiles } from '../configuration/read-files';
import { resolveReferences } from '../configuration/references';
import { changeBlocks, doneLine, toDoLine } from '../output/configuration';
import type { PenstockClient } from '../penstock/client';
import { reportError } from '../report-error';
import { say, type Terminal } from '../terminal';
import { apiCommand } from './api-command';

interface FileOptions {
  file: string[];
  prune?: true;
}

export function addConfiguration(program: Command, terminal: Terminal, setExitCode: (code: number) => void): void {
  withFiles(
    apiCommand<FileOptions & { dryRun?: true; json?: true }>(
      program,
      ['apply', 'create and change sources and sinks until they are as files say'],
      terminal,
      async ({ api, show }, { dryRun, json, ...options }) => {
        const { answer, ...wanted } = await compare(api, options, terminal);
        if (dryRun) return show(answer, ({ changes }, look) => changeBlocks(changes, look));
        const { changes } = answer.json;
        const tell = (change: ConfigurationChange) => json ?? say(terminal.stdout, doneLine(change));
        const applied = await applyChanges(api, changes, wanted, tell);
        if (json) say(terminal.stdout, asJson(applied));
        else
          for (const line of closing(changes, applied)) say(applied.failed ? terminal.stderr : terminal.stdout, line);
        if (applied.failed) throw applied.error;
      },
    ),
  ).option('--dry-run', 'only show what would change');

  withFiles(
    apiCommand<FileOptions>(
      program,
      ['diff', 'show what apply would change; exit code 0: nothing, 1: something, 2: it failed'],
      terminal,
      async ({ api, show }, options) => {
        try {
          const { answer } = await compare(api, options, terminal);
          show(answer, ({ changes }, look) => changeBlocks(changes, look));
          if (answer.json.changes.some(isChange)) setExitCode(1);
        } catch (error) {
          // 1 is the answer "something", as of diff(1).
          reportError(error, terminal.stderr);
          setExitCode(2);
        }
      },
    ),
  );

  apiCommand(
    program,
    ['export', 'print sources and sinks as a file for apply; secrets are left as references'],
    terminal,
    async ({ api, show }) => {
      const exported = await exportConfiguration(api);
      show({ text: JSON.stringify(exported), json: exported }, exportedYaml);
    },
  );

  program
    .command('schema')
    .description('print the JSON Schema of configuration files, for editors')
    .action(() => say(terminal.stdout, JSON.stringify(fileJsonSchema(), null, 2)));
}

const withFiles = (command: Command): Command =>
  command
    .requiredOption(
      '-f, --file <file>',
      'YAML or JSON ("-": standard input); may be repeated',
      (file: string, former: string[] = []) => [...former, file],
    )
    .option('--prune', 'delete what apply has created and is in the files no more');

/** Everything is read and checked, and every secret found, before the API is asked to change anything. */
async function compare(api: PenstockClient, { file, prune }: FileOptions, terminal: Terminal) {
  const { name, sources: read } = await readFiles(file, terminal);
  const sources = resolveReferences(read, terminal.env);
  const reason = name === undefined ? 'apply' : `apply ${name}`;
  const document = { sources, ...(prune && { prune: reason }) };
  const answer = await api.send('POST', '/v1/configuration/diff', { document });
  return { answer, sources, reason };
}

function closing(changes: ConfigurationChange[], { applied, failed, notApplied }: Applied): string[] {
  if (failed) return [`failed: ${toDoLine(failed)}`, ...notApplied.map((change) => `not applied: ${toDoLine(change)}`)];
  const kept = changes.filter(({ action }) => action === 'keep').map((one) => `${doneLine(one)}: ${one.because ?? ''}`);
  return applied.length === 0 ? [...kept, 'There was nothing to change.'] : kept;
}

const idsOf = ({ sourceId, sinkId, action }: ConfigurationChange) => ({ sourceId, sinkId, action });

const asJson = ({ applied, failed, notApplied }: Applied): string =>
  JSON.stringify({
    applied: applied.map(idsOf),
    ...(failed && { failed: idsOf(failed) }),
    notApplied: notApplied.map(idsOf),
  });
