import type { Area } from '../area.ts';

/** What anybody says to stop everything. Nobody must wonder which of two phrases is meant: every sentence takes it from here. */
export const stopPhrase = 'real world, not exercise';
export const stopPhraseAloud = 'REAL WORLD, NOT EXERCISE';

export const common = {
  'common.today.papers':
    'Papers for today: {missing} of {needed} missing in {folder}{older, plural, =0 {} other {, # older than the scenario}}: {command}',
  'common.today.exercise':
    'No paper says yet which exercise this is: {at, select, desk {^K “{word}”, or } plain {“{word}”, or } other {}}{command}',
  'common.attached.text': 'Attached text: {title}',
  'common.attached.table': 'Attached table: {title}',
  'common.attached.picture': 'Attached picture: {title}',
  'common.picture.card': 'Its words only: the picture is on the printed card.',
  'common.picture.file':
    'Its words only: the picture is {file} in the folder of the scenario, and on the printed card.',
  'common.content-note': 'Content note: {text}',
  'common.rehearsal': 'REHEARSAL',
  'common.staff.director': 'director',
  'common.staff.facilitator': 'facilitator',
  'common.staff.site-facilitator': 'site facilitator',
  'common.staff.controller': 'controller',
  'common.staff.simcell': 'simulation cell',
  'common.staff.recorder': 'recorder',
  'common.staff.interpreter': 'interpreter',
  'common.staff.evaluator': 'evaluator',
  'common.staff.safety-lead': 'safety lead',
  'common.staff.observer': 'observer',
  'common.staff.screen': 'screen of the room',
  'common.aide': 'aide',
  'common.aide-of': '{role}, aide',
  'common.stop-phrase': stopPhrase,
  'common.exercise': 'EXERCISE EXERCISE EXERCISE',
} as const satisfies Area<'common'>;
