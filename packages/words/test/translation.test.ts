/** A second language cannot ask for what English does not give: the type checker sees it, and this test sees what that cannot. */
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { en } from '../src/en.ts';
import { words } from '../src/index.ts';
import { pseudo } from '../src/pseudo.ts';
import { translation, type Translation } from '../src/translation.ts';
import { translations } from '../src/translations.ts';
import type { MessageName } from '../src/words.ts';

interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}
const select = 5;
const kinds: Readonly<Record<number, string>> = { 1: 'text', 2: 'number', [select]: 'select', 6: 'number' };

/** What a message asks for, such as `count: number` and `kind: select spoken`; a number may be given where English takes any text. */
function needs(message: string, language: string): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (parts: readonly Part[]): void => {
    for (const { type, value, options } of parts) {
      const kind = kinds[type];
      if (kind !== undefined) found.add(`${value}: ${kind}`);
      for (const [branch, { value: inside }] of Object.entries(options ?? {})) {
        if (type === select) found.add(`${value}: select ${branch}`);
        walk(inside);
      }
    }
  };
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return found;
}

/** A message's own text, without what stands for values. */
function textIn(message: string): string {
  const walk = (parts: readonly Part[]): string =>
    parts
      .map(({ type, value, options }) =>
        type === 0
          ? (value ?? '')
          : Object.values(options ?? {})
              .map((branch) => walk(branch.value))
              .join(''),
      )
      .join('');
  return walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
}

/** What is wrong with a language's messages, each in a line. */
function misfits(language: string, messages: Translation): readonly string[] {
  return Object.entries(messages).flatMap(([key, message]) => {
    const english = (en as Readonly<Record<string, string>>)[key];
    if (english === undefined) return [`${key}: no such message`];
    if (message.includes("'"))
      return [`${key}: a straight apostrophe, which ICU reads as a quotation of braces`];
    try {
      const given = needs(english, 'en');
      const asked = needs(message, language);
      const asks = (name: string) => [...asked].some((need) => need.startsWith(`${name}:`));
      return [
        // `{count}` may stand for what is a number in English
        ...[...asked].filter((need) => !given.has(need) && !given.has(need.replace(/: text$/u, ': number'))),
        ...[...new Set([...given].map((need) => need.split(':')[0] ?? ''))]
          .filter((name) => !asks(name))
          .map((name) => `${name} is missing`),
      ].map((trouble) => `${key}: ${trouble}`);
    } catch (error) {
      return [`${key}: ${String(error)}`];
    }
  });
}

test.each(Object.entries(translations))('%s asks for what English gives', (language, messages) => {
  expect(misfits(language, messages)).toEqual([]);
});

test('a placeholder that is wrong, missing or of another kind is found, and so are a branch and a message that do not exist', () => {
  expect(
    misfits('de', {
      'desk.header.seed': 'Startwert {seed}',
      'desk.header.phase': '{title} ({nummer} von {of})',
      'desk.header.stands': '{clock} steht',
      'desk.header.runs': 'Uhr läuft {pace, plural, one {einfach} other {#-fach}}',
      'desk.header.over': '{words',
      'common.nothing': 'nichts',
    } as Translation),
  ).toEqual([
    'desk.header.phase: nummer: text',
    'desk.header.phase: number is missing',
    'desk.header.stands: clock: text',
    'desk.header.runs: pace: number',
    expect.stringContaining('desk.header.over: SyntaxError'),
    'common.nothing: no such message',
  ]);
  const [key, message] = Object.entries<string>(en).find(([, text]) => text.includes(', select,')) ?? [
    '',
    '',
  ];
  const [, branch = ''] = /select, *([\w-]+) *\{/u.exec(message) ?? [];
  expect(misfits('de', { [key]: message.replace(`${branch} {`, 'anders {') })).toEqual([
    expect.stringMatching(`^${key}: \\w+: select anders$`),
  ]);
});

test('the type checker sees the same', () => {
  expectTypeOf(translation({ 'desk.header.phase': '{title}: {of} / {number}' })).toEqualTypeOf<Translation>();
  // @ts-expect-error the English message has no placeholder `nummer`
  translation({ 'desk.header.phase': '{title} ({nummer} von {of})' });
  // @ts-expect-error the placeholder `of` is missing
  translation({ 'desk.header.phase': '{title} ({number})' });
  // @ts-expect-error a text is given, and a number asked for
  translation({ 'desk.header.runs': 'Uhr läuft {pace, plural, one {einfach} other {#-fach}}' });
  // @ts-expect-error there is no such message
  translation({ 'desk.header.runz': 'Uhr läuft {pace}-fach' });
});

describe('English that can be told from English', () => {
  test('has accents, is longer, and keeps what is no text', () => {
    expect(pseudo('Read {serial} aloud')).toBe('Ŕééááđ {serial} ááĺóóúúđ');
    expect(pseudo('{n, plural, one {# day} other {# days of {all}}} left')).toBe(
      '{n, plural, one {# đááý} other {# đááýš óóƒ {all}}} ĺééƒţ',
    );
  });

  test('asks for what English gives, in every message, and has no plain letter', () => {
    const messages = Object.entries<string>(en);
    const said = Object.fromEntries(messages.map(([key, message]) => [key, pseudo(message)]));
    expect(misfits('en-XA', said)).toEqual([]);
    expect(Object.values(said).filter((message) => textIn(message).match(/[A-Za-z]/u))).toEqual([]);
    const keys = Object.keys(en) as MessageName[];
    const plain = keys.find((key) => !en[key].includes('{')) as 'common.exercise';
    expect(words('en-XA')(plain)).toBe(pseudo(en[plain]));
  });
});
