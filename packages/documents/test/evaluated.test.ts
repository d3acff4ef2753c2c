import { evolving, begin, openTable } from '@sandtable/core';
import type { Command } from '@sandtable/core/record';
import { expect, test } from 'vitest';
import { afterActionPaper, asMarkdown, asPage, organisationPaper, type ReportRequest } from '../src/index.ts';
import { exerciseLessons, planOfRecord, planText } from '../src/improvement.ts';
import { badly, dronePlay } from './conducts.ts';
import { wholeData } from './whole.ts';

process.env['TZ'] = 'UTC';

const words = {
  seen: 'The order stood on the record after four minutes.',
  own: 'The police held two people without a record.',
  joint: 'Nobody named one commander.',
  analysis: 'Three plans name three commanders.',
  recommendation: 'Write one order of command.',
  dispute: 'One of the two was recorded.',
  disposition: 'The custody log shows one.',
  debrief: 'The log shows the order.',
  action: 'Agree one order of command.',
  contact: 'Kim Vale',
};

/** A day that went badly, evaluated to the end: two evaluators, one finding of the police alone, one of several, a dispute, the final. */
function evaluated(until: 'draft' | 'final' = 'final'): ReportRequest {
  const played = dronePlay(badly);
  const { program, setup } = played;
  const course = evolving(program, begin(program, setup));
  for (const entry of played.entries) course.take(entry);
  const table = openTable(program, course.state());
  const texts = new Map<number, readonly string[]>();
  const give = (command: Command, said: readonly string[] = []): number => {
    const n = table.state().entries + 1;
    const author = { participant: null, role: 'exercise_control', organisation: null };
    const wall = Date.parse('2031-06-08T12:00:00Z') + n;
    const refused = table.give({ command, author, wall, texts: said });
    if (refused !== null) throw new Error(`${command.kind}: ${JSON.stringify(refused)}`);
    texts.set(n, said);
    return n;
  };
  const [objective] = program.scenario.objectives;
  const [target] = objective?.targets ?? [];
  if (objective === undefined || target === undefined) throw new Error('nothing to rate');
  const { stage } = table.state();
  if (stage === 'conduct') give({ kind: 'end', body: {} });
  const said = { text: 0 } as const;
  for (const guest of [101, 102])
    give({
      kind: 'door',
      body: {
        guest,
        event: { did: 'watches', roles: [], objectives: program.scenario.objectives.map(({ name }) => name) },
      },
    });
  const seen = give(
    {
      kind: 'note',
      body: { said, tag: null, role: null, about: null, on: { of: 'target', name: target.name } },
    },
    [words.seen],
  );
  const rated = { of: 'target', name: target.name } as const;
  const of = { breach: false, rests: [seen] };
  give({ kind: 'judge', body: { rated, rating: 'S', ...of, sheet: 101 } });
  give({ kind: 'judge', body: { rated, rating: 'U', ...of, sheet: 102 } });
  const police = { of: 'objective', name: objective.name, organisation: 'airport_police' } as const;
  give(
    {
      kind: 'judge',
      body: { rated: police, rating: 'M', condition: 'departed', ...of, sheet: 101, said },
    },
    [words.own],
  );
  give({ kind: 'hot-wash', body: {} });
  give({ kind: 'debrief', body: {} });
  give({ kind: 'reconcile', body: { rated, rating: 'S', breach: false, said } }, [words.debrief]);
  const own = give(
    {
      kind: 'find',
      body: {
        objective: objective.name,
        of: 'improvement',
        organisation: 'airport_police',
        observation: said,
        analysis: { text: 1 },
        cause: 'plan-unknown',
        rests: [seen],
      },
    },
    [words.own, words.analysis],
  );
  const joint = give(
    {
      kind: 'find',
      body: {
        objective: objective.name,
        of: 'improvement',
        organisation: null,
        observation: said,
        analysis: { text: 1 },
        cause: 'coordination',
        recommendation: { text: 2 },
        rests: [seen],
      },
    },
    [words.joint, words.analysis, words.recommendation],
  );
  give({ kind: 'issue', body: {} });
  if (until === 'draft') return request(played, table.entries(), texts);
  const comment = give(
    { kind: 'comment', body: { finding: own, organisation: 'airport_police', disputes: true, said } },
    [words.dispute],
  );
  give({ kind: 'dispose', body: { comment, disposition: 'partly', said } }, [words.disposition]);
  give({ kind: 'issue', body: {} });
  give({ kind: 'meet', body: {} });
  const action = give(
    {
      kind: 'plan-action',
      body: {
        finding: joint,
        action: said,
        element: 'planning',
        organisation: 'airport_company',
        contact: { text: 1 },
        ends: '2031-12-31',
        priority: 'high',
      },
    },
    [words.action, words.contact],
  );
  give({ kind: 'approve', body: { by: said, office: { text: 1 }, hash: 'f'.repeat(64) } }, [
    'Ida Ro',
    'Director of exercises',
  ]);
  give({ kind: 'accept-action', body: { action } });
  return request(played, table.entries(), texts);
}

