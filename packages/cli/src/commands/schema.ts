import { scenarioJsonSchema, scriptJsonSchema } from '@sandtable/core';
import { command } from '../command.ts';

export const schema = command({
  name: 'schema',
  operand: null,
  options: { of: { takes: 'one-of', values: ['scenario', 'script'], presumed: 'scenario' } },
  examples: ['sandtable schema > scenario.schema.json', 'sandtable schema --of script > script.schema.json'],
  run({ options }, { stdout }) {
    const of = options.of === 'script' ? scriptJsonSchema() : scenarioJsonSchema();
    stdout.write(`${JSON.stringify(of, null, 2)}\n`);
    return 0;
  },
});
