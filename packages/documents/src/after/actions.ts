/**
 * What is to be done after an exercise, as its record has it: the improvement plan before anybody has worked on it. The one place that says
 * so; whoever keeps a plan or looks back over many exercises asks here.
 */
import { present } from '@sandtable/core';
import type { ActionPriority, PoeteElement } from '@sandtable/core/evaluation';
import type { Entry, TextReference, TextSlot } from '@sandtable/core/record';
import { textIn, type Scenario } from '@sandtable/core/scenario';
import { spoken } from '@sandtable/words';
import { organisationName } from '@sandtable/words/play';
import { organisationOf } from '../before/role-card.ts';
import { isUntraced } from './attribution.ts';
import { isOwn } from './evaluation/own.ts';
import { entriesOf, type Paper } from './paper.ts';
import { judgedClocks, judgedExpected, type Judged } from './verdict.ts';

/** An action is proposed until its owner accepts it; a lesson is learned only when somebody has verified what was done. */
export const actionStatuses = ['proposed', 'accepted', 'done', 'verified', 'rejected'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** What stands of an action in a plan, as text; what nobody has said is empty. Days are `2031-12-31`. */
export interface ActionDetails {
  readonly capability: string;
  readonly issue: string;
  readonly action: string;
  readonly element: '' | PoeteElement;
  readonly organisation: string;
  readonly contact: string;
  readonly start: string;
  readonly end: string;
  readonly priority: '' | ActionPriority;
  readonly status: ActionStatus;
  readonly retest: string;
  readonly remark: string;
}

export const noDetails: ActionDetails = {
  capability: '',
  issue: '',
  action: '',
  element: '',
  organisation: '',
  contact: '',
  start: '',
  end: '',
  priority: '',
  status: 'proposed',
  retest: '',
  remark: '',
};

export interface ProposedAction {
  /** The entry that it rests on. */
  readonly entry: number;
  readonly details: ActionDetails;
}

/** `2031-12-31`, and there is such a day. */
export function isPlanDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === text
  );
}

/**
 * The corrective actions of the evaluation, and areas for improvement that have none yet. Where nobody has evaluated, what was noted as a gap or
 * an action, what became an action when the parking lot was read out, and what was expected or owed and not done, which nobody need have
 * noted. In the order of the record, each of it for people to accept, change or reject.
 */
export function actionsOf(paper: Paper): readonly ProposedAction[] {
  // somebody practised: nothing of it is a finding
  if (paper.entries[0]?.kind === 'rehearsal') return [];
  const found =
    paper.evaluation.findings.length > 0
      ? ofEvaluation(paper)
      : [...noted(paper), ...parked(paper), ...notDone(paper)];
  return found.toSorted((one, other) => one.entry - other.entry);
}

/**
 * Findings that stand, as plans and lessons tell them. Both go to everybody, so that what was found about one organisation alone is not
 * among them: it stands in that organisation's own part of the report, as its actions do.
 */
export const findingsTold = (paper: Paper) =>
  paper.evaluation.findings
    .filter(({ organisation }) => isOwn(paper, organisation))
    .map((finding) => ({
      ...finding,
      capability:
        paper.evaluation.objectives.find(({ name }) => name === finding.objective)?.capability ?? '',
      words: said(paper, finding.observation),
    }));

function ofEvaluation(paper: Paper): readonly ProposedAction[] {
  const { actions } = paper.evaluation;
  return findingsTold(paper).flatMap(({ entry, of, capability, words: issue }): readonly ProposedAction[] => {
    const own = actions.filter((action) => action.finding === entry);
    if (own.length === 0)
      return of === 'strength' ? [] : [{ entry, details: { ...noDetails, capability, issue } }];
    return own.map((action) => ({
      entry: action.entry,
      details: {
        ...noDetails,
        capability,
        issue,
        action: said(paper, action.action),
        element: action.element,
        organisation: organisationName(action.organisation, paper.telling),
        contact: said(paper, action.contact),
        start: action.starts ?? '',
        end: action.ends,
        priority: action.priority,
        status: action.accepted === null ? 'proposed' : 'accepted',
        retest: said(paper, action.retest),
      },
    }));
  });
}

const said = (paper: Paper, reference: TextReference | null): string =>
  reference === null ? '' : spoken(reference, paper.telling).trim();

const wordsAt = (paper: Paper, entry: number, slot: TextSlot | undefined): string =>
  slot === undefined ? '' : spoken({ entry, text: slot.text }, paper.telling).trim();

