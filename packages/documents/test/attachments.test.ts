/** What goes with an inject, on paper: a text as it was written, a table, the picture itself; and nothing of it that runs or loads. */
import { load, play } from '@sandtable/core';
import { readScenario } from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';
import { textReader } from '@sandtable/words';
import { expect, test } from 'vitest';
import { wholePage, wholeReport, wholeCards, wholePack, wholeEventsList } from './whole.ts';

const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
const hostile = `# The order

Leave by the **north door**.

| Who | Does |
|---|---|
| Warden | leads |

<script>alert(1)</script>

[here](javascript:alert(2)), [there](https://example.org/), [ref], ![a spy](https://example.org/spy.png)

[ref]: javascript:alert(3)

The hall&#x202e; is closed, see [the map](https://example.org/map "by&#x2066; foot").

~~~ plan&#x202d;
Close the doors.
~~~
`;
const text = `sandtable: 1
id: attached
title: Attached
summary: What goes with an inject.
marking: TLP:AMBER
fictional: All of it is invented.
organisations: { town: { name: Town, sector: government } }
roles:
  mayor: { name: Mayor, organisation: town }
  police: { name: Police, organisation: town }
actors: { crier: { name: Town crier } }
variables: { crowd: { name: Crowd, start: 40 } }
injects:
  letter:
    from: crier
    to: [mayor]
    channel: mail
    text: See what is attached.
    attach:
      - { title: The draft, text: "About {crowd} people are here." }
      - { title: The order, file: order.md }
      - { title: The hurt, alt: Who was hurt by hour, file: hurt.csv }
      - { title: The roof, alt: Smoke over "the <roof>", file: roof.png }
  never: { at: reserve, from: crier, to: [police], channel: mail, text: Not sent, attach: [{ title: Kept back, text: Kept back }] }
phases: { only: { title: Only, agenda: [{ inject: letter }], next: [{ go: end }] } }
#! file order.md
${hostile}
#! file hurt.csv
hour,hurt
9,four
#! file roof.png
${png}`;

function read(): Scenario {
  const { scenario, diagnostics } = readScenario(text, 'scenario.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  return scenario;
}
const english = (role: string | null = null) => ({ scenario: read(), language: 'en', role });

function reported() {
  const program = load(read());
  const setup = { seed: '1', parameters: [], attribution: 'role' } as const;
  const { entries } = play(program, setup, []);
  return {
    program,
    setup,
    entries,
    texts: () => null,
    reader: textReader('en')(program.scenario),
    language: 'en',
    head: null,
    parent: null,
    zone: null,
    recomputed: { is: 'same' } as const,
    marking: null,
    signedOff: null,
  };
}

/** Neither as such nor by its number. */
const nothingTurned = (paper: string): void =>
  expect(paper).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|&#x20[26]/iu);
const harmless = (page: string): void => {
  expect(page).not.toMatch(/<script|javascript:|spy\.png/u);
  nothingTurned(page);
  expect(page).not.toMatch(/<img(?![^>]* src="data:image\/png;base64,)/u);
};

test('a card holds what its recipient was given, set as it was meant', () => {
  const card = wholeCards(english('mayor'));
  harmless(card);
  expect(card).toContain('About ________ people are here.');
  expect(card).toMatch(/<h4>The order<\/h4>\n?<p>Leave by the <strong>north door<\/strong>\.<\/p>/u);
  expect(card).toContain('<td>Warden</td>');
  expect(card).toContain('<a href="https://example.org/">there</a>');
  expect(card).toContain('here, <a');
  expect(card).toContain('a spy');
  expect(card).toMatch(/Who was hurt by hour.*<th>hour<\/th>.*<td>four<\/td>/su);
  expect(card).toContain(`<img src="${png}" alt="Smoke over &#x22;the <roof>&#x22;">`);
  // each stands between its markings
  const [, ...attached] = card.split('<section class="attached');
  expect(attached).toHaveLength(4);
  for (const each of attached)
    expect(each.split('</section>')[0]).toMatch(/(?:EXERCISE EXERCISE EXERCISE[^]*){2}/u);
});

test('nobody else’s paper holds it; the pack does', () => {
  const other = wholeCards(english('police'));
  for (const words of ['The draft', 'north door', 'hurt', 'base64']) expect(other).not.toContain(words);
  expect(wholePack(english())).toContain(png);
});

test('the list of injects names it, with the words for what can only be seen', () => {
  const list = wholeEventsList(english(), 'csv');
  expect(list).toContain('[Attached text: The draft]');
  expect(list).toContain('[Attached text: The order (order.md)]');
  expect(list).toContain('[Attached picture: The roof (roof.png): Smoke over ""the <roof>""]');
  expect(list).not.toContain('base64');
});

test('the report tells what went with the injects that were delivered, and no others', () => {
  const report = wholeReport(reported());
  expect(report).toContain('> About 40 people are here.');
  expect(report).toContain('> Leave by the **north door**.');
  expect(report).toContain(`](${png})`);
  expect(report).not.toContain('Kept back');
  expect(report).not.toMatch(/<script|javascript:|spy\.png/u);
  expect(report).toContain('> The hall is closed, see');
  nothingTurned(report);
  const page = wholePage(reported());
  harmless(page);
  expect(page).toContain(`src="${png}"`);
});

test('a page may show the pictures that stand in it, and load nothing', () => {
  const [policy = ''] = /Content-Security-Policy" content="[^"]*"/u.exec(wholeCards(english())) ?? [];
  expect(policy).toMatch(/default-src &#x27;none&#x27;; .*img-src data:;?"$/u);
});
