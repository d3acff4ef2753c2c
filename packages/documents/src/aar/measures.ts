/** Measures against their targets, with what the exercise itself did to the clock they are read from. */
import type { Entry, Measure } from '@sandtable/core';
import { measureNow } from '@sandtable/core';
import { number, storyTimeAt, textIn, value as valueText } from '@sandtable/words';
import { evidence, heading, list, paragraph, table, type Block, type Cell, type Inline } from './markdown.ts';
import type { Paper } from './paper.ts';

export function measures(paper: Paper): Block[] {
  const { program, telling } = paper;
  const { say } = telling;
  if (program.scenario.measures.length === 0) return [];
  const rows = program.scenario.measures.map((measure, place) => row(paper, measure, place));
  const artefacts = program.scenario.measures.flatMap((measure, place) => artefactsOf(paper, measure, place));
  return [
    heading(2, say('aar.measures')),
    table(
      [say('aar.measure'), say('aar.value'), say('aar.target'), say('aar.met'), say('aar.evidence')],
      rows,
    ),
    ...(artefacts.length === 0 ? [] : [paragraph(say('aar.artefacts')), list(artefacts)]),
  ];
}

function row(paper: Paper, measure: Measure, place: number): Cell[] {
  const { program, walk, telling } = paper;
  const { say } = telling;
  const { how } = measure;
  const value = measureNow(program, walk.end, measure.name);
  const links = evidenceOf(paper, measure, place);
  const target =
    how.by === 'interval'
      ? how.target === null
        ? null
        : say('aar.within-minutes', { minutes: how.target / 60 })
      : how.target === null
        ? null
        : `${how.target.comparison} ${String(how.target.value)}`;
  const shown =
    value === null
      ? say('aar.no-value')
      : how.by === 'interval' && typeof value === 'number'
        ? say('aar.minutes', { minutes: number(value, null, telling) })
        : valueText(value, null, telling);
  const met = measureMet(measure, value);
  return [
    nameOf(measure.name),
    how.by === 'interval' ? shown : `${shown} (${say(`aar.sample.${how.sample}`, { of: how.of.source })})`,
    target ?? say('aar.no-target'),
    met === null ? say('aar.not-decided') : say(met ? 'aar.yes' : 'aar.no'),
    links.length === 0
      ? say('aar.nothing')
      : links.flatMap((entry, at): Inline[] => (at === 0 ? [evidence(entry)] : [', ', evidence(entry)])),
  ];
}

const nameOf = (name: string) => name.replaceAll('_', ' ');

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

/** The entries a measure rests on: where its interval began and ended, or where its sampled value last moved. */
function evidenceOf({ program, walk }: Paper, { how }: Measure, place: number): Entry[] {
  const linked = program.measures[place];
  if (linked?.by === 'interval' && how.by === 'interval')
    return [walk.firsts.get(linked.from), walk.firsts.get(linked.until)].flatMap((entry) =>
      entry ? [entry] : [],
    );
  const entry = walk.sampled.get(place);
  return entry ? [entry] : [];
}

/** What happened to the clock between two entries that no player did. An artefact never becomes a finding. */
function artefactsOf(paper: Paper, measure: Measure, place: number): Inline[][] {
  const { program, telling, entries } = paper;
  const { say } = telling;
  if (measure.how.by !== 'interval') return [];
  const [from, until] = evidenceOf(paper, measure, place);
  if (!from || !until || from === until) return [];
  const name = nameOf(measure.name);
  const between = entries.filter((entry) => entry.n > from.n && entry.n <= until.n);
  const phaseAt = entries.findLast((entry) => entry.kind === 'phase.entered' && entry.n <= from.n);
  return [...(phaseAt ? [phaseAt] : []), ...between].flatMap((entry): Inline[][] => {
    if (entry.kind === 'phase.entered') {
      const phase = program.scenario.phases.find((candidate) => candidate.name === entry.body.phase);
      return phase?.clock === 'stands' && measure.how.by === 'interval' && measure.how.clock === 'story'
        ? [
            [
              say('aar.artefact.stood', { measure: name, phase: textIn(phase.title, telling) }),
              ' ',
              evidence(entry),
            ],
          ]
        : [];
    }
    if (entry.kind === 'jump.started')
      return [
        [
          say('aar.artefact.jumped', {
            measure: name,
            to: storyTimeAt(program.scenario.story, entry.body.to, telling),
          }),
          ' ',
          evidence(entry),
        ],
      ];
    if (entry.kind === 'pause')
      return [
        [say('aar.artefact.paused', { measure: name, reason: entry.body.reason }), ' ', evidence(entry)],
      ];
    return [];
  });
}
