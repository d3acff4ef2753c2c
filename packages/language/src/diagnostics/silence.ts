/** ST079. : what silences a warning in place. */
import { problem, quoted } from './diagnostic.ts';

export const idleSilence = problem<{ readonly code: string; readonly why: 'nothing' | 'error' | 'unknown' }>({
  code: 'ST0791',
  severity: 'warning',
  met: 'review',
  title: 'A silence with nothing to silence',
  say: ({ code, why }) => ({
    message: `${quoted(code)} is not told here, so there is nothing to allow.`,
    reason:
      why === 'error'
        ? 'It is an error, and only warnings can be allowed.'
        : why === 'unknown'
          ? 'No warning has this code.'
          : 'A silence that outlives its warning would hide the next one.',
    fix: 'Remove the comment, or put it on the line of the warning or on the line above.',
  }),
  explanation:
    '`# allow CODE: reason` silences one warning on its own line or, if it stands alone, on the next; for a second one there, a second comment stands above. When the warning goes, the comment goes too.',
  bad: 'tick: 1m # allow «ST0704»: nobody is meant to act\n',
  good: 'tick: 1m\n',
});

export const silenceWithoutReason = problem<{ readonly code: string }>({
  code: 'ST0792',
  severity: 'warning',
  met: 'review',
  title: 'A silence without a reason',
  say: ({ code }) => ({
    message: `${quoted(code)} is allowed here without a reason.`,
    reason: 'Whoever reads the file next must know why the advice was not taken.',
    fix: `Write \`# allow ${code}: \` and the reason.`,
  }),
  explanation:
    'A reason is a few words after a colon, for the colleague who meets the same warning in a year.',
  bad: 'variables:\n  # allow «ST0706»\n  trust: { name: Trust, start: 50 }\n',
  good: 'variables:\n  # allow ST0706: the next module will read it\n  trust: { name: Trust, start: 50 }\n',
});
