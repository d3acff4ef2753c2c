/** `correct`: the ordinary remedy for a wrong option, role, number or recipient, in front of people who have heard it. */
import { refuse } from '../record/refuse.ts';
import { sinceStartEx, type CommandRule, type CommandRules } from './command-rule.ts';
import type { CauseBodies, CauseKind } from '../record/cause.ts';
import type { Refusal } from '../record/entry.ts';
import type { Draft } from '../evolve/draft.ts';
import type { RecordedDeed } from '../program/state.ts';

type OtherRules = CommandRules<Exclude<CauseKind, 'correct'>>;

/** How it puts another command right stands in the rule of that command. */
export function correctRule(rules: OtherRules): CommandRule<'correct'> {
  return {
    when: sinceStartEx,
    who: 'control',
    counts: 'intervention',
    words: { instead: 'participant', because: 'control' },
    correction: null,
    check: (draft, body) => check(rules, draft, body),
    perform: (draft, { entry, instead }) => {
      const deed = deedOf(draft, entry);
      const remedy = deed && remedyOf(rules, deed);
      if (deed && remedy) remedy.perform(draft, mistakeOf(deed), instead);
    },
  };
}

const deedOf = (draft: Draft, entry: number): RecordedDeed | undefined =>
  draft.state.deeds.find((candidate) => candidate.entry === entry);

const mistakeOf = (deed: RecordedDeed) => ({ ...deed, body: deed.command.body });

/** Of any kind: the body and what stands in its place are of the deed's. */
type AnyRemedy = {
  readonly of: string | null;
  readonly check?: (draft: Draft, mistake: unknown, instead: unknown) => Refusal | null;
  readonly perform: (draft: Draft, mistake: unknown, instead: unknown) => void;
};
const remedyOf = (rules: OtherRules, { command }: RecordedDeed): AnyRemedy | null =>
  rules[command.kind].correction as AnyRemedy | null;

function check(rules: OtherRules, draft: Draft, { entry, instead }: CauseBodies['correct']): Refusal | null {
  const deed = deedOf(draft, entry);
  if (!deed) {
    const back = draft.state.deeds.find(({ correctedBy }) => correctedBy === entry);
    return back
      ? refuse('correct.taken-back', { entry, mistake: back.entry })
      : refuse('correct.no-such-entry', { entry });
  }
  if (deed.correctedBy !== null) return refuse('correct.already', { entry, by: deed.correctedBy });
  const remedy = remedyOf(rules, deed);
  if (remedy === null || (instead !== null && instead.of !== remedy.of))
    return refuse('correct.kind', { entry, command: deed.command.kind });
  return remedy.check?.(draft, mistakeOf(deed), instead) ?? null;
}