const noted = (paper: Paper): readonly ProposedAction[] =>
  entriesOf(paper, 'note').flatMap((entry) => {
    const { tag, said: slot, interprets } = entry.body;
    if ((tag !== 'gap' && tag !== 'action') || interprets !== undefined) return [];
    const words = wordsAt(paper, entry.n, slot);
    const capability = capabilitiesOf(paper, entry).join('; ');
    const details = { ...noDetails, capability, ...(tag === 'gap' ? { issue: words } : { action: words }) };
    return [{ entry: entry.n, details }];
  });

const parked = (paper: Paper): readonly ProposedAction[] =>
  paper.walk.end.unparked
    .filter(({ becomes }) => becomes === 'action')
    .map(({ entry, note, said: what, owner, until }) => {
      const about = entriesOf(paper, 'note').find(({ n }) => n === note);
      const [action = '', who = '', when = ''] = [what, owner, until].map((each) => said(paper, each));
      return {
        entry,
        details: {
          ...noDetails,
          issue: wordsAt(paper, note, about?.body.said),
          action,
          ...ownerOf(paper, who),
          ...(isPlanDay(when) ? { end: when } : { remark: when }),
        },
      };
    });

function notDone(paper: Paper): readonly ProposedAction[] {
  const { telling } = paper;
  const { say, scenario } = telling;
  const capabilities = capabilitiesOfTasks(scenario);
  const found = (
    { verdict, evidence }: Judged<unknown>,
    details: Partial<ActionDetails>,
    by: string | null,
  ): readonly ProposedAction[] => {
    const entry = evidence.at(-1);
    if (verdict !== 'not-met' || entry === undefined) return [];
    return [
      { entry: entry.n, details: { ...noDetails, ...details, organisation: ownOrganisation(paper, by) } },
    ];
  };
  return [
    ...judgedExpected(paper).flatMap((each) => {
      const { text, task, by } = each.of;
      const issue = say('plan.issue.expected', { action: textIn(text, telling).trim() });
      return found(each, { issue, capability: capabilities.get(task ?? '') ?? '' }, by);
    }),
    ...judgedClocks(paper).flatMap((each) => {
      const issue = say('plan.issue.duty', { duty: textIn(each.of.title, telling).trim() });
      return found(each, { issue }, each.of.owedBy);
    }),
  ];
}

/** The organisation of a role, where it may be told; nothing else is proposed as an owner. */
export function ownOrganisation(paper: Paper, name: string | null): string {
  const role = paper.program.scenario.roles.find((each) => each.name === name);
  return role === undefined || isUntraced(paper) ? '' : organisationOf(role, paper.telling).trim();
}

/** The organisations of the roles that were played, where they may be told. */
export function organisationsPlayed(paper: Paper): readonly string[] {
  const { program, walk } = paper;
  const played = program.scenario.roles.filter(({ name }) => present(program, walk.end, name));
  return [...new Set(played.map(({ name }) => ownOrganisation(paper, name)))].filter((each) => each !== '');
}

/** Whoever took it on: an organisation of the exercise by its name, anybody else as the contact. */
function ownerOf(paper: Paper, who: string): Partial<ActionDetails> {
  if (who === '' || isUntraced(paper)) return {};
  const { organisations } = paper.program.scenario;
  const found = organisations.some(({ title }) =>
    Object.values(title).some((each) => each.trim().toLowerCase() === who.toLowerCase()),
  );
  return found ? { organisation: who } : { contact: who };
}

/** By critical task. */
export const capabilitiesOfTasks = ({ objectives }: Scenario): ReadonlyMap<string, string> =>
  new Map(
    objectives.flatMap(({ capability, targets }) =>
      targets.flatMap(({ tasks }) => tasks.map(({ name }) => [name, capability] as const)),
    ),
  );

/** Each once; none where it is about nothing that serves a task. */
export function capabilitiesOf(paper: Paper, entry: Entry): readonly string[] {
  const ofTask = capabilitiesOfTasks(paper.program.scenario);
  const found = tasksOf(paper, entry).flatMap((task) => ofTask.get(task) ?? []);
  return [...new Set(found)];
}

function tasksOf(paper: Paper, entry: Entry): readonly string[] {
  const { decisions, injects, actions, expected } = paper.program.scenario;
  const { body } = entry;
  const about =
    'about' in body && typeof body.about === 'number' ? paper.numbered.get(body.about) : undefined;
  if (about !== undefined && about.n < entry.n) return tasksOf(paper, about);
  const named = <T extends { readonly name: string }>(key: string, all: readonly T[]): T | undefined => {
    const name = (body as Readonly<Record<string, unknown>>)[key];
    return all.find((each) => each.name === name);
  };
  return [
    ...(named('decision', decisions)?.serves ?? []),
    ...(named('inject', injects)?.serves ?? []),
    ...(named('action', actions)?.serves ?? []),
    ...[named('expected', expected)?.task ?? []].flat(),
  ];
}
