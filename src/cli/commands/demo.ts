import { Argument, type Command } from 'commander';
import type { DemoName } from '../../demo/run-demo';
import type { Terminal } from '../terminal';

const descriptions: Record<DemoName, string> = {
  events: "GitHub's events, delivered to targets that work and targets that fail",
  kv: 'orders in the key-value store, and what they trigger',
  iceberg: 'a topic into an Iceberg table, each record once although Penstock is killed; needs Java and Maven',
};

export function addDemo(program: Command, terminal: Terminal): void {
  const listed = Object.entries(descriptions).map(([name, description]) => `${name}: ${description}`);
  program
    .command('demo')
    .description('show what Penstock does: a Penstock of its own, removed afterwards')
    .addArgument(new Argument('[name]', listed.join('; ')).choices(Object.keys(descriptions)).default('events'))
    .option('--keep', 'stay up until Ctrl-C')
    .action(async (name: DemoName, options: { keep?: boolean }) => {
      // Loaded only here: the engine's libraries take longer than most other commands altogether.
      const { runDemo } = await import('../../demo/run-demo.js');
      // What a library may still hold open must not keep a demo that is over.
      process.exit(await runDemo(name, options, terminal));
    });
}
