/** Measures against their targets, with what the exercise itself did to the clock they are read from. */
import { textIn, type EventReference, type Expression } from '@sandtable/core/scenario';
import {
  injectName,
  number,
  cleanOptionText,
  cleanTitle,
  value as valueText,
  type Telling,
} from '@sandtable/words';
import { targetText } from '../before/basis.ts';
import { measureName } from '@sandtable/words/paper';
import {
  evidenceList,
  heading,
  bulletList,
  paragraph,
  table,
  type Block,
  type Cell,
} from '../page/markdown.ts';
import type { Paper } from './paper.ts';
import { judgedMeasures, type JudgedMeasure } from './verdict.ts';

export function measures(paper: Paper): Block[] {
  const { program, telling } = paper;
  const { say } = telling;
  if (program.scenario.measures.length === 0) return [];
  const { judged, artefacts } = judgedMeasures(paper);
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
      judged.map((each) => row(each, telling)),
    ),
    ...(artefacts.length === 0
      ? []
      : [paragraph(say('aar.artefacts')), bulletList(artefacts.map((artefact) => artefact.told))]),
  ];
}

function row(judged: JudgedMeasure, telling: Telling): Cell[] {
  const { say } = telling;
  const { of, verdict, evidence } = judged;
  const { how } = of;
  return [
    measureName(of.name, telling),
    how.by === 'interval'
      ? say('aar.from-until', {
          from: eventText(how.from, telling),
          until: eventText(how.until, telling),
          clock: how.clock,
        })
      : say(`aar.sample.${how.sample}`, { of: expressionText(how.of, telling) }),
    measuredText(judged, telling),
    targetText(of, telling) ?? say('aar.no-target'),
    say(`aar.verdict.${verdict}`),
    evidence.length === 0 ? say('aar.nothing') : evidenceList(evidence),
  ];
}

/** The figure, or why there is none. */
export function measuredText({ of, value, evidence }: JudgedMeasure, telling: Telling): string {
  const { say } = telling;
  if (of.how.by === 'sample') return value === null ? say('aar.nothing') : valueText(value, null, telling);
  if (typeof value === 'number') return say('aar.minutes', { minutes: number(value, null, telling) });
  if (evidence.length === 0) return say('aar.not-begun');
  return say(evidence.length > 1 ? 'aar.no-room-time' : 'aar.no-value');
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
    case 'rule':
      return say('aar.event', { what: cleanTitle('rules', name, telling), word });
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
