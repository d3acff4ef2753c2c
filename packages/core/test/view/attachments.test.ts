/** What goes with an inject: read by those who have it and by nobody else, as it was when it came. */
import { describe, expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal, load, type Program, type State } from '../../src/index.ts';
import { filesWanted, oneText, readScenario } from '@sandtable/language';
import { injectCard, plainReader, roleView, roomView } from '../../src/view.ts';
import { given, setup, start } from '../engine/playing.ts';
import { completed } from '../../../language/test/scenario/example.ts';

const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
const own = (to: string) =>
  completed(
    `actors:
  crier: { name: Town crier }
variables:
  trust: { name: Trust, start: 50, per-hour: "60", min: 0, max: 100, seen-by: [all] }
  mode: { name: Mode, start: open, values: [open, closed], seen-by: [all] }
injects:
  letter:
    at: 5m
    from: crier
    to: [${to}]
    channel: mail
    text: See what is attached.
    attach:
      - title: The draft
        text: Trust is {trust} at {clock}, and {{ is a brace.
      - { title: The order, file: papers/order.md }
      - { title: The hurt, alt: Who was hurt by hour, file: hurt.csv }
      - { title: The roof, alt: Smoke over a roof, file: secret-roof.png }
`,
    false,
  ).text;
const files = {
  'papers/order.md': '# Order\r\n\r\nLeave {the hall} by {trust}.\n',
  'hurt.csv': 'hour;hurt\n9;"four; perhaps five"\n',
  'secret-roof.png': png,
};
const beside = Object.entries(files).map(([path, text]) => ({ path, text, why: null }));

function after(to: string): { readonly program: Program; readonly state: State } {
  const { scenario, diagnostics } = readScenario(oneText(own(to), beside), 'scenario.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  const program = load(scenario);
  let state: State = begin(program, setup);
  for (const command of [...start, { kind: 'advance', body: { to: 600 } } as const]) {
    const decided = decide(program, state, given(command));
    if (isRefusal(decided)) throw new Error(decided.refused);
    state = evolveAll(program, state, decided.entries);
  }
  return { program, state };
}
const asRead = [
  { holds: 'text', title: 'The draft', text: 'Trust is 55 at H+00:05, and { is a brace.' },
  { holds: 'text', title: 'The order', text: '# Order\n\nLeave {the hall} by {trust}.' },
  {
    holds: 'table',
    title: 'The hurt',
    alt: 'Who was hurt by hour',
    table: [
      ['hour', 'hurt'],
      ['9', 'four; perhaps five'],
    ],
  },
  { holds: 'picture', title: 'The roof', alt: 'Smoke over a roof' },
];

test('the files that injects attach are wanted, each once', () => {
  expect(filesWanted(own('mayor'))).toEqual(Object.keys(files));
  expect(filesWanted(oneText(own('mayor'), beside))).toEqual([]);
});

describe('what was delivered', () => {
  test('is read with its attachments: values as they were, a file to the letter, a picture in its words', () => {
    const { program, state } = after('mayor');
    const { inbox } = roleView(program, state, 'mayor', () => null, plainReader(program.scenario));
    expect(inbox.map(({ attachments }) => attachments)).toEqual([asRead]);
  });

  test('is in no other role’s view, and in the room only when the room was given it', () => {
    const { program, state } = after('mayor');
    const others = JSON.stringify([
      roleView(program, state, 'police', () => null, plainReader(program.scenario)),
      roomView(program, state, () => null, plainReader(program.scenario)),
    ]);
    for (const words of ['draft', 'Order', 'hurt', 'roof', 'Smoke', 'perhaps'])
      expect(others).not.toContain(words);
    const all = after('all');
    expect(roomView(all.program, all.state, () => null, plainReader(program.scenario)).subject).toMatchObject(
      {
        attachments: asRead,
      },
    );
  });

  test('names the file to exercise control only, and holds the picture in no view', () => {
    const { program, state } = after('all');
    const card = injectCard(program, state, 'letter', () => null, plainReader(program.scenario));
    expect(card.attachments.map(({ file }) => file)).toEqual([null, ...Object.keys(files)]);
    const players = JSON.stringify([
      roleView(program, state, 'mayor', () => null, plainReader(program.scenario)),
      roomView(program, state, () => null, plainReader(program.scenario)),
    ]);
    expect(players).not.toContain('secret-roof');
    for (const view of [players, JSON.stringify(card)]) expect(view).not.toContain('base64');
  });
});

test('one attachment that is wrong hides nothing else', () => {
  const broken = own('mayr').replace('secret-roof.png', 'roof.png');
  const { diagnostics } = readScenario(oneText(broken, beside), 'scenario.yaml');
  expect(diagnostics.map(({ code }) => code)).toEqual(['ST0401', 'ST0602']);
});

describe('the first bytes of a picture', () => {
  const kinds = {
    'a.png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13],
    'a.jpg': [0xff, 0xd8, 0xff, 0xe0, 0, 16],
    'a.JPEG': [0xff, 0xd8, 0xff, 0xdb],
    'a.gif': [...Buffer.from('GIF89a'), 1, 0],
    'a.webp': [...Buffer.from('RIFF'), 0xf3, 0x9a, 0x00, 0x7f, ...Buffer.from('WEBPVP8 ')],
  };
  const codes = (path: string, bytes: readonly number[]) => {
    const ending = path.slice(2).toLowerCase().replace('jpg', 'jpeg');
    const text = `data:image/${ending};base64,${Buffer.from(bytes).toString('base64')}`;
    const scenario = own('mayor').replace('secret-roof.png', path);
    const all = [...beside, { path, text, why: null }];
    return readScenario(oneText(scenario, all), 'x.yaml').diagnostics.map(({ code }) => code);
  };

  test.each(Object.entries(kinds))('of %s are known, and those of the others refused', (path, bytes) => {
    expect(codes(path, bytes)).toEqual([]);
    for (const [other, wrong] of Object.entries(kinds))
      if (other.slice(2, 4).toLowerCase() !== path.slice(2, 4).toLowerCase())
        expect(codes(path, wrong)).toEqual(['ST0622']);
  });
});

test('a text that nobody could read in play is refused', () => {
  const long = beside.map((one) =>
    one.path.endsWith('.md') ? { ...one, text: 'word '.repeat(20_001) } : one,
  );
  const { diagnostics } = readScenario(oneText(own('mayor'), long), 'x.yaml');
  expect(diagnostics.map(({ code }) => code)).toEqual(['ST0625']);
});
