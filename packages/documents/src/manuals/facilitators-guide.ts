/** The facilitator's guide: an exercise can be run from it alone. */
import type { PaperRequest } from '../before/cards.ts';
import { exerciseTellers } from '../before/tellers.ts';
import type { Telling } from '@sandtable/words';
import type { Document } from '../page/document.ts';
import { paragraph, type Block } from '../page/markdown.ts';
import { sourcesSection } from '../sections/background.ts';
import { expectedSection } from '../sections/evaluation.ts';
import { ledModule } from '../sections/led.ts';
import {
  castSection,
  changesSection,
  givenSections,
  objectivesSection,
  overviewSection,
} from '../sections/overview.ts';
import { conductSection, dataSection, rulesSection, safetySection } from '../sections/rules.ts';
import { listed, section } from '../sections/section.ts';
import {
  clocksSection,
  hotWashSection,
  outcomesSection,
  reserveSection,
  truthSection,
  voicesSection,
} from '../sections/truth.ts';
import { manual, part } from './manual.ts';

export const facilitatorsGuide = (request: PaperRequest): Document =>
  manual(request, (telling) => {
    const { say, scenario } = telling;
    return {
      kind: say('manual.guide'),
      label: say('paper.control-only'),
      confidential: true,
      exerciseFor: exerciseTellers.guide,
      parts: [
        part(
          section(say('manual.purpose'), [paragraph(say('manual.guide.purpose'))]),
          overviewSection(telling),
          objectivesSection(telling),
          castSection(telling),
          changesSection(telling),
        ),
        part(
          conductSection(telling),
          rulesSection(telling),
          safetySection(telling),
          givenSections(telling),
          dataSection(telling),
          promptsSection(telling),
        ),
        ...scenario.phases.map((phase, at) => part(ledModule(phase, at + 1, telling))),
        part(reserveSection(telling)),
        part(truthSection(telling), clocksSection(telling), expectedSection(telling)),
        part(voicesSection(telling)),
        part(outcomesSection(telling), hotWashSection(telling), sourcesSection(telling)),
      ],
    };
  });

const promptsSection = ({ say }: Telling): readonly Block[] =>
  section(
    say('manual.prompts'),
    listed(
      (['silent', 'dominates', 'agree', 'deadlock', 'fight', 'rights', 'parking'] as const).map((each) =>
        say(`manual.prompts.${each}`),
      ),
    ),
  );
