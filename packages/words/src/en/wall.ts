import type { Area } from '../area.ts';

// The wall of an activity: what stands on it, on the desk, on the room's screen, in plain mode and in papers; what was put there.
export const wall = {
  'wall.kind.brainstorm': 'Ideas',
  'wall.kind.premortem': 'It has failed. Why?',
  'wall.kind.futures': 'Four futures',
  'wall.kind.survey': 'Each answers for itself',
  'wall.none': 'Nothing stands here yet.',
  'wall.votes': '{text} ({votes, plural, one {# vote} other {# votes}})',
  'wall.loose': 'Not under a heading',
  'wall.mitigation': 'then: {text}',
  'wall.axis.across': 'From left to right: {name}, from “{low}” to “{high}”.',
  'wall.axis.up': 'From below to above: {name}, from “{low}” to “{high}”.',
  'wall.future.low-low': 'below left',
  'wall.future.low-high': 'above left',
  'wall.future.high-low': 'below right',
  'wall.future.high-high': 'above right',
  'wall.future': '{where}: {name}',
  'wall.future.story': '{where}: {name}. {story}',
  'wall.survey.scale': '1 means not at all, 5 means fully.',
  'wall.survey.sealed':
    '{answered, plural, =0 {Nobody has answered yet.} one {# role has answered.} other {# roles have answered.}} How the answers lie is shown when it is closed.',
  'wall.survey.closed':
    '{answered, plural, =0 {Nobody answered.} one {# role answered.} other {# roles answered.}}',
  'wall.survey.few':
    '{answered, plural, one {# role answered.} other {# roles answered.}} Of fewer than three it is not shown how their answers lie: it could be told whose they are.',
  'wall.survey.spread': '1: {one}, 2: {two}, 3: {three}, 4: {four}, 5: {five}',
  'wall.told.contribute.idea': 'An idea for “{activity}”.',
  'wall.told.contribute.heading': 'A heading in “{activity}”.',
  'wall.told.contribute.reason': 'A reason in “{activity}”.',
  'wall.told.contribute.mitigation': 'What to do about reason {about} in “{activity}”.',
  'wall.told.by': '{who}: {told}',
  'wall.told.cluster':
    '“{activity}”: under heading {under} {count, plural, one {goes idea {ideas}} other {go ideas {ideas}}}.',
  'wall.told.cluster-out':
    '“{activity}”: {count, plural, one {idea {ideas} stands} other {ideas {ideas} stand}} under no heading.',
  'wall.told.vote': '“{activity}”: number {number} has {votes, plural, one {# vote} other {# votes}}.',
  'wall.told.axis': 'An axis of “{activity}”.',
  'wall.told.future': 'One of the futures of “{activity}”, {where}.',
  'wall.told.ends': '{name}, from “{low}” to “{high}”',
  'wall.told.story': '{name}. {story}',
  'wall.told.rate': '{role} has answered “{activity}”.',
  'wall.told.take-down': 'Taken off the wall of “{activity}”: entry {entry}.',
} as const satisfies Area<'wall'>;
