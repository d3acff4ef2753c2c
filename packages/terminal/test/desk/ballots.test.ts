// Sealed and secret ballots: nothing that anybody sees of a live exercise tells an answer before its time.
import { describe, expect, test } from 'vitest';
import type { Session } from '@sandtable/host';
import { everyView } from '../every-view.ts';
import { done, townSession, townWith } from '../town.ts';

process.env['TZ'] = 'UTC';

const council = (ballot: string, rule = 'majority'): Session =>
  townSession(
    townWith(
      ['mayor', 'police', 'radio'],
      [
        'by: [mayor, police, radio]',
        `rule: ${rule}`,
        `ballot: ${ballot}`,
        'otherwise: stay',
        'options: { stay: { text: Let everybody remain inside }, move: { text: Walk to the upper hall } }',
      ],
    ),
  );

const options = (option: string) => ({ form: 'options', options: [option] }) as const;

function answer(session: Session, by: string, option: string, reason: string): number {
  const body = { decision: 'd', by, saidAt: null, added: [], instead: false } as const;
  const grounds = { rationale: { text: 0 } };
  return done(session, { kind: 'answer', body: { ...body, answer: options(option), grounds } }, [reason]);
}

const ownWords = [
  'the stairs are dark',
  'the hall is dry',
  'my mother lives there',
  'nobody asked the school',
];

/** All that can be done with an answer before the decision is closed. */
function vote(session: Session): void {
  answer(session, 'mayor', 'stay', 'the stairs are dark');
  const wrong = answer(session, 'police', 'stay', 'the hall is dry');
  done(session, {
    kind: 'correct',
    body: { entry: wrong, instead: { of: 'answer', answer: options('move'), by: 'police' } },
  });
  answer(session, 'radio', 'move', 'my mother lives there');
  const more = { decision: 'd', by: 'radio', grounds: { dissent: { text: 0 } }, saidAt: null };
  done(session, { kind: 'amend', body: more }, ['nobody asked the school']);
}

/** Sentences that tell who answered what: an option stands in many places, but beside a role only in an answer. */
function tells(view: string): readonly string[] {
  const role = '(?:Mayor|Police|Radio|mayor|police|radio)';
  const option = '(?:Let everybody remain inside|Walk to the upper hall)';
  const beside = [
    new RegExp(`${role}[^\\n]{0,12}answers[^\\n]*`, 'u'),
    new RegExp(`${role}(?:,? [a-z]+)?: (?:[ab] )?${option}`, 'u'),
    new RegExp(`${option}, by ${role}`, 'u'),
    /dissents/u,
    new RegExp(`"answer":\\{[^}]*${option}`, 'u'),
  ];
  return [
    ...beside.flatMap((pattern) => pattern.exec(view)?.[0] ?? []),
    ...ownWords.filter((said) => view.includes(said)),
  ];
}

/** Views that tell something, each with what it tells; a role's own screen shows its own answer. */
async function telling(session: Session): Promise<readonly string[]> {
  const views = [...(await everyView(session))].filter(([name]) => !name.startsWith('role: '));
  return views.flatMap(([name, view]) => tells(view).map((told) => `${name}: ${told}`));
}

const othersSeen = (session: Session): number =>
  session.scenario.roles
    .flatMap(({ name }) => session.role(name).decisions)
    .flatMap(({ others }) => others.filter((each) => each.answer !== null)).length;

test('the search finds an open answer', async () => {
  const session = council('open');
  vote(session);
  const told = await telling(session);
  expect(told.some((each) => each.startsWith('desk: log'))).toBe(true);
  expect(told.some((each) => each.startsWith('desk: decisions'))).toBe(true);
  expect(told.some((each) => each.startsWith('plain: again'))).toBe(true);
});

describe.each(['majority', 'each'])('under the rule %s', (rule) => {
  test('a sealed ballot is told when it is closed, and not before', async () => {
    const session = council('sealed', rule);
    vote(session);
    expect(await telling(session)).toEqual([]);
    expect(othersSeen(session)).toBe(0);
    const views = await everyView(session);
    expect(views.get('desk: log')).toContain('Mayor has answered, sealed.');
    expect(views.get('plain: again 500')).toContain('Mayor has answered, sealed.');
    done(session, { kind: 'settle', body: { decision: 'd', byDefault: false } });
    const told = await telling(session);
    expect(told.filter((each) => each.startsWith('desk: log'))).not.toEqual([]);
    expect(othersSeen(session)).toBe(6);
  });

  test('a decision that is open again covers the answers that come then', async () => {
    const session = council('sealed', rule);
    vote(session);
    done(session, { kind: 'settle', body: { decision: 'd', byDefault: false } });
    done(session, { kind: 'recall', body: { decision: 'd' } });
    answer(session, 'mayor', 'move', 'a reason of the second round');
    const second = [...(await everyView(session))].filter(([, view]) => view.includes('the second round'));
    expect(second.map(([name]) => name).filter((name) => name !== 'role: mayor')).toEqual([]);
  });

  test('a secret ballot never tells whose an answer was', async () => {
    const session = council('secret', rule);
    vote(session);
    expect(await telling(session)).toEqual([]);
    done(session, { kind: 'settle', body: { decision: 'd', byDefault: false } });
    expect(await telling(session)).toEqual([]);
    expect(othersSeen(session)).toBe(0);
    const log = (await everyView(session)).get('plain: again 500') ?? '';
    expect(log).toContain('Mayor has answered; the ballot is secret.');
    expect(log).toMatch(/D1 is made: .*Walk to the upper hall/u);
  });
});
