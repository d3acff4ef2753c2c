/** JSON Schema (draft 2020-12), for editors. Made of the same forms that read the files. */
import { namePattern } from '../expression/names.ts';
import { objectSchema } from '../forms/form.ts';
import type { JsonSchema } from '../forms/schema-node.ts';
import { effects } from './effect.ts';
import { exerciseForm } from './exercise-file.ts';
import { expectations } from './expectation.ts';
import { partFields } from './part.ts';
import { scenarioForm } from './scenario-form.ts';
import { scriptFile, steps } from './script.ts';
import { translationOf } from './translation-schema.ts';

export type { JsonSchema } from '../forms/schema-node.ts';

const definitions = (): JsonSchema => ({
  name: { type: 'string', pattern: namePattern.source },
  text: {
    description:
      'A text, or one for each language of the scenario. In injects, what is attached to them and messages `{queue}` prints a variable, with its unit and at most one decimal (below 1 two, and none if it is `whole`), and `{{` a brace; any other text is shown as it stands.',
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'object', additionalProperties: { type: 'string', minLength: 1 }, minProperties: 1 },
    ],
  },
  duration: {
    type: 'string',
    description: 'Days, hours, minutes and seconds: `2d`, `1h30m`, `15m`, `90s`.',
    pattern: '^-?(?=.)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?$',
  },
  moment: {
    type: 'string',
    description:
      '`35m` (since StartEx), `11:50` or `Wed 11:50` (in a story with an `h-hour`), `after EVENT`, `20m after EVENT`, `LUCK after EVENT` or `reserve`.',
  },
  event: { type: 'string', description: '`kind.name.word`, such as `decision.manual.made`.' },
  expression: {
    type: ['string', 'number', 'boolean'],
    description:
      'An expression, in double quotes; choices inside it in single quotes. `+ - * /`, `== != < <= > >=`, `and or not`, `a ? b : c` (b if a, else c), `min max abs floor round`.',
  },
  recipients: {
    type: 'array',
    description: 'Roles and groups, or `[all]`.',
    items: { $ref: '#/$defs/name' },
    minItems: 1,
  },
  effects: effects.listed.schema(),
  steps: steps.listed.schema(),
  expectations: expectations.listed.schema(),
});

/** The schema of a scenario file. It says less than the checker: names and expressions are not looked up. */
export function scenarioJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Sandtable scenario, version 1 of the language',
    ...scenarioForm.schema(),
    $defs: definitions(),
  };
}

/** The schema of an exercise file. It does not know the scenario's roles and objectives. */
export function exerciseJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Sandtable exercise file',
    ...exerciseForm.schema(),
    $defs: { name: { type: 'string', pattern: namePattern.source } },
  };
}

/** The schema of a script file. */
export function scriptJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Sandtable script, version 1 of the language',
    ...scriptFile.schema(),
    $defs: definitions(),
  };
}

/** The schema of a file that a scenario includes. */
export function partJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Sandtable scenario, a part to be included, version 1 of the language',
    ...objectSchema(partFields, []),
    $defs: definitions(),
  };
}

/** The schema of a translation beside a scenario: its tree with the texts only. It does not know the scenario's own names. */
export function translationJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Sandtable scenario, a translation beside, version 1 of the language',
    ...translationOf(scenarioForm.shape),
  };
}
