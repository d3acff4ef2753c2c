/** The exercise plan, which everybody who takes part in a functional exercise may read: how it is run, and nothing of what happens in it. */
import type { PaperRequest } from '../before/cards.ts';
import { exerciseTellers } from '../before/tellers.ts';
import type { Telling } from '@sandtable/words';
import type { Document } from '../page/document.ts';
import { paragraph, type Block } from '../page/markdown.ts';
import { glossarySection } from '../sections/background.ts';
import { channelsSection, directorySection } from '../sections/communications.ts';
import {
  backgroundSection,
  castSection,
  givenSections,
  objectivesSection,
  overviewSection,
  scheduleSection,
  tableSection,
} from '../sections/overview.ts';
import { conductSection, dataSection, rulesSection, safetySection } from '../sections/rules.ts';
import { section } from '../sections/section.ts';
import { staffSection } from '../sections/staff.ts';
import { manual, part } from './manual.ts';
import { evaluatedSection } from './situation-manual.ts';

export const exercisePlan = (request: PaperRequest): Document =>
  manual(request, (telling) => {
    const { say } = telling;
    return {
      kind: say('manual.explan'),
      label: say('manual.for-players'),
      exerciseFor: exerciseTellers.explan,
      parts: [
        part(
          section(say('manual.purpose'), [paragraph(say('manual.explan.purpose'))]),
          overviewSection(telling),
          objectivesSection(telling),
          backgroundSection(telling),
          scheduleSection(telling),
        ),
        part(staffSection(telling), castSection(telling), tableSection(telling)),
        part(
          safetySection(telling),
          conductSection(telling),
          rulesSection(telling),
          paragraphSection('refuse', telling),
          paragraphSection('media', telling),
          givenSections(telling),
          evaluatedSection(telling),
          dataSection(telling),
        ),
        part(channelsSection(telling), directorySection(telling)),
        part(glossarySection(telling)),
      ],
    };
  });

const paragraphSection = (of: 'refuse' | 'media', { say }: Telling): readonly Block[] =>
  section(say(`manual.${of}`), [paragraph(say(`manual.${of}.how`))]);
