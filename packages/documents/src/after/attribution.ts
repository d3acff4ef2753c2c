/**
 * How people may be named. The titles of roles, the names at the seats and the words of participants are replaced before anything is
 * told, so that no part of a report can name more.
 *
 * Under the Chatham House Rule, and the attributions `sector` and `none`, nothing is quoted, answers are told as counts, and a dissent is told without whose.
 */
import { begin, evolving, type Program } from '@sandtable/core';
import {
  type Entry,
  type Setup,
  type Texts,
  namedBy,
  saidByParticipant,
  whoseWords,
} from '@sandtable/core/record';
import { asWholeWords, namesOfPeople, replaced, smallSectors, underChathamHouse } from '@sandtable/core/view';
import { fold, type Attribution, type Scenario } from '@sandtable/core/scenario';
import { type Say, type ToldEvent, describeEntry } from '@sandtable/words';
import { isOfAnother } from './evaluation/own.ts';
import type { Conduct } from './walk.ts';
import type { Paper } from './paper.ts';

/** How far people may be named and quoted. */
export type Promised = Pick<Paper, 'attribution' | 'chathamHouse'>;

const strictness: readonly Attribution[] = ['person', 'role', 'sector', 'none'];

/** What was promised: as it stood at StartEx, or stricter when it was made stricter later. Never looser. */
export function promised({ program, setup, entries }: Conduct): Promised {
  const chathamHouse = underChathamHouse(program.scenario, entries);
  let promise: Attribution = setup.attribution;
  let started = false;
  for (const entry of entries) {
    if (entry.kind === 'start') started = true;
    if (entry.kind !== 'attribute') continue;
    const { attribution } = entry.body;
    if (!started || strictness.indexOf(attribution) > strictness.indexOf(promise)) promise = attribution;
  }
  return { attribution: chathamHouse && promise === 'person' ? 'role' : promise, chathamHouse };
}

/** Whether nothing may be traced to one person: no quotations, no minority of one. */
export const isUntraced = ({ attribution, chathamHouse }: Promised): boolean =>
  chathamHouse || attribution === 'sector' || attribution === 'none';

/** The scenario as it may be told. Sectors in which too few were are not told apart from one another. */
export function attributed(
  { program, setup, entries }: Conduct,
  attribution: Attribution,
  say: Say,
): Scenario {
  const { scenario } = program;
  if (attribution === 'person' || attribution === 'role') return scenario;
  const small = attribution === 'sector' ? everSmall(program, setup, entries) : new Set<string>();
  const untold = (sector: string): boolean => attribution === 'none' || small.has(sector);
  const sectorOf = (organisation: string) =>
    scenario.organisations.find((candidate) => candidate.name === organisation)?.sector ?? '';
  return {
    ...scenario,
    roles: scenario.roles.map((role) => ({
      ...role,
      title: {
        [scenario.language]: untold(sectorOf(role.organisation))
          ? say('aar.participant')
          : say('aar.participant-of', { sector: sectorOf(role.organisation) }),
      },
    })),
    organisations: scenario.organisations.map((organisation) => ({
      ...organisation,
      title: {
        [scenario.language]: untold(organisation.sector) ? say('aar.organisation') : organisation.sector,
      },
    })),
  };
}

/** Sectors that were small at StartEx, whenever somebody's seat changed, or at the end. */
function everSmall(program: Program, setup: Setup, entries: readonly Entry[]): ReadonlySet<string> {
  const course = evolving(program, begin(program, setup));
  const small = new Set<string>();
  const look = (): void => {
    for (const sector of smallSectors(program, course.state())) small.add(sector);
  };
  let started = false;
  for (const entry of entries) {
    course.take(entry);
    started ||= entry.kind === 'start';
    const moved = entry.kind === 'seat' || entry.kind === 'unseat' || entry.kind === 'merge';
    if (entry.kind === 'start' || (started && moved)) look();
  }
  look();
  return small;
}

/**
 * The words that may be shown: names only where people agreed to be named, in what others wrote, too; and participants' own words only
 * where they may be quoted.
 */
