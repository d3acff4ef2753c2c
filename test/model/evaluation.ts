/** The evaluation, as the page says it: asides after EndEx, of which nothing follows but that the next step may be taken or not. */
import type { CauseBodies } from '@sandtable/core/record';
import { named, refuse, type World } from './world.ts';

type Evaluated =
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
type Handler<K extends keyof CauseBodies> = (world: World, body: CauseBodies[K], role: string | null) => void;

const thing = ({ of, name, organisation }: CauseBodies['judge']['rated']): string =>
  [of, name, organisation].join(' ');

/** By the objective, the target or the task. */
function objectiveOf({ scenario }: World, { of, name }: { readonly of: string; readonly name: string }) {
  return scenario.objectives.find((objective) => {
    if (of === 'objective') return objective.name === name;
    return objective.targets.some((target) =>
      of === 'target' ? target.name === name : target.tasks.some((task) => task.name === name),
    );
  });
}

export function noted(world: World, { tag, on }: CauseBodies['note']): void {
  if (on !== undefined) refuse(objectiveOf(world, on) === undefined, 'unknown');
  world.evaluation.notes.push({ cause: world.causes, artefact: tag === 'artefact' });
}

export function watches(world: World, { guest, event }: CauseBodies['door']): void {
  if (event.did === 'watches') world.evaluation.watching[guest] = event.objectives ?? [];
}

function knownThing(world: World, { of, name, organisation }: CauseBodies['judge']['rated']): void {
  refuse(objectiveOf(world, { of, name }) === undefined, 'unknown');
  if (organisation !== undefined) named(world.scenario.organisations, organisation);
}

/** M names its condition, a breach caps at M, what nobody saw has no letter. */
function verdict(
  world: World,
  { rating, condition, breach, said }: CauseBodies['judge'] | CauseBodies['reconcile'],
): void {
  refuse((rating === 'M') !== (condition !== undefined), 'judge.condition');
  if (rating === 'not-observed') return;
  refuse((rating === null) !== (world.evaluation.scale === 'narrative'), 'judge.scale');
  refuse(rating === null && said === undefined, 'judge.words');
  if (rating !== 'P' && rating !== 'S') return;
  const found =
    Object.values(world.facts).some(({ breaches }) => breaches.length > 0) ||
    Object.values(world.clocks).some(({ state }) => state === 'missed');
  refuse(breach === true || (found && breach !== false), 'judge.breach');
}

const isArtefact = ({ evaluation }: World, entry: number): boolean =>
  evaluation.notes.some(({ cause, artefact }) => artefact && cause === entry);
const noArtefact = (world: World, rests: readonly number[]): void =>
  refuse(
    rests.some((entry) => isArtefact(world, entry)),
    'find.artefact',
  );
const unsigned = ({ chatham }: World, name: object | undefined): void =>
  refuse(chatham && name !== undefined, 'chatham-house.no-names');
const notFinal = ({ evaluation }: World): void => refuse(evaluation.step === 'final', 'report.final');
const notMet = ({ evaluation }: World): void =>
  refuse(evaluation.step === 'final' || evaluation.step === 'met', 'report.met');
const answered = ({ evaluation }: World): void =>
  refuse(
    evaluation.comments.some(({ disposed }) => !disposed),
    'report.open-comments',
  );
/** A role speaks for its own organisation alone. */
const ofOwn = ({ scenario }: World, role: string | null, organisation: string): void => {
  named(scenario.organisations, organisation);
  refuse(role !== null && named(scenario.roles, role).organisation !== organisation, 'organisation.other');
};
const standing = ({ evaluation }: World, entry: number) => {
  const finding = evaluation.findings.find((one) => one.cause === entry && one.withdrawn === null);
  refuse(finding === undefined, 'find.none');
  return finding;
};
/** There is such a day. */
const isDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/u.test(day) &&
  !Number.isNaN(Date.parse(day)) &&
  new Date(day).toISOString().startsWith(day);

