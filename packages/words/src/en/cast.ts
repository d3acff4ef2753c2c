import type { Area } from '../area.ts';

// Who plays which role, and who is needed.
export const cast = {
  'cast.essential': '{count, plural, one {One role} other {# roles}} must be there: {roles}.',
  'cast.nobody': 'No role must be there: exercise control can play any of them.',
  'cast.simulated': 'Exercise control plays these when nobody comes: {roles}.',
  'cast.taken-over': '{by} takes over for {role} when nobody comes.',
  'cast.here': 'here',
  'cast.controls': 'played by exercise control, who decides for it',
  'cast.merged': 'merged into {role}',
  'cast.taken-over-by': 'nobody is here; {role} takes over',
  'cast.stands-in': 'nobody is here; exercise control plays it',
  'cast.missing': 'missing: this role must be there',
  'cast.deputy': '{role} leads in its place',
  'cast.person': 'person {number}',
  'cast.control': 'Exercise control',
} as const satisfies Area<'cast'>;
