import type { Area } from '../area.ts';

// The author's second pane.
export const watch = {
  'watch.sum':
    '{errors, plural, =0 {no errors} one {# error} other {# errors}}, {warnings, plural, =0 {no warnings} one {# warning} other {# warnings}}',
  'watch.stale': 'as before the errors',
  'watch.took': '  {milliseconds} ms',
  'watch.check': 'Check',
  'watch.check.nothing': 'nothing to mend',
  'watch.timeline': 'Timeline',
  'watch.timeline.nothing': 'nothing to play yet: put the errors right first',
  'watch.play': 'Play',
  'watch.play.nothing': 'nothing to play yet: put the errors right first',
  'watch.new': '+ {count} new',
  'watch.keys': 'tab next pane   ↑ ↓ PgUp PgDn scroll   q leave',
  'watch.row': '{time}  {what}',
  'watch.decision': '{serial} {question}',
  'watch.made': '{serial} → {answer}',
  'watch.default': '{serial} → {answer} (by default)',
  'watch.unanswered': '{serial} → no answer',
  'watch.never': 'Never delivered: {names}',
  'watch.by-default':
    'Nobody decides in this play, so every decision closes with its default. --script FILE plays answers.',
  'watch.outcome': 'Outcome: {name}',
  'watch.gone': 'There is no file called {file} any more.',
} as const satisfies Area<'watch'>;