const request = (
  played: ReportRequest,
  entries: ReportRequest['entries'],
  own: ReadonlyMap<number, readonly string[]>,
): ReportRequest => ({
  ...played,
  entries: [...played.entries, ...entries.filter(({ n }) => n > (played.entries.at(-1)?.n ?? 0))],
  texts: (at) => own.get(at.entry)?.[at.text] ?? played.texts(at),
});
const markdownOf = (paper: ReturnType<typeof afterActionPaper>): string => [...asMarkdown(paper)].join('');
const pageOf = (paper: ReturnType<typeof afterActionPaper>): string => [...asPage(paper)].join('');

test('the report has the table of capability performance, findings with their analysis, the plan, the comments and the approval', () => {
  const report = markdownOf(afterActionPaper(evaluated()));
  const parts = ['Capability performance', 'Findings for each objective', 'Improvement plan', 'Approval'].map(
    (title) => report.indexOf(`## ${title}`),
  );
  expect(parts.every((at) => at > 0)).toBe(true);
  expect(parts).toEqual(parts.toSorted((one, other) => one - other));
  for (const each of [words.joint, words.analysis, words.recommendation, words.action, words.debrief])
    expect(report).toContain(each);
  expect(report).toContain('FINAL, approved by Ida Ro, Director of exercises');
  expect(report).toContain('f'.repeat(64));
  expect(report).toMatch(/\| 1 +\| Operational Coordination .*\| planning .*\| high .*\| accepted +\|/u);
});

test('programs get the whole evaluation, as far as the joint report tells it', () => {
  const played = evaluated();
  const told = wholeData(played);
  const { evaluation } = JSON.parse(told) as { evaluation: Record<string, unknown[]> };
  expect(evaluation).toMatchObject({
    scale: 'psmu',
    step: 'final',
    ratings: [{ of: 'target', rating: 'S', given: ['S', 'U'], reconciled: true, why: [words.debrief] }],
    findings: [
      {
        observation: words.joint,
        analysis: words.analysis,
        recommendation: words.recommendation,
        cause: 'coordination',
      },
    ],
    actions: [{ action: words.action, status: 'accepted', ends: '2031-12-31', element: 'planning' }],
    comments: [],
    inOwnParts: 2,
    approval: { by: 'Ida Ro', office: 'Director of exercises', hash: 'f'.repeat(64) },
  });
  for (const own of [words.own, words.dispute, words.disposition, 'airport_police'])
    expect(told).not.toContain(own);
  // without roles no organisation is told either
  const quiet = wholeData({ ...played, setup: { ...played.setup, attribution: 'none' } });
  expect(quiet).toContain(words.action);
  expect(quiet).not.toMatch(/airport_company|Vessmar Airport Company/u);
});