export function attributedTexts({ entries, texts, program }: Conduct, promise: Promised, say: Say): Texts {
  const roles = new Set(program.scenario.roles.map((role) => role.name));
  const byNumber = new Map(entries.map((entry) => [entry.n, entry]));
  const people = (promise.attribution === 'person' ? [] : namesOfPeople(entries, texts)).map((each) => ({
    ...each,
    instead: say('format.person', { number: each.participant }),
  }));
  const somebody = say('aar.somebody');
  const titles = tellsRoles(promise)
    ? []
    : titlesOf(program.scenario).map((title) => ({ ...asWholeWords(title), instead: somebody }));
  return (reference) => {
    const entry = byNumber.get(reference.entry);
    const named = entry === undefined ? null : namedBy(entry);
    if (named?.name.text === reference.text && promise.attribution !== 'person')
      return say('format.person', { number: named.participant });
    // whoever approves a report puts their name under it
    if (entry?.kind === 'approve') return texts(reference);
    // nor is whoever is to be rung about an action somebody who spoke
    if (entry?.kind === 'plan-action' && entry.body.contact?.text === reference.text)
      return tellsRoles(promise) ? texts(reference) : say('aar.withheld');
    if (entry && whoseWords(entry, reference.text) === 'name' && promise.attribution !== 'person')
      return say('cast.control');
    if (entry && isUntraced(promise) && saidByParticipant(entry, reference.text, roles))
      return say('aar.withheld');
    const words = texts(reference);
    if (words === null) return null;
    // whoever takes an action on agreed to stand there
    if (entry?.kind === 'unpark' && entry.body.owner?.text === reference.text && tellsRoles(promise))
      return words;
    return replaced(replaced(words, people), titles);
  };
}

export const tellsRoles = ({ attribution }: Promised): boolean =>
  attribution === 'person' || attribution === 'role';

/** What roles are called, in every language, the longest first: a whole title goes before what is a part of it. */
const titlesOf = ({ roles }: Pick<Scenario, 'roles'>): readonly string[] =>
  roles
    .flatMap(({ title, short }) => [...Object.values(title), ...Object.values(short ?? {})])
    .map((each) => each.trim())
    .toSorted((one, other) => other.length - one.length);

/** Whether words hold a word of a role's title, as “the scientist”, where no roles are told: whoever was there may know who it is. */
export function mayName(scenario: Pick<Scenario, 'roles'>, promise: Promised): Paper['mayName'] {
  if (tellsRoles(promise)) return () => false;
  const known = new Set(titlesOf(scenario).flatMap(longWordsOf));
  return (words) => longWordsOf(words).some((each) => known.has(each));
}
/** Shorter ones stand everywhere. */
const longWordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((each) => each.length > 3);

/** Tells an entry as far as the attribution and the ballot allow, and to those whose it is. */
export function tell(paper: Paper, entry: Entry): ToldEvent | null {
  const { telling } = paper;
  if (isOfAnother(paper, entry)) return null;
  const untraced = isUntraced(paper);
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- names, titles and words were replaced before; these alone would still single somebody out
  switch (entry.kind) {
    case 'seat':
    case 'unseat':
    case 'merge':
    case 'join':
    case 'left':
    case 'door':
      return untraced ? null : describeEntry(entry, telling);
    case 'contribute':
      return describeEntry(untraced ? { ...entry, body: { ...entry.body, by: null } } : entry, telling);
    case 'vote':
      return describeEntry(untraced ? { ...entry, body: { ...entry.body, by: null } } : entry, telling);
    case 'rate':
      return untraced ? null : describeEntry(entry, telling);
    case 'answer':
    case 'retract': {
      if (!untraced && !isSecret(paper, entry.body.decision)) return describeEntry(entry, telling);
      const told = describeEntry(entry, telling);
      const { serial = '' } = decisionOf(paper, entry.body.decision) ?? {};
      return told && { ...told, text: telling.say('aar.answer-given', { decision: serial }), said: null };
    }
    case 'amend':
      return untraced || isSecret(paper, entry.body.decision) ? null : describeEntry(entry, telling);
    case 'decision.closed':
      return untraced || isSecret(paper, entry.body.decision)
        ? describeEntry({ ...entry, body: { ...entry.body, each: [], dissent: [], roles: [] } }, telling)
        : describeEntry(entry, telling);
    default:
      return describeEntry(entry, telling);
  }
}

/**
 * The entry that a claim links to: itself, or where it tells nothing the cause that does, or the first thing that the same silent
 * cause brought about.
 */
export function citable(paper: Paper, entry: Entry): Entry {
  if (tell(paper, entry)) return entry;
  const cause = entry.cause === null ? undefined : paper.numbered.get(entry.cause);
  if (cause && tell(paper, cause)) return cause;
  const command = entry.cause ?? entry.n;
  return paper.entries.find((each) => each.cause === command && tell(paper, each) !== null) ?? entry;
}

const decisionOf = (paper: Paper, name: string) =>
  paper.program.scenario.decisions[paper.program.places.decision.get(name) ?? -1];
/** In a secret ballot nobody ever sees whose answer was whose, in no report either. */
export const isSecret = (paper: Paper, decision: string): boolean =>
  decisionOf(paper, decision)?.ballot === 'secret';
