import type { Area } from '../area.ts';

export const explore = {
  'explore.subject.phase': 'The phase “{name}”',
  'explore.subject.exit': 'The exit “{name}”',
  'explore.subject.fact': 'The fact “{name}”',
  'explore.subject.inject': 'The inject “{name}”',
  'explore.subject.decision': 'The decision “{name}”',
  'explore.subject.option': 'The option “{name}”',
  'explore.subject.action': 'The action “{name}”',
  'explore.subject.clock': 'The legal clock “{name}”',
  'explore.subject.expected': 'The expected action “{name}”',
  'explore.subject.chance': 'The chance “{name}”',
  'explore.subject.rule': 'The rule “{name}”',
  'explore.subject.outcome': 'The outcome “{name}”',
  'explore.subject.clause': 'The clause “{name}”',
  'explore.subject.effect': 'This effect ({name})',
  'explore.subject.guard': 'The guard “{name}”',
  'explore.subject.exercise': 'The exercise',

  'explore.never.phase': 'is never entered',
  'explore.never.exit': 'is never taken',
  'explore.never.fact': 'is never known to anybody',
  'explore.never.inject': 'is never delivered',
  'explore.never.decision': 'is never put to the deciders',
  'explore.never.option': 'is never the answer',
  'explore.never.action': 'can never be done',
  'explore.never.clock': 'never starts',
  'explore.never.expected': 'is never waited for',
  'explore.never.chance': 'never comes about',
  'explore.never.rule': 'never applies',
  'explore.never.outcome': 'is never reached',
  'explore.never.clause': 'is never told',
  'explore.never.effect': 'never acts: its time lies past the end of every play',

  'explore.evidence.proven': '  how: proven. No play led as the running order says can do otherwise.',
  'explore.evidence.searched':
    '  how: searched. It was not found otherwise in {plays, plural, one {# play} other {# plays}}; that is no proof.',
  'explore.evidence.shown': '  how: shown by this script.',
  'explore.script.with': '  with this script, the worse play:',
  'explore.script.instead': '  and this one, the better play:',
  'explore.replay': '  Kept in a file it can be played: {command}',

  'explore.progress':
    '{plays, plural, one {# play} other {# plays}}, {states, number} states; {optionsReached} of {options} options, {reached} of {things} things reached',
  'explore.stopped.calm': 'Stopped: nothing new for long.',
  'explore.stopped.time':
    'Stopped after {seconds, plural, one {# second} other {# seconds}}; more time (--seconds) may show more.',
  'explore.stopped.hand': 'Stopped by hand; this is what was found until then.',
  'explore.exhausted':
    'Every answer to every decision was searched for a few drawings of luck; other luck and other times of acting only by sample.',
  'explore.bounded': 'Decisions, luck and times of acting were searched by sample, not one and all.',
  'explore.sum':
    '{findings, plural, =0 {Nothing found} one {# finding} other {# findings}}{allowed, plural, =0 {} other {, # more allowed in the file}}.',
} as const satisfies Area<'explore'>;
