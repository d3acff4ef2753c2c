/** Commands of the hot wash: where it turns to, and what becomes of what was parked. */
import { type CommandRules } from './command-rule.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Refusal } from '../record/entry.ts';
import { firstOf, unless } from './checks.ts';
import { parkedNotes, questionCount } from '../questions/hot-wash.ts';

export const hotWashCommands: CommandRules<'turn-to' | 'unpark'> = {
  'turn-to': {
    when: ['hot-wash'],
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: (draft, { at }) => {
      if (at.of === 'parked') return isParked(draft, at.note);
      const last = questionCount(draft.program.scenario);
      return unless(
        Number.isInteger(at.number) && at.number >= 1 && at.number <= last,
        'hot-wash.no-question',
        { number: String(at.number), last },
      );
    },
  },
  unpark: {
    when: ['hot-wash', 'debrief'],
    who: 'control',
    counts: 'aside',
    words: { said: 'room', owner: 'room', until: 'room' },
    correction: null,
    check: (draft, { note, becomes, said, owner, until }) =>
      firstOf(
        isParked(draft, note),
        unless(becomes !== 'action' || (said !== undefined && owner !== undefined), 'unpark.action'),
        unless(becomes === 'action' || (owner === undefined && until === undefined), 'unpark.no-action'),
      ),
  },
};

const isParked = (draft: Draft, note: number): Refusal | null =>
  unless(
    parkedNotes(draft.state).some(({ entry }) => entry === note),
    'unpark.not-parked',
    { entry: note },
  );
