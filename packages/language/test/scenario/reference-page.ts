/** The pages of the reference, made of the catalogue and the schema. */
import { readFileSync } from 'node:fs';
import { diagnosticCatalogue } from '../../src/index.ts';
import { eventWords } from '@sandtable/core/scenario';
import {
  exerciseJsonSchema,
  scenarioJsonSchema,
  scriptJsonSchema,
  type JsonSchema,
} from '../../src/schema.ts';
import { exampleOf } from './key-examples.ts';

const picture = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b-\u001f]/g, (control) =>
      String.fromCharCode(0x2400 + control.charCodeAt(0)),
    )
    .replaceAll('\t', '→')
    .replaceAll('\u00a0', '⍽');
/** A longer fence around what holds one. */
function fence(text: string): string {
  const marks = text.includes('```') ? '````' : '```';
  return `${marks}yaml\n${picture(text).trimEnd()}\n${marks}\n`;
}
/** Long runs, such as seventy brackets, say nothing on a page. */
const shortened = (text: string): string => text.replaceAll(/([[\]()])\1{11,}/g, '$1$1$1 ... $1$1$1');

export function diagnosticsPage(): string {
  const parts = [
    '# Diagnostics',
    '',
    'Made from the catalogue in `packages/core`; do not edit. « » enclose the place that is named. A line `#! file PATH`',
    'begins a file beside the scenario.',
    '',
    'From ST0701 on stands advice: nothing is wrong, but an experienced exercise designer would ask. `check` tells it once there is no error; with',
    '`--strict` it fails. A warning that does not fit is silenced where it stands, on its line or on the line above, always with a reason:',
    '',
    '```yaml',
    '# allow ST0714: one role decides under a threat; more time would be untrue.',
    'minutes: 6',
    '```',
    '',
  ];
  for (const { code, severity, title, explanation, bad, good } of diagnosticCatalogue.values()) {
    parts.push(
      `## ${code}: ${title}`,
      '',
      `${severity === 'error' ? 'Error' : 'Warning'}. ${explanation}`,
      '',
    );
    parts.push(fence(shortened(bad)), 'Put right:', '', fence(shortened(good)));
  }
  return parts.join('\n');
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const child = (schema: JsonSchema, key: string): JsonSchema | null => {
  const value = schema[key];
  return isSchema(value) ? value : null;
};

const aboutOf = ({ description }: JsonSchema): string => (typeof description === 'string' ? description : '');

function kindOf(schema: JsonSchema): string {
  if (typeof schema['$ref'] === 'string') return schema['$ref'].replace('#/$defs/', '');
  if (Array.isArray(schema['enum'])) return schema['enum'].map((word) => `\`${String(word)}\``).join(', ');
  if (schema['const'] === true) return 'nothing';
  if (schema['type'] === 'array') {
    const items = child(schema, 'items');
    return items === null ? 'list' : `list of ${kindOf(items)}`;
  }
  if (schema['type'] === 'object')
    return child(schema, 'additionalProperties') === null ? 'map' : 'map by name';
  if (Array.isArray(schema['anyOf'])) {
    const kinds = new Set(schema['anyOf'].filter(isSchema).map(kindOf));
    return [...kinds].filter((kind) => kind !== 'null').join(' or ');
  }
  return Array.isArray(schema['type'])
    ? 'value'
    : typeof schema['type'] === 'string'
      ? schema['type']
      : 'value';
}

/** The properties that are worth a table: those of the map itself, of its entries by name, or of its items. */
function inner(schema: JsonSchema): JsonSchema | null {
  if (child(schema, 'properties') !== null) return schema;
  const further = child(schema, 'additionalProperties') ?? child(schema, 'items');
  if (further !== null) return inner(further);
  const either = Array.isArray(schema['anyOf']) ? schema['anyOf'].filter(isSchema) : [];
  const maps = either.map(inner).filter((each) => each !== null);
  return maps.length === 1 ? (maps[0] ?? null) : null;
}

function rows(schema: JsonSchema): readonly string[] {
  const properties = child(schema, 'properties') ?? {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).flatMap(([key, property]) => {
    if (!isSchema(property)) return [];
    const about = aboutOf(property);
    return [
      `| \`${key}\`${required.includes(key) ? ' *' : ''} | ${kindOf(property)} | ${about}${defaultIn(property)} | ${exampleCell(key, about)} |`,
    ];
  });
}

const defaultIn = ({ default: value }: JsonSchema): string =>
  value === undefined ? '' : ` Otherwise \`${typeof value === 'string' ? value : JSON.stringify(value)}\`.`;

function exampleCell(key: string, about: string): string {
  const example = exampleOf(key, about);
  return example === null ? '' : `\`\`${example.replaceAll('|', '\\|')}\`\``;
}

const head = ['| key | value | | such as |', '|---|---|---|---|'];
function section(title: string, schema: JsonSchema, level: number): readonly string[] {
  const parts = [`${'#'.repeat(level)} ${title}`, '', ...head, ...rows(schema), ''];
  for (const [key, property] of Object.entries(child(schema, 'properties') ?? {})) {
    const deeper = isSchema(property) ? inner(property) : null;
    if (deeper !== null)
      parts.push(
        ...section(`${title === 'A scenario' ? '' : `${title} / `}${key}`, deeper, Math.min(level + 1, 4)),
      );
  }
  return parts;
}

const besideOf = (keys: readonly string[]): string =>
  keys.length === 0 ? '' : ` Beside: ${keys.map((key) => `\`${key}\``).join(', ')}.`;

function verbRows(schema: JsonSchema | null): readonly string[] {
  const any = schema === null ? null : (child(schema, 'items')?.['anyOf'] ?? null);
  if (!Array.isArray(any)) return [];
  const forms = any.filter(isSchema).flatMap((one) => (Array.isArray(one['anyOf']) ? one['anyOf'] : [one]));
  return forms.filter(isSchema).flatMap((one) => {
    if (child(one, 'properties') === null) return [];
    const [verb = '', ...beside] = Object.keys(child(one, 'properties') ?? {});
    const own = child(child(one, 'properties') ?? {}, verb) ?? {};
    return [`| \`${verb}\` | ${kindOf(own)} | ${aboutOf(own)}${besideOf(beside)} |`];
  });
}

