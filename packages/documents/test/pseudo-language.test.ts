// No word on a card is written anywhere but in the catalogue, or in the scenario.
import { readScenario } from '@sandtable/language';
import { expect, test } from 'vitest';
import { paperKinds, papers } from '../src/index.ts';
import { wholeCards } from './whole.ts';

const town = `sandtable: 1
id: town
title: Town
summary: They decide.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 1h
organisations: { town: { name: Town, sector: government } }
roles:
  mayor: { name: Mayor, organisation: town, brief: You lead., can: [Close the bridge.] }
  police: { name: Police, organisation: town }
phases: { main: { title: Main, agenda: [{ decide: d }, { inject: i }] } }
facts: { f: { text: Water is brown, tlp: TLP:AMBER, known-to: [mayor], may-go-to: [police] } }
injects: { i: { from: exercise_control, to: [mayor], channel: note, delivery: card, text: Look out } }
decisions:
  d:
    question: What next?
    by: [mayor, police]
    rule: majority
    ask: [rationale, legality, end-date]
    options: { a: { text: Go ahead }, b: { text: Stay there } }
    otherwise: a
`;

const authors = new Set(
  town
    .toLowerCase()
    .replaceAll(/[\w-]+:/gu, ' ')
    .match(/[a-z]+/gu),
);

/** Words of a page that are neither its author's nor from the catalogue. */
function foundIn(html: string): readonly string[] {
  const shown = html.replaceAll(/<(style|title)[^]*?<\/\1>/gu, ' ').replaceAll(/<[^>]*>|&#?\w+;/gu, ' ');
  const found: readonly string[] = shown.match(/(?<![\p{L}\d])[A-Za-z]{3,}(?![\p{L}\d])/gu) ?? [];
  return found.filter((word) => !authors.has(word.toLowerCase()) && word !== 'TLP');
}

test('in the language of no country every word on the cards is from the catalogue', () => {
  const { scenario, diagnostics } = readScenario(town, 'town.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  for (const role of ['mayor', 'police']) {
    expect(foundIn(wholeCards({ scenario, language: 'en-XA', role }))).toEqual([]);
  }
});

test('nor is one on a manual, guide or form', () => {
  const { scenario } = readScenario(town, 'town.yaml');
  if (scenario === null) throw new Error('the town has errors');
  for (const kind of paperKinds) {
    const paper = papers[kind];
    if (paper.from !== 'scenario' || ['cards', 'pack', 'msel'].includes(kind)) continue;
    const html = [
      ...(paper.forms.html?.({ scenario, language: 'en-XA', role: null, release: 'whole' }) ?? []),
    ];
    expect(foundIn(html.join('')), kind).toEqual([]);
  }
});
