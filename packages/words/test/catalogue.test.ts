import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { en } from '../src/en.ts';
import { isKey, words } from '../src/index.ts';

const messages = Object.entries<string>(en);

test('every message is well-formed ICU', () => {
  const broken = messages.filter(([, message]) => {
    try {
      return !new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true });
    } catch {
      return true;
    }
  });
  expect(broken).toEqual([]);
});

test('no message uses a straight apostrophe, which ICU reads as a quotation of braces', () => {
  expect(messages.filter(([, message]) => message.includes("'"))).toEqual([]);
});

/**
 * Uses are found in the sources as whole names ('desk.now.read') or as names with a computed part (`power.${id}.name`);
 * that a name used in full exists is the type checker's work.
 */
test('every message is used by some package', () => {
  const root = join(import.meta.dirname, '../../..');
  const names = new Set<string>();
  const patterns: RegExp[] = [];
  for (const file of globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })) {
    if (file.startsWith(join('packages', 'words', 'src', 'en'))) continue;
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, name = ''] of source.matchAll(/['"]([a-z]+(?:\.[\w-]+)+)['"]/g)) names.add(name);
    for (const [, name = ''] of source.matchAll(/`([a-z]+\.[^`]*)`/g))
      patterns.push(
        new RegExp(
          `^${name
            .split(/\$\{[^}]*\}/)
            .map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
            .join('.+')}$`,
        ),
      );
  }
  const unused = messages
    .map(([key]) => key)
    .filter((key) => !names.has(key) && !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});

test('a message without placeholders is said as it stands', () => {
  expect(words('en')('common.exercise')).toBe('EXERCISE EXERCISE EXERCISE');
});

test('a language without a catalogue falls back to English', () => {
  expect(words('xx')('common.exercise')).toBe(words('en')('common.exercise'));
  expect(words('en-GB')('common.exercise')).toBe(words('en')('common.exercise'));
});

test('a computed name can be asked for', () => {
  expect(isKey('common.exercise')).toBe(true);
  expect(isKey('common.nothing')).toBe(false);
  expect(isKey('toString')).toBe(false);
});
