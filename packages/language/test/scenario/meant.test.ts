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

test('days and offsets that no calendar and no clock has are refused', () => {
  const told = (fragment: string): readonly string[] =>
    readScenario(completed(fragment, false).text, 'x.yaml').diagnostics.map(
      ({ code, message }) => `${code} ${message}`,
    );
  for (const day of ['2031-02-30', '2031-02-29', '2031-13-01', '2031-06-31']) {
    expect(told(`story: { h-hour: ${day}T06:40 }\n`)).toEqual([
      `ST0225 \`${day}T06:40\` is not a date of the calendar with a time of day.`,
    ]);
    expect(told(`sources: { law: { text: A law, checked: ${day} } }\n`)).toContain(
      `ST0225 \`${day}\` is not a date of the calendar.`,
    );
  }
  expect(told('story: { h-hour: 2031-02-28T24:10 }\n')).toHaveLength(1);
  expect(told('story: { h-hour: 2028-02-29T06:40 }\n')).toEqual([]);
  for (const zone of ['+15:00', '-13:00', '+02:60', '+99:00'])
    expect(told(`story: { h-hour: 2031-02-28T06:40, zone: "${zone}" }\n`)).toEqual([
      `ST0225 \`${zone}\` is not an offset from UTC, from -12:00 to +14:00.`,
    ]);
  for (const zone of ['+14:00', '-12:00', '+05:45'])
    expect(told(`story: { h-hour: 2031-02-28T06:40, zone: "${zone}" }\n`)).toEqual([]);
});
