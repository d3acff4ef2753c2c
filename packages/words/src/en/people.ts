import type { Area } from '../area.ts';

// What is promised to the people who take part, and told to them before StartEx.
export const people = {
  'people.named':
    'Reports name {attribution, select, person {persons} role {roles, never persons} sector {sectors only} other {nobody}}.',
  'people.safety.label': 'Care',
  'people.prepared.label': 'Not people',
  'people.prepared': 'These roles are not played by people but by prepared seats: {roles}.',
  'people.safety': 'Who looks after people: {text}',
  'people.contact': 'If something stays with you: {text}',
  'people.contact.none':
    'If something stays with you, say so to the facilitator before you go, or to somebody whom you trust.',
  'people.chatham-house.label': 'Chatham',
  'people.chatham-house':
    'The Chatham House Rule holds. You may use what you hear, but never say who said it, for whom they work, or who was here. Nothing that is shown or printed names a person or quotes anybody.',
} as const satisfies Area<'people'>;

// Who plays which role, and who is needed.
export const cast = {
  'cast.essential': '{count, plural, one {One role} other {# roles}} must be there: {roles}.',
  'cast.nobody': 'No role must be there: exercise control can play any of them.',
  'cast.simulated': 'Exercise control plays these when nobody comes: {roles}.',
  'cast.taken-over': '{by} takes over for {role} when nobody comes.',
  'cast.prepared': 'a prepared seat',
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
