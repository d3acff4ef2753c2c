import {
  exerciseJsonSchema,
  partJsonSchema,
  scenarioJsonSchema,
  scriptJsonSchema,
  translationJsonSchema,
  type JsonSchema,
} from '@sandtable/language/schema';
import { command } from '../command-line/command.ts';

const schemas = {
  scenario: scenarioJsonSchema,
  script: scriptJsonSchema,
  part: partJsonSchema,
  translation: translationJsonSchema,
  exercise: exerciseJsonSchema,
} as const satisfies Readonly<Record<string, () => JsonSchema>>;

export const schema = command({
  name: 'schema',
  operand: null,
  options: {
    of: {
      takes: 'one-of',
      values: ['scenario', 'script', 'part', 'translation', 'exercise'],
      presumed: 'scenario',
    },
  },
  examples: [
    'sandtable schema > scenario.schema.json',
    'sandtable schema --of script > script.schema.json',
    'sandtable schema --of part > part.schema.json',
  ],
  run({ options }, { stdout }) {
    stdout.write(`${JSON.stringify(schemas[options.of](), null, 2)}\n`);
    return 0;
  },
});
