// `define WORD`: the scenario's own glossary first, then the words of the trade.
import { fold, nearest, textIn, type Tlp } from '@sandtable/core/scenario';
import type { DeskSituation } from '../wording/situation.ts';
import { tlpMeaning } from '@sandtable/words';

const terms = [
  'inject',
  'contingency',
  'startex',
  'endex',
  'brief-back',
  'hot-wash',
  'exercise-control',
  'parking-lot',
  'artefact',
  'reserve',
  'dissent',
  'ad-hoc',
] as const;
const labels = [
  'TLP:RED',
  'TLP:AMBER+STRICT',
  'TLP:AMBER',
  'TLP:GREEN',
  'TLP:CLEAR',
] as const satisfies readonly Tlp[];

export function defineLines(desk: DeskSituation, typed: string): readonly string[] {
  const { say, scenario } = desk;
  const glossary = scenario.glossary.map(({ name, text }) => ({
    name: name.replaceAll('_', ' '),
    text: textIn(text, desk),
  }));
  const trade = terms.map((name) => ({ name: name.replaceAll('-', ' '), text: say(`plain.term.${name}`) }));
  const markings = labels.map((name) => ({ name: name as string, text: tlpMeaning(name, say) }));
  const all = [...glossary, ...trade, ...markings];
  const wanted = fold(typed.replaceAll(/[-_]/gu, ' '));
  if (wanted === '') return [say('plain.define.which', { words: all.map((each) => each.name).join(', ') })];
  const same = (name: string): boolean => fold(name) === wanted || fold(name) === `tlp:${wanted}`;
  const found = all.find((each) => same(each.name)) ?? all.find((each) => fold(each.name).startsWith(wanted));
  if (found !== undefined) return [say('plain.define', { word: found.name, text: found.text })];
  const near = nearest(
    wanted,
    all.map((each) => each.name),
  );
  return [
    near === null
      ? say('plain.define.unknown', { word: typed })
      : say('plain.define.near', { word: typed, near }),
  ];
}
