/** The handbook of controllers and evaluators: a part for each, and what both look up. */
import type { PaperRequest } from '../before/cards.ts';
import { exerciseTellers } from '../before/tellers.ts';
import type { Telling } from '@sandtable/words';
import type { Document } from '../page/document.ts';
import { heading, paragraph, type Block } from '../page/markdown.ts';
import { channelsSection, directorySection } from '../sections/communications.ts';
import {
  assignmentsSection,
  expectedSection,
  observingSection,
  scaleSection,
} from '../sections/evaluation.ts';
import { overviewSection, scheduleSection } from '../sections/overview.ts';
import { conductSection, rulesSection, safetySection } from '../sections/rules.ts';
import { listed, section } from '../sections/section.ts';
import { staffSection } from '../sections/staff.ts';
import { clocksSection, reserveSection, truthSection, voicesSection } from '../sections/truth.ts';
import { manual, part } from './manual.ts';

export const controllersHandbook = (request: PaperRequest): Document =>
  manual(request, (telling) => {
    const { say } = telling;
    return {
      kind: say('manual.controllers'),
      label: say('paper.control-only'),
      confidential: true,
      exerciseFor: exerciseTellers.controllers,
      parts: [
        part(
          section(say('manual.purpose'), [paragraph(say('manual.controllers.purpose'))]),
          overviewSection(telling),
          scheduleSection(telling),
        ),
        part(
          [heading(2, say('manual.part.controllers'))],
          staffSection(telling),
          conductSection(telling),
          safetySection(telling),
          rulesSection(telling),
          injectRules(telling),
        ),
        part(channelsSection(telling), directorySection(telling)),
        part(voicesSection(telling), reserveSection(telling)),
        part(
          [heading(2, say('manual.part.evaluators'))],
          assignmentsSection(telling, () => []),
          observingSection(telling),
          scaleSection(telling),
        ),
        part(expectedSection(telling), clocksSection(telling), truthSection(telling)),
      ],
    };
  });

/** How injects are given; the list itself is a paper of its own. */
const injectRules = ({ say }: Telling): readonly Block[] =>
  section(
    say('manual.injects'),
    listed(
      (['time', 'hold', 'react', 'reply', 'never'] as const).map((rule) => say(`manual.injects.${rule}`)),
    ),
    [paragraph(say('manual.list'))],
  );