/** The keys that may stand beside verbs, with what they say: twice where they say two things. */
function besideRows(schema: JsonSchema | null): readonly string[] {
  const any = schema === null ? null : (child(schema, 'items')?.['anyOf'] ?? null);
  const forms = (Array.isArray(any) ? any : []).filter(isSchema);
  const said = new Map<string, JsonSchema>();
  for (const form of forms.flatMap((one) => (Array.isArray(one['anyOf']) ? one['anyOf'] : [one]))) {
    if (!isSchema(form)) continue;
    const [, ...beside] = Object.entries(child(form, 'properties') ?? {});
    for (const [key, property] of beside)
      if (isSchema(property)) said.set(`${key}: ${aboutOf(property)}`, property);
  }
  return [...said].map(
    ([key, property]) =>
      `| \`${key.slice(0, key.indexOf(':'))}\` | ${kindOf(property)} | ${aboutOf(property)}${defaultIn(property)} |`,
  );
}
const besideTable = (schema: JsonSchema | null): readonly string[] => [
  '',
  '| beside a verb | value | |',
  '|---|---|---|',
  ...besideRows(schema),
];

export function formatPage(): string {
  const scenario = scenarioJsonSchema();
  const definitions = child(scenario, '$defs') ?? {};
  const agenda = child(
    child(inner(child(child(scenario, 'properties') ?? {}, 'phases') ?? {}) ?? {}, 'properties') ?? {},
    'agenda',
  );
  const words = Object.entries(eventWords).flatMap(([kind, list]) =>
    list.map(
      (word) =>
        `| \`${kind}.NAME.${word.parts.join('.')}\` | ${word.type === 'number' ? 'number' : 'true or false'} | ${word.meaning} |`,
    ),
  );
  const attach = child(
    child(inner(child(child(scenario, 'properties') ?? {}, 'injects') ?? {}) ?? {}, 'properties') ?? {},
    'attach',
  );
  return [
    '# The format of a scenario',
    '',
    'Made from the schema in `packages/core`; do not edit. A star marks what must be there. An example in which ⏎ stands goes on in the next line,',
    'further in; … stands for more. *Otherwise* is what holds where the key is not given.',
    '',
    '| value | |',
    '|---|---|',
    ...Object.entries(definitions).flatMap(([name, schema]) =>
      isSchema(schema) && typeof schema['description'] === 'string'
        ? [`| ${name} | ${schema['description']} |`]
        : [],
    ),
    '',
    ...section('A scenario', scenario, 2),
    '## Effects',
    '',
    '| verb | value | |',
    '|---|---|---|',
    ...verbRows(child(definitions, 'effects')),
    ...besideTable(child(definitions, 'effects')),
    '',
    '## Attachments',
    '',
    'One of these, beside its `title`. [Attachments](../author/several-files.md#attachments-what-goes-with-an-inject) tells more.',
    '',
    '| verb | value | |',
    '|---|---|---|',
    ...verbRows(attach),
    ...besideTable(attach),
    '',
    '## Agenda items',
    '',
    '| verb | value | |',
    '|---|---|---|',
    ...verbRows(agenda),
    ...besideTable(agenda),
    '',
    '## Steps of a script',
    '',
    `A script is a map with \`text\`, \`seed\`, \`parameters\`, \`play\` and \`prepared\`, or a bare list of steps (${kindOf(scriptJsonSchema())}).`,
    'Under `prepared` stands, by role, how a prepared seat answers in a rehearsal of a joint exercise what no step answers for it: `answers-after` and `answers-within` (time in the room),',
    '`silence` (from 0 to 1) and, by decision, `weights` of options. Elsewhere it is not asked for.',
    '',
    '| verb | value | |',
    '|---|---|---|',
    ...verbRows(child(definitions, 'steps')),
    ...besideTable(child(definitions, 'steps')),
    '',
    '## What a test expects',
    '',
    'An expression that must hold at EndEx, or a map with one of these verbs. `before` and `latest` take an event, too: the moment at which it happens.',
    '',
    '| verb | value | |',
    '|---|---|---|',
    ...verbRows(child(definitions, 'expectations')),
    '',
    '## Words after an event',
    '',
    'Besides: `parameter.NAME` and (in tests and outcomes) `measure.NAME`, their values; `story.minutes`, minutes since StartEx; `end`, true after EndEx.',
    '',
    '| event | | |',
    '|---|---|---|',
    ...words,
    '',
  ].join('\n');
}

const exerciseExample = readFileSync(
  new URL('../../../../test/fixtures/ferry-port-exercise.yaml', import.meta.url),
  'utf8',
);

export function exercisePage(): string {
  const tables = section('An exercise file', exerciseJsonSchema(), 2)
    // the whole file stands above: no key needs an example of its own
    .map((line) => (line.startsWith('|') ? line.replace(/ such as \|$|---\|$|  \|$/u, '') : line))
    .map((line) => line.replace('An exercise file / ', ''));
  return [
    '# The exercise file',
    '',
    'Made from the schema in `packages/language`; do not edit. A scenario is a story that can be played again and again. The exercise file says what *this*',
    'exercise of it is: who asks for it, when and where, who takes part, who watches what. It lies beside the scenario as `exercise.yaml`, or is named on the',
    'command line, and its facts go on the record and into the papers. All of it but `name` may be left out.',
    '',
    'Each line of text, with the names and telephones of people, can be erased from a record ([erasing](../guides/operator.md)). An example:',
    '',
    fence(exerciseExample),
    'A star marks what must be there. *Otherwise* is what holds where the key is not given.',
    '',
    ...tables,
  ].join('\n');
}
