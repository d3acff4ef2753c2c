/**
 * A second language reaches everything that anybody can see: English that can be told from English (`en-XA`) through every pane, every
 * command and every paper, of a scenario in letters of its own. Whatever stands in plain letters was said by no catalogue.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlPowers } from '@sandtable/powers';
import { afterAll, describe, expect, test } from 'vitest';
import { everyView } from '../../packages/terminal/test/every-view.ts';
import { runIn } from '../../packages/cli/test/run.ts';
import { foreign, foreignScenario } from './foreign.ts';
import { fill, openRoom, scenarioText, type Room } from './full-record.ts';

process.env['TZ'] = 'UTC';

const language = 'en-XA';
const text = foreignScenario(scenarioText);
const folder = mkdtempSync(join(tmpdir(), 'sandtable-language-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The room in which everything is said that there is to say, in other letters, too. */
function opened(name: string, end: boolean): Room {
  const room = openRoom(join(folder, name), 'person', { text, language });
  fill(
    { ...room, give: (command, texts = [], author = {}) => room.give(command, texts.map(foreign), author) },
    undefined,
    end,
  );
  return room;
}

/** What has no words of its own in any language: names of the scenario's file, places, and what is typed as it stands. */
const names = new Set([
  ...(text.match(/[A-Za-z]+/gu) ?? []),
  // a power can be typed by its own name in every language
  ...controlPowers.flatMap(({ id }) => id.split('-')),
  // what stands on a key
  'esc',
  'TLP',
  'RED',
  'AMBER',
  'STRICT',
  'GREEN',
  'CLEAR',
  // the date of a record: the platform knows no months in this language
  'January',
  'sandtable',
  'control',
  // an error in a file, and an example
  'sometimes',
  'written',
  'example',
  // answers that are typed by a word of the scenario's language
  'across',
  'up',
  'low',
  'high',
  'break',
  'confusion',
  'technical',
]);
/** A key of a keyboard is called as it is printed on it. */
const isName = (word: string): boolean =>
  word === 'Esc' || names.has(word) || [...names].some((name) => word.length === 4 && name.startsWith(word));

/** What stands in plain letters and is no name; a role's whole view is data, what was typed is shown again, and code is code. */
function leaks(shown: string): readonly string[] {
  return shown.split('\n').flatMap((line) => {
    if (line.startsWith('{') || line.startsWith('> ')) return [];
    const said = line.replaceAll(
      /\S*sandtable-language-\S*|[0-9a-f]{16,}|“[a-z]+”|`[^`]*`|ST\d+|--\w+/gu,
      '',
    );
    const own = said.match(/[A-Za-z]{2,}/gu)?.filter((word) => !isName(word)) ?? [];
    return own.length === 0 ? [] : [`${own.join(' ')} | ${line.trim()}`];
  });
}

describe('in English that can be told from English no word is plain', () => {
  test.each([
    ['in play', false],
    ['when it is over', true],
  ])('in every view %s', async (_when, end) => {
    const room = opened(`${String(end)}.jsonl`, end);
    const found = [...(await everyView(room.session))].flatMap(([view, shown]) =>
      leaks(shown).map((line) => `${view}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  test('in what commands say', async () => {
    const room = opened('told.jsonl', true);
    const file = join(folder, 'scenario.yaml');
    const broken = join(folder, 'broken.yaml');
    writeFileSync(file, text);
    writeFileSync(broken, text.replace('duration: 4h', 'duration: sometimes'));
    const lines = [
      ['check', file],
      ['check', broken],
      ['graph', file],
      ['test', file],
      ['explain', 'ST0101'],
      ['replay', room.session.record.file, '--verify'],
      ['nothing'],
    ];
    const found: string[] = [];
    for (const args of lines) {
      const { out, err } = await runIn({ LANG: 'en_XA.UTF-8' }, '', ...args);
      found.push(...leaks(`${out}\n${err}`).map((line) => `${args.join(' ')}: ${line}`));
    }
    expect(found).toEqual([]);
  });
});
