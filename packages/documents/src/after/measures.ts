/** Measures against their targets, with what the exercise itself did to the clock they are read from. */
import type { Entry } from '@sandtable/core/record';
import { textIn, type EventReference, type Expression, type Measure } from '@sandtable/core/scenario';
import { measureNow } from '@sandtable/core';
import {
  injectName,
  number,
  cleanOptionText,
  cleanTitle,
  value as valueText,
  type Telling,
} from '@sandtable/words';
import { artefacts, measureName } from './artefacts.ts';
import {
  evidenceList,
  heading,
  bulletList,
  paragraph,
  table,
  type Block,
  type Cell,
} from '../page/markdown.ts';
import { stageEntry, type Paper } from './paper.ts';

export function measures(paper: Paper): Block[] {
  const { program, telling } = paper;
  const { say } = telling;
  if (program.scenario.measures.length === 0) return [];
  const found = artefacts(paper, (measure, place) => evidenceOf(paper, measure, place));
  const touched = new Set(found.flatMap((artefact) => artefact.measures));
  const rows = program.scenario.measures.map((measure, place) =>
    row(paper, measure, place, touched.has(measure.name)),
  );
  return [
    heading(2, say('aar.measures')),
    table(
      [
        say('aar.measure'),
        say('aar.measured'),
        say('aar.value'),
        say('aar.target'),
        say('aar.met'),
        say('aar.evidence'),
      ],
      rows,
    ),
    ...(found.length === 0
      ? []
      : [paragraph(say('aar.artefacts')), bulletList(found.map((artefact) => artefact.told))]),
  ];
}

function row(paper: Paper, measure: Measure, place: number, touched: boolean): Cell[] {
  const { program, walk, telling } = paper;
  const { say } = telling;
  const { how } = measure;
  const value = measureNow(program, walk.end, measure.name);
  const links = evidenceOf(paper, measure, place);
  const shown =
    value === null
      ? say(how.by === 'interval' ? 'aar.no-value' : 'aar.nothing')
      : how.by === 'interval' && typeof value === 'number'
        ? say('aar.minutes', { minutes: number(value, null, telling) })
        : valueText(value, null, telling);
  const met = measureMet(measure, value);
  const verdict = met === null ? say('aar.not-decided') : say(met ? 'aar.yes' : 'aar.no');
  return [
    measureName(measure.name),
    how.by === 'interval'
      ? say('aar.from-until', {
          from: eventText(how.from, telling),
          until: eventText(how.until, telling),
          clock: how.clock,
        })
      : say(`aar.sample.${how.sample}`, { of: expressionText(how.of, telling) }),
    shown,
    targetText(measure, telling) ?? say('aar.no-target'),
    touched ? say('aar.with-artefact', { verdict }) : verdict,
    links.length === 0 ? say('aar.nothing') : evidenceList(links),
  ];
}

function targetText({ how }: Measure, telling: Telling): string | null {
  if (how.target === null) return null;
  return how.by === 'interval'
    ? telling.say('aar.within-minutes', { minutes: how.target / 60 })
    : `${how.target.comparison} ${valueText(how.target.value, null, telling)}`;
}

/** An event as people know it: `1-02 “A crew reports”: delivered`. */
function eventText({ kind, name, words }: EventReference, telling: Telling): string {
  const { scenario, say } = telling;
  const word = words.map((each) => each.replaceAll('_', ' ')).join(' ');
  switch (kind) {
    case 'inject':
      return say('aar.event', { what: injectName(name, telling), word });
    case 'decision': {
      const decision = scenario.decisions.find((each) => each.name === name);
      const last = words.at(-1) ?? '';
      const option = decision?.options.some((each) => each.name === last);
      return say('aar.event', {
        what: decision?.serial ?? name,
        word: option === true ? cleanOptionText(name, last, telling) : word,
      });
    }
    case 'fact': {
      const role = scenario.roles.find((each) => each.name === words[0]);
      return say('aar.event', {
        what: cleanTitle('facts', name, telling),
        word: role ? textIn(role.title, telling) : word,
      });
    }
    case 'phase':
      return say('aar.event', { what: cleanTitle('phases', name, telling), word });
    case 'action':
      return say('aar.event', { what: cleanTitle('actions', name, telling), word });
    case 'clock':
      return say('aar.event', { what: cleanTitle('clocks', name, telling), word });
    case 'expected':
      return say('aar.event', { what: cleanTitle('expected', name, telling), word });
    case 'chance':
      return say('aar.event', { what: cleanTitle('chances', name, telling), word });
    case 'activity':
      return say('aar.event', { what: cleanTitle('activities', name, telling), word });
    case 'discussion':
      return say('aar.event', { what: cleanTitle('discussions', name, telling), word });
  }
}

/** A single variable by its title; a formula as its author wrote it. */
const expressionText = (of: Expression, telling: Telling): string =>
  of.tree.op === 'variable' ? cleanTitle('variables', of.tree.name, telling) : of.source;

export function measureMet({ how }: Measure, value: number | boolean | string | null): boolean | null {
  if (value === null || how.target === null) return null;
  if (how.by === 'interval') return typeof value === 'number' && value <= how.target / 60;
  const { comparison, value: target } = how.target;
  if (comparison === '==') return value === target;
  if (comparison === '!=') return value !== target;
  if (typeof value !== 'number' || typeof target !== 'number') return null;
  return { '<': value < target, '<=': value <= target, '>': value > target, '>=': value >= target }[
    comparison
  ];
}

/** The entries a measure rests on: where its interval began and ended, where its sampled value last moved, or the end. */
export function evidenceOf(paper: Paper, { how }: Measure, place: number): Entry[] {
  const { program, walk } = paper;
  const linked = program.measures[place];
  if (linked?.by === 'interval' && how.by === 'interval')
    return [walk.firsts.get(linked.from), walk.firsts.get(linked.until)].flatMap((entry) =>
      entry ? [entry] : [],
    );
  const entry =
    how.by === 'sample' && how.sample === 'last'
      ? (stageEntry(paper, 'end-ex') ?? paper.entries.at(-1))
      : walk.sampled.get(place);
  return entry ? [entry] : [];
}
