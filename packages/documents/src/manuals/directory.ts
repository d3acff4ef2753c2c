/** The exercise directory: the only people and numbers that are rung during an exercise. */
import type { PaperRequest } from '../before/cards.ts';
import { exerciseTellers } from '../before/tellers.ts';
import type { Document } from '../page/document.ts';
import { channelsSection, directorySection } from '../sections/communications.ts';
import { manual, part } from './manual.ts';

export const exerciseDirectory = (request: PaperRequest): Document =>
  manual(request, (telling) => ({
    kind: telling.say('paper.directory'),
    label: telling.say('manual.for-players'),
    exerciseFor: exerciseTellers.directory,
    parts: [part(directorySection(telling)), part(channelsSection(telling))],
  }));
