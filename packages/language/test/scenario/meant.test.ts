/** What the checker proposes for words and forms that authors bring from elsewhere: paper, spreadsheets, other languages. */
import { expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const actor = 'actors: { caller: { name: Caller } }\n';
const inject = (body: string): string => `${actor}injects: { call: { ${body} } }\n`;
const rest = 'channel: phone, text: Hello, notes: Wait';

function fixes(fragment: string): readonly string[] {
  const { text } = completed(fragment, false);
  return readScenario(text, 'x.yaml').diagnostics.map(({ code, fix }) => `${code} ${fix}`);
}

test.each([
  [inject(`at: 5m, sender: caller, to: [mayor], ${rest}`), 'ST0201 Did you mean `from`?'],
  [inject(`at: 5m, from: caller, to: [mayor], attachments: [], ${rest}`), 'ST0201 Did you mean `attach`?'],
  [inject(`at: 5m, from: caller, recipients: [mayor], ${rest}`), 'ST0201 Did you mean `to`?'],
  // what stands there already was not meant
  [inject(`at: 5m, from: caller, sender: caller, to: [mayor], ${rest}`), 'ST0201 Known here: '],
  [inject(`at: T+15, from: caller, to: [mayor], ${rest}`), 'ST0211 Write `15m`.'],
  [inject(`at: T+1:15, from: caller, to: [mayor], ${rest}`), 'ST0211 Write `1h15m`.'],
  ['story: { h-hour: 2031-03-14 8:00 }\n', 'ST0225 Write `2031-03-14T08:00`.'],
  [
    'chances: { rain: { name: Rain, at: 10m, odds: 0.35, effects: [{ add: { trust: 5 } }] } }\n',
    'ST0225 Write `35%`.',
  ],
  [
    'chances: { rain: { name: Rain, at: 10m, odds: 60, effects: [{ add: { trust: 5 } }] } }\n',
    'ST0225 Write `60%`.',
  ],
  [
    inject(`when: the mayor decides, from: caller, to: [mayor], ${rest}`),
    'ST0223 Write for example `"decision.NAME.made"`',
  ],
  // one in a hundred, or for certain
  [
    'chances: { rain: { name: Rain, at: 10m, odds: 1, effects: [{ add: { trust: 5 } }] } }\n',
    'ST0225 Write for example `30%`.',
  ],
  [
    'actions: { warn: { text: Warn, by: [mayor], effects: { add: { trust: 5 } } } }\n',
    'ST0204 Write for example `[{ add: { trust: 5 } }]`.',
  ],
  [
    'actions: { warn: { text: Warn, by: [mayor], effects: [{ add: { trust: +5 } }] } }\n',
    'ST0301 A number above zero needs no sign: write `5` for `+5`. ',
  ],
])('%s', (fragment, fix) => {
  expect(fixes(fragment).join('\n')).toContain(fix);
});