test('a draft says which, and what evaluators disagree about stands as not agreed', () => {
  expect(markdownOf(afterActionPaper(evaluated('draft')))).toContain('DRAFT 1');
});

test('what was found about one organisation stands in its own part, and in nothing of others', () => {
  const played = evaluated();
  const joint = markdownOf(afterActionPaper(played));
  const police = markdownOf(organisationPaper({ ...played, partOf: 'airport_police' }));
  const airline = pageOf(organisationPaper({ ...played, partOf: 'carrier' }));
  for (const own of [words.own, words.dispute, words.disposition]) {
    expect(joint).not.toContain(own);
    expect(police).toContain(own);
    expect(airline).not.toContain(own);
  }
  expect(joint).toContain('2 ratings and findings are of one organisation each');
  expect(police).not.toContain(words.joint);
  // what its claims rest on stands on the record, and not in it
  expect(police).not.toContain('#entry-');
});

test('an organisation’s own part holds no fact and no message that its roles have not', () => {
  const played = evaluated();
  const { scenario } = played.program;
  const leaks = scenario.organisations.flatMap(({ name }) => {
    const part = pageOf(organisationPaper({ ...played, partOf: name }));
    const roles = scenario.roles.filter(({ organisation }) => organisation === name).map((role) => role.name);
    const received = played.entries.flatMap((entry) =>
      entry.kind === 'inject.delivered' &&
      [...entry.body.to, ...entry.body.cc].some((to) => roles.includes(to))
        ? [entry.body.inject]
        : [],
    );
    return scenario.injects
      .filter((inject) => !received.includes(inject.name))
      .filter((inject) => {
        const text = (inject.text['en'] ?? '').trim().split('\n')[0] ?? '';
        return text.length > 30 && !text.includes('{') && part.includes(text);
      })
      .map((inject) => `${name}: ${inject.name}`);
  });
  expect(leaks).toEqual([]);
});

test.each(['draft', 'final'] as const)(
  'what was found about one organisation stands in no plan and among no lessons, which everybody reads (%s)',
  (until) => {
    const played = evaluated(until);
    const plan = planText(planOfRecord(played, null, new Date(0), 'the record'));
    const lessons = JSON.stringify(exerciseLessons('drone.jsonl', played));
    for (const told of [plan, lessons]) {
      expect(told).toContain(words.joint);
      expect(told).not.toContain(words.own);
    }
  },
);

test('findings and actions reach the plan by the entries that they have on the record; a contact that was erased is gone, and told to nobody under a stricter rule', () => {
  const played = evaluated();
  const [joint, ...own] = played.entries.filter(({ kind }) => kind === 'find').toReversed();
  const action = played.entries.find(({ kind }) => kind === 'plan-action');
  const of = (request: ReportRequest) => planOfRecord(request, null, new Date(0), 'the record').actions;
  expect(own).toHaveLength(1);
  expect(of(played)).toMatchObject([
    {
      number: 1,
      entry: action?.n,
      details: {
        capability: 'Operational Coordination',
        issue: words.joint,
        action: words.action,
        organisation: 'Meridian Airport Company',
        contact: words.contact,
        end: '2031-12-31',
        status: 'accepted',
      },
    },
  ]);
  // while nobody has planned anything, the finding itself asks for it
  expect(of(evaluated('draft'))).toMatchObject([
    { entry: joint?.n, details: { issue: words.joint, action: '', status: 'proposed' } },
  ]);
  const erased: ReportRequest = {
    ...played,
    texts: (at) => (at.entry === action?.n && at.text === 1 ? null : played.texts(at)),
  };
  const strict: ReportRequest = { ...played, setup: { ...played.setup, attribution: 'none' } };
  for (const request of [erased, strict]) {
    expect(JSON.stringify(of(request))).not.toContain(words.contact);
    expect(markdownOf(afterActionPaper(request))).not.toContain(words.contact);
  }
  expect(of(erased)[0]?.details.action).toBe(words.action);
});
