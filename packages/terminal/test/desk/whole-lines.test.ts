// What is cut says so, and what is whole stands where it can be read: 80 columns are enough.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { voice } from '../../src/plain/voice.ts';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { answerOf, done, townHead } from '../town.ts';

const options = ['act', 'wait'].map(
  (name) => `      ${name}: { text: ${name} now and for as long as anybody at all asks for it }`,
);
const source = `${townHead(['mayor', 'police', 'radio'])}phases:
  first: { title: First, agenda: [{ inject: call }, { decide: d }] }
actors: { caller: { name: A caller from the harbour } }
injects:
  call: { to: [mayor, police, radio], from: caller, channel: radio, delivery: spoken, text: Smoke. }
decisions:
  d:
    question: What do you do?
    rule: consensus
    by: [mayor, police, radio]
    otherwise: wait
    options:
${options.join('\n')}
`;

function begun() {
  const { session } = sessionOfText(source);
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  return { session, at: deskOn(session, { columns: 80, rows: 24 }) };
}

test('a first line of answers that is not all says so by a sign, on the strip of the open decision', () => {
  const { session, at } = begun();
  for (const kind of ['next', 'next'] as const) session.give({ kind, body: {} });
  for (const role of ['mayor', 'police']) done(session, answerOf('d', role, 'act'));
  expect(at.shown()).toMatch(/mayor: a act now[^\n]* …\n/u);
});

test('the run sheet names the key that leaves it', () => {
  const { at } = begun();
  at.press('S');
  expect(at.shown()).toMatch(/2 min more {3}Esc back/u);
});

test.each([
  [80, ['The tower has one report of two seconds, and nobody', 'else has seen anything.']],
  [undefined, ['The tower has one report of two seconds, and nobody else has seen anything.']],
])(
  'a window of %s columns breaks a line of plain mode between words; whoever takes lines gets each whole',
  (columns, lines) => {
    const output = Object.assign(new PassThrough(), columns === undefined ? {} : { columns: 55 });
    voice(output).say('The tower has one report of two seconds, and nobody else has seen anything.');
    expect(String(output.read()).trimEnd().split('\n')).toEqual(lines);
  },
);