export const evaluationHandlers: { readonly [K in Evaluated]: Handler<K> } = {
  scale: ({ evaluation }, { scale }) => {
    refuse(evaluation.judged.length > 0, 'scale.late');
    evaluation.scale = scale;
  },
  judge: (world, body) => {
    const { evaluation } = world;
    const { rated, rests, rating, sheet, name } = body;
    notFinal(world);
    knownThing(world, rated);
    verdict(world, body);
    unsigned(world, name);
    refuse(name !== undefined && sheet === undefined, 'judge.name');
    const bound = evaluation.watching[sheet ?? world.participant ?? 0] ?? [];
    refuse(bound.length > 0 && !bound.includes(objectiveOf(world, rated)?.name ?? ''), 'judge.not-watched');
    refuse(evaluation.reconciled.includes(thing(rated)), 'judge.reconciled');
    noArtefact(world, rests);
    const seen = rests.some((entry) => evaluation.notes.some(({ cause }) => cause === entry));
    refuse(rating !== 'not-observed' && !seen, 'judge.no-observation');
    evaluation.judged.push(thing(rated));
  },
  reconcile: (world, body) => {
    const { evaluation } = world;
    notFinal(world);
    knownThing(world, body.rated);
    verdict(world, body);
    refuse(!evaluation.judged.includes(thing(body.rated)), 'reconcile.none');
    evaluation.reconciled.push(thing(body.rated));
  },
  find: (world, { objective, of, organisation, analysis, cause, recommendation, rests, instead }) => {
    const { evaluation, scenario } = world;
    notFinal(world);
    named(scenario.objectives, objective);
    if (organisation !== null) named(scenario.organisations, organisation);
    noArtefact(world, rests);
    refuse(rests.length === 0, 'find.no-evidence');
    const improves = of === 'improvement';
    refuse(improves && (analysis === undefined || cause === undefined), 'find.analysis');
    refuse(!improves && (cause !== undefined || recommendation !== undefined), 'find.strength');
    const others = evaluation.findings.filter(
      (one) => one.recommends && one.withdrawn === null && one.cause !== instead,
    );
    refuse(recommendation !== undefined && others.length >= 10, 'find.ten');
    if (instead !== undefined) standing(world, instead);
    const finding = {
      cause: instead ?? world.causes,
      worded: world.causes,
      improves,
      organisation,
      recommends: recommendation !== undefined,
      withdrawn: null,
    };
    evaluation.findings = [...evaluation.findings.filter((one) => one.cause !== finding.cause), finding];
  },
  issue: (world) => {
    notMet(world);
    refuse(!world.evaluation.findings.some(({ withdrawn }) => withdrawn === null), 'issue.no-findings');
    answered(world);
    world.evaluation.step = 'draft';
    world.evaluation.issued = world.causes;
  },
  comment: (world, { finding: entry, organisation, by }, role) => {
    const { evaluation } = world;
    unsigned(world, by);
    ofOwn(world, role, organisation);
    notMet(world);
    refuse(evaluation.step !== 'draft', 'report.no-draft');
    const finding = standing(world, entry);
    refuse((finding?.worded ?? 0) > evaluation.issued, 'comment.not-in-draft');
    refuse(finding?.organisation !== null && finding?.organisation !== organisation, 'comment.not-theirs');
    evaluation.comments.push({ cause: world.causes, finding: entry, disposed: false, withdrawal: null });
  },
  dispose: (world, { comment: entry, withdraws, by }) => {
    const { evaluation } = world;
    notMet(world);
    unsigned(world, by);
    const comment = evaluation.comments.find(({ cause }) => cause === entry);
    refuse(comment === undefined, 'dispose.no-comment');
    if (comment === undefined) return;
    for (const finding of evaluation.findings) {
      // what an earlier disposition of it withdrew stands again
      if (comment.withdrawal !== null && finding.withdrawn === comment.withdrawal) finding.withdrawn = null;
      if (withdraws === true && finding.cause === comment.finding) finding.withdrawn = world.causes;
    }
    comment.disposed = true;
    comment.withdrawal = withdraws === true ? world.causes : null;
  },
  meet: (world) => {
    notMet(world);
    refuse(world.evaluation.step !== 'draft', 'report.no-draft');
    answered(world);
    world.evaluation.step = 'met';
  },
  approve: (world) => {
    refuse(world.evaluation.step !== 'met', 'report.not-met');
    world.evaluation.step = 'final';
  },
  'plan-action': (world, { finding, organisation, contact, starts, ends, instead }) => {
    const { evaluation, scenario } = world;
    notFinal(world);
    unsigned(world, contact);
    named(scenario.organisations, organisation);
    refuse(standing(world, finding)?.improves !== true, 'plan-action.strength');
    refuse(!isDay(ends) || (starts !== undefined && (!isDay(starts) || starts > ends)), 'plan-action.dates');
    const isKnown = evaluation.actions.some(({ cause }) => cause === instead);
    refuse(instead !== undefined && !isKnown, 'action.none');
    const action = { cause: instead ?? world.causes, organisation, accepted: false };
    evaluation.actions = [...evaluation.actions.filter(({ cause }) => cause !== action.cause), action];
  },
  'accept-action': (world, { action: entry, by }, role) => {
    const action = world.evaluation.actions.find(({ cause }) => cause === entry);
    refuse(action === undefined, 'action.none');
    if (action === undefined) return;
    unsigned(world, by);
    ofOwn(world, role, action.organisation);
    refuse(action.accepted, 'accept-action.already');
    action.accepted = true;
  },
};
