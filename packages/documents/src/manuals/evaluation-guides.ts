/** One evaluation guide for each objective, each on sheets of its own: they are handed to different people. */
import type { PaperRequest } from '../before/cards.ts';
import type { Document } from '../page/document.ts';
import { guideBlocks, observingSection, scaleSection } from '../sections/evaluation.ts';
import { manual, part } from './manual.ts';

export const evaluationGuides = (request: PaperRequest): Document =>
  manual(request, (telling) => ({
    kind: telling.say('manual.eeg'),
    label: telling.say('manual.for-evaluators'),
    confidential: true,
    parts: [
      part(observingSection(telling), scaleSection(telling)),
      ...telling.scenario.objectives.map((objective, at) =>
        part(guideBlocks(objective, at + 1, [], telling)),
      ),
    ],
  }));
