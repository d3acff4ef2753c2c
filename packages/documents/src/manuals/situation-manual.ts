/**
 * The situation manual, in releases: what everybody may read beforehand, then a paper for each module as it begins. The whole of it is for
 * exercise control.
 */
import type { Telling } from '@sandtable/words';
import type { PaperRequest, Release } from '../before/cards.ts';
import { exerciseTellers } from '../before/tellers.ts';
import type { Document, PaperPart } from '../page/document.ts';
import { paragraph, type Block } from '../page/markdown.ts';
import { glossarySection, lawSection } from '../sections/background.ts';
import {
  backgroundSection,
  givenSections,
  objectivesSection,
  overviewSection,
  scheduleSection,
  tableSection,
} from '../sections/overview.ts';
import { playedModule } from '../sections/played.ts';
import { dataSection, rulesSection, safetySection } from '../sections/rules.ts';
import { section } from '../sections/section.ts';
import { manual, part } from './manual.ts';

/** The releases of a scenario, as they are asked for; `before` is the usual one. */
export const releasesOf = ({ phases }: { readonly phases: readonly unknown[] }): readonly Release[] => [
  'before',
  ...phases.map((_phase, at) => at + 1),
  'whole',
];

export function situationManual(request: PaperRequest): Document {
  const release = request.release ?? 'before';
  return manual(request, (telling) => ({
    kind: telling.say('manual.sitman'),
    label: labelOf(release, telling),
    ...(release === 'whole' ? { confidential: true } : {}),
    // a module's release goes to those who have the rest
    ...(release === 'before'
      ? { exerciseFor: exerciseTellers.sitman }
      : release === 'whole'
        ? { exerciseFor: 'control' }
        : {}),
    parts: partsOf(release, telling),
  }));
}

function labelOf(release: Release, { say }: Telling): string {
  switch (release) {
    case 'before':
      return say('manual.for-players');
    case 'whole':
      return say('paper.control-only');
    default:
      return say('manual.for-module', { number: release });
  }
}

function partsOf(release: Release, telling: Telling): readonly PaperPart[] {
  const { say, scenario } = telling;
  switch (release) {
    case 'before':
      return beforePlay(say('manual.sitman.purpose'), telling);
    case 'whole':
      return [
        ...beforePlay(say('manual.sitman.whole'), telling),
        ...scenario.phases.map((phase) => part(playedModule(phase, telling))),
      ];
    default: {
      const phase = scenario.phases[release - 1];
      return phase === undefined
        ? []
        : [part([paragraph(say('manual.sitman.release'))], playedModule(phase, telling))];
    }
  }
}

const beforePlay = (purpose: string, telling: Telling): readonly PaperPart[] => [
  part(
    section(telling.say('manual.purpose'), [paragraph(purpose)]),
    overviewSection(telling),
    objectivesSection(telling),
    scheduleSection(telling),
    backgroundSection(telling),
    tableSection(telling),
  ),
  part(
    rulesSection(telling),
    safetySection(telling),
    givenSections(telling),
    evaluatedSection(telling),
    dataSection(telling),
  ),
  part(glossarySection(telling), lawSection(telling)),
];

export const evaluatedSection = ({ say }: Telling): readonly Block[] =>
  section(say('manual.evaluation'), [paragraph(say('manual.evaluation.what'))]);
