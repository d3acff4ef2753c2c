import type { Area } from '../area.ts';

export const common = {
  'common.content-note': 'Content note: {text}',
  'common.rehearsal': 'REHEARSAL',
  'common.exercise': 'EXERCISE EXERCISE EXERCISE',
} as const satisfies Area<'common'>;
