// The evaluation from end to end at the seats of those who take part: two evaluators, the director, and a role of each organisation.
import { exerciseEvaluation } from '@sandtable/core/evaluation';
import { begin as newState, evolveAll, load } from '@sandtable/core';
import { readRecord } from '@sandtable/records';
import { words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { roleParts } from '../src/page/role-parts.tsx';
import { watchParts } from '../src/page/watch-parts.tsx';
import type { SeatView } from '../src/seats/seats.ts';
import { begin, give, harbour, newTable, next, temporaryFolder } from './harbour.ts';
import { evaluatedHarbour, seatsAt } from './seated.ts';

function table() {
  const at = newTable(temporaryFolder(), evaluatedHarbour);
  return { ...at, ...seatsAt(at.session) };
}

/** The page of an evaluator or of a role, as it is sent. */
const tongue = { say: words('en'), language: 'en', zone: 'UTC', wall: 0 };
const pageOf = (seen: SeatView): string => {
  const { story } = harbour(evaluatedHarbour);
  const parts =
    seen.of === 'evaluator'
      ? watchParts(seen, tongue)
      : seen.of === 'role'
        ? roleParts({ seen, tongue, story })
        : [];
  return parts.map(({ html }) => html).join('');
};

const done = { is: 'done' };
const refused = (why: string) => ({ is: 'refused', why: expect.stringContaining(why) as unknown });

test('from observations to an action that its owner accepts, step by step', () => {
  const { session, seat, staff, file } = table();
  const dana = staff(1, 'director');
  const eva = staff(2, 'evaluator');
  const ben = staff(3, 'evaluator');
  const master = seat(4, { of: 'role', role: 'harbour' });
  const pilot = seat(5, { of: 'role', role: 'pilot' });
  expect(dana.does('watch', { evaluator: '2', watches: [], objectives: ['warning'] })).toEqual(done);
  begin(session);
  next(session);
  const observed = (who: typeof eva, said: string, aim = 'task:call', tag = 'gap'): string => {
    expect(who.does('note', { tag, said, aim })).toEqual(done);
    return String(session.entries.at(-1)?.n);
  };
  const late = observed(eva, 'The pilots were called after twenty minutes.');
  const early = observed(ben, 'The pilots heard it on the radio.', 'target:early', 'strength');
  const artefact = observed(ben, 'A screen stood still.', 'target:early', 'artefact');
  expect(eva.can('judge')).toBe(false);
  give(session, { kind: 'end', body: {} });

  // each alone, only what they watch, with the definition in sight and their own observations as evidence
  expect(eva.choices('judge', 'rated').map(({ value }) => value)).toEqual([
    'target:early',
    'objective:warning',
  ]);
  expect(eva.choices('judge', 'rests').map(({ value }) => value)).toEqual([late]);
  expect(ben.choices('judge', 'rests').map(({ value }) => value)).toEqual([early]);
  expect(eva.choices('judge', 'rating').find(({ value }) => value === 'M')?.detail).toContain('at least one');
  const early_ = { rated: 'target:early', breach: 'no' };
  expect(
    eva.does('judge', { ...early_, rating: 'M', condition: 'added-risk', rests: late, said: 'Too late.' }),
  ).toEqual(done);
  expect(JSON.stringify(ben.look())).not.toContain('Too late.');
  expect(JSON.stringify(session.control())).not.toContain('Too late.');
  expect(ben.does('judge', { ...early_, rating: 'S', rests: [] })).toMatchObject({ is: 'wrong' });
  expect(ben.does('judge', { ...early_, rating: 'S', rests: early })).toEqual(done);
  expect(JSON.stringify(ben.look())).toContain('Too late.');
  expect(pageOf(ben.look())).toContain('Too late.');
  expect(pageOf(ben.look())).toContain('M: Performed with major challenges.');
  expect(JSON.stringify(master.look())).not.toContain('Too late.');
  expect(dana.does('scale', { scale: 'narrative' })).toMatchObject({ is: 'refused' });

  // a paper is typed in for an evaluator who had no screen, and again under the same number
  give(session, { kind: 'hot-wash', body: {} });
  give(session, { kind: 'debrief', body: {} });
  const paper = { rater: 'Ida Ro', rated: 'objective:closing', rating: 'not-observed' };
  expect(dana.does('judge', paper)).toEqual(done);
  expect(dana.does('judge', paper)).toEqual(done);
  const sheets = session.entries.flatMap((entry) => (entry.kind === 'judge' ? [entry.body.sheet] : []));
  expect(sheets.slice(2)).toEqual([4, 4]);

  // the debrief shows the disagreement and makes one rating of it
  const board = () => session.control().evaluation;
  expect(board()?.rated[0]).toMatchObject({ isDisputed: true, stands: undefined });
  expect(dana.choices('reconcile', 'rated')[0]?.detail).toBe('M, S, the evaluators disagree');
  expect(
    dana.does('reconcile', {
      rated: 'target early ',
      rating: 'M',
      condition: 'added-risk',
      breach: 'no',
      said: 'The log.',
    }),
  ).toEqual(done);
  expect(board()?.rated[0]).toMatchObject({ isDisputed: true, stands: 'M' });
  expect(eva.does('judge', { ...early_, rating: 'P', rests: late })).toEqual(refused('debrief has said'));

  // findings, a draft, and its fact check
  const gap = {
    objective: 'warning',
    kind: 'improvement',
    organisation: 'guild',
    observation: 'The station was called after twenty minutes.',
    cause: 'plan-unknown',
    analysis: 'Nobody knew the list.',
    recommendation: 'Print the list.',
    rests: late,
  };
  expect(dana.choices('find', 'rests').map(({ value }) => value)).not.toContain(artefact);
  expect(dana.does('find', gap)).toEqual(done);
  expect(pilot.look()).toMatchObject({ view: { evaluation: null } });
  const strength = {
    objective: 'warning',
    kind: 'strength',
    organisation: 'port',
    observation: 'All listened.',
    rests: early,
  };
  expect(dana.does('find', strength)).toEqual(done);
  expect([dana.can('meet'), dana.can('approve'), pilot.can('fact-check')]).toEqual([false, false, false]);
  expect(dana.does('issue')).toEqual(done);
  expect(JSON.stringify(master.look())).not.toContain('called after twenty minutes');
  const [finding = ''] = pilot.choices('fact-check', 'finding').map(({ value }) => value);
  expect(pilot.does('fact-check', { finding, disputes: 'yes', said: 'We were called after eight.' })).toEqual(
    done,
  );
  // what the draft says of the guild stands on its page with what it said, and on nobody else's
  expect(pageOf(pilot.look())).toMatch(
    /called after twenty minutes.*disputed by The guild: We were called/su,
  );
  expect(pageOf(master.look())).toContain('All listened.');
  expect(pageOf(master.look())).not.toMatch(/called after|We were called/u);
  expect(dana.does('meet')).toEqual(refused('wait for what becomes of them'));
  const [comment = ''] = dana.choices('dispose', 'comment').map(({ value }) => value);
  expect(
    dana.does('dispose', { comment, disposition: 'partly', said: 'After twelve.', withdraws: 'no' }),
  ).toEqual(done);
  expect(
    dana.does('reword', { finding, ...gap, observation: 'The station was called after twelve minutes.' }),
  ).toEqual(done);
  const action = {
    finding,
    measure: 'Print and pin up the list.',
    element: 'planning',
    organisation: 'guild',
  };
  expect(dana.does('plan-action', { ...action, ends: 'soon', priority: 'high' })).toEqual(
    refused('2027-03-31'),
  );
  expect(dana.does('plan-action', { ...action, ends: '2031-10-31', priority: 'high' })).toEqual(done);

  // the meeting, the final with the hash of the entry before it, and what may still be done
  expect(dana.does('meet', { said: 'Agreed by both.' })).toEqual(done);
  expect(JSON.stringify(master.look())).toContain('after twelve minutes');
  expect(pilot.can('fact-check')).toBe(false);
  give(session, { kind: 'close', body: {} });
  const { hash } = session.record.head;
  expect(dana.does('approve', { approver: 'Ada Lind', office: 'The harbour board' })).toEqual(done);
  expect(session.entries.at(-1)).toMatchObject({ kind: 'approve', body: { hash } });
  expect([dana.can('find'), dana.can('judge'), dana.can('plan-action')]).toEqual([false, false, false]);
  expect(master.can('accept-plan')).toBe(false);
  const [plan = ''] = pilot.choices('accept-plan', 'plan').map(({ value }) => value);
  expect(pilot.does('accept-plan', { plan })).toEqual(done);

  // all of it stands on the record, as papers read it
  const kept = readRecord(file);
  const program = load(harbour(evaluatedHarbour));
  const { seed, parameters, attribution } = kept.header;
  const end = evolveAll(program, newState(program, { seed, parameters, attribution }), kept.entries);
  expect(exerciseEvaluation(program.scenario, end)).toMatchObject({
    step: 'final',
    artefacts: [Number(artefact)],
    findings: [{ number: 1, cause: 'plan-unknown', organisation: 'guild' }, { number: 2 }],
    comments: [{ disputes: true, organisation: 'guild', disposed: { disposition: 'partly' } }],
    actions: [
      { number: 1, capability: 'Public Information and Warning', accepted: { givenIn: { participant: 5 } } },
    ],
    final: { hash },
  });
});
