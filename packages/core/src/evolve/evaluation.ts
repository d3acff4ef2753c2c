/** What the entries of an evaluation make of it. */
import type { EvaluationState, GivenIn, Judgement, RatingGiven } from '../program/evaluation-state.ts';
import type { CauseBodies, Command } from '../record/cause.ts';
import type { TextReference, TextSlot, WallTime } from '../record/parts.ts';
import { ratedKey } from '../questions/evaluation.ts';

/** Kinds that only the evaluation reads, and who an evaluator watches. */
export type EvaluationKind =
  | 'scale'
  | 'judge'
  | 'reconcile'
  | 'find'
  | 'issue'
  | 'comment'
  | 'dispose'
  | 'meet'
  | 'approve'
  | 'plan-action'
  | 'accept-action';
type EvaluationCommand = Extract<Command, { readonly kind: EvaluationKind | 'door' }>;

interface Head extends GivenIn {
  readonly entry: number;
  readonly wall: WallTime | null;
}

export function evaluatedBy(
  now: EvaluationState,
  command: EvaluationCommand,
  { entry, wall, ...givenIn }: Head,
): EvaluationState {
  const at = ({ text }: TextSlot): TextReference => ({ entry, text });
  const maybeAt = (slot: TextSlot | undefined): TextReference | null =>
    slot === undefined ? null : at(slot);
  switch (command.kind) {
    case 'door': {
      const { guest, event } = command.body;
      if (event.did !== 'watches') return now;
      const others = now.watching.filter(({ participant }) => participant !== guest);
      const { objectives = [] } = event;
      return {
        ...now,
        watching: objectives.length === 0 ? others : [...others, { participant: guest, objectives }],
      };
    }
    case 'scale':
      return { ...now, scale: command.body.scale };
    case 'judge': {
      const { said, rests, sheet, name } = command.body;
      const by = raterOf(command.body, givenIn.participant);
      const judgement: Judgement = {
        ...verdictIn(command.body),
        entry,
        by,
        typedBy: sheet === undefined ? null : (givenIn.participant ?? 0),
        name: maybeAt(name),
        said: maybeAt(said),
        rests,
        wall,
      };
      const key = ratedKey(judgement.rated);
      const others = now.judgements.filter((each) => each.by !== by || ratedKey(each.rated) !== key);
      return { ...now, judgements: [...others, judgement] };
    }
    case 'reconcile': {
      const verdict = verdictIn(command.body);
      const others = now.reconciled.filter(({ rated }) => ratedKey(rated) !== ratedKey(verdict.rated));
      return {
        ...now,
        reconciled: [...others, { ...verdict, entry, said: at(command.body.said), givenIn }],
      };
    }
    case 'find': {
      const { objective, of, organisation, observation, cause, rests, instead, ...words } = command.body;
      const finding = {
        entry: instead ?? entry,
        wordedIn: entry,
        objective,
        of,
        organisation,
        observation: at(observation),
        reference: maybeAt(words.reference),
        analysis: maybeAt(words.analysis),
        cause: cause ?? null,
        recommendation: maybeAt(words.recommendation),
        rests,
        withdrawnIn: null,
      };
      return { ...now, findings: withOne(now.findings, finding) };
    }
    case 'issue':
      return { ...now, drafts: [...now.drafts, { entry, wall }] };
    case 'comment': {
      const { finding, organisation, disputes, said, by } = command.body;
      const draft = now.drafts.length;
      const comment = {
        entry,
        finding,
        draft,
        organisation,
        disputes,
        said: at(said),
        by: maybeAt(by),
        givenIn,
        wall,
        disposed: null,
      };
      return { ...now, comments: [...now.comments, comment] };
    }
    case 'dispose': {
      const { comment: number, disposition, said, by, withdraws } = command.body;
      const disposed = { entry, disposition, said: at(said), by: maybeAt(by), givenIn };
      const comments = now.comments.map((each) => (each.entry === number ? { ...each, disposed } : each));
      const of = now.comments.find((each) => each.entry === number);
      // what an earlier disposition withdrew stands again, unless this one withdraws it as well
      const findings = now.findings.map((each) =>
        withdraws === true && each.entry === of?.finding
          ? { ...each, withdrawnIn: entry }
          : each.withdrawnIn !== null && each.withdrawnIn === of?.disposed?.entry
            ? { ...each, withdrawnIn: null }
            : each,
      );
      return { ...now, comments, findings };
    }
    case 'meet':
      return { ...now, met: { entry, said: maybeAt(command.body.said), wall } };
    case 'approve': {
      const { by, office, hash } = command.body;
      return { ...now, final: { entry, by: at(by), office: at(office), hash, wall } };
    }
    case 'plan-action': {
      const { finding, action, element, organisation, ends, priority, instead, ...others } = command.body;
      const planned = {
        entry: instead ?? entry,
        wordedIn: entry,
        finding,
        action: at(action),
        element,
        organisation,
        contact: maybeAt(others.contact),
        starts: others.starts ?? null,
        ends,
        priority,
        retest: maybeAt(others.retest),
        // whoever accepted it accepted other words
        accepted: null,
      };
      return { ...now, actions: withOne(now.actions, planned) };
    }
    case 'accept-action': {
      const { action, by } = command.body;
      const accepted = { entry, by: maybeAt(by), givenIn, wall };
      return {
        ...now,
        actions: now.actions.map((each) => (each.entry === action ? { ...each, accepted } : each)),
      };
    }
  }
}

/** Whose rating it is: of whoever gave it, unless it was typed in from a paper of somebody else. */
export const raterOf = ({ sheet }: CauseBodies['judge'], participant: number | null): number =>
  sheet ?? participant ?? 0;

const verdictIn = ({
  rated,
  rating,
  condition,
  breach,
}: CauseBodies['judge'] | CauseBodies['reconcile']): RatingGiven => ({
  rated,
  rating,
  condition: condition ?? null,
  breach: breach ?? null,
});

/** In the place of the one that has its entry, else at the end. */
const withOne = <T extends { readonly entry: number }>(list: readonly T[], one: T): readonly T[] =>
  list.some(({ entry }) => entry === one.entry)
    ? list.map((each) => (each.entry === one.entry ? one : each))
    : [...list, one];
