import type { Command } from '@sandtable/core/record';
import { verifyRecord } from '@sandtable/records';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Session } from '../src/index.ts';
import { replayEngine } from '../src/recorded.ts';
import { newTable, resumed, temporaryFolder, type TestClock } from './harbour.ts';

type Deed =
  | { readonly does: 'give'; readonly command: Command; readonly texts: readonly string[] }
  | { readonly does: 'pass' | 'sleep'; readonly seconds: number }
  | { readonly does: 'rewind'; readonly part: number };

const give = (command: Command, ...texts: readonly string[]): Deed => ({ does: 'give', command, texts });
const answer = (decision: string, by: string, option: string): Deed =>
  give(
    {
      kind: 'answer',
      body: {
        decision,
        by,
        answer: { form: 'options', options: [option] },
        grounds: { rationale: { text: 0 } },
        saidAt: null,
        added: [],
        instead: false,
      },
    },
    'since',
  );

/** Whatever a person may press, in any order: much of it is refused. */
const one: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(give({ kind: 'next', body: {} })) },
  { weight: 2, arbitrary: fc.constant(give({ kind: 'leave', body: {} })) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      answer('close_port', 'harbour', 'close'),
      answer('close_port', 'harbour', 'wait'),
      answer('answer_ferry', 'pilot', 'come'),
      give({ kind: 'settle', body: { decision: 'close_port', byDefault: false } }),
      give({ kind: 'settle', body: { decision: 'answer_ferry', byDefault: true } }),
      give({ kind: 'pause', body: { reason: 'break', until: null } }),
      give({ kind: 'resume', body: {} }),
      give({ kind: 'deliver', body: { inject: 'horn' } }),
      give({ kind: 'withdraw', body: { inject: 'horn' } }),
      give({ kind: 'override', body: { values: [['queue', 50]], because: { text: 0 } } }, 'counted anew'),
      give({ kind: 'aloud', body: { fact: 'fog_bank', to: 'all' } }),
      give({ kind: 'go', body: { phase: 'watch' } }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .string({ unit: 'binary' })
      .map((said) =>
        give({ kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, said),
      ),
  },
  { weight: 2, arbitrary: fc.nat(8000).map((to) => give({ kind: 'advance', body: { to } })) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('pass' as const), seconds: fc.nat(90) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sleep' as const), seconds: fc.nat(4000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('rewind' as const),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
);

/** What belongs together, or chance would seldom bring it together. */
const together: fc.Arbitrary<readonly Deed[]> = fc.oneof(
  { weight: 8, arbitrary: one.map((deed) => [deed]) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      [
        answer('close_port', 'harbour', 'close'),
        give({ kind: 'settle', body: { decision: 'close_port', byDefault: false } }),
        give({ kind: 'advance', body: { to: 480 } }),
      ],
      [give({ kind: 'next', body: {} }), give({ kind: 'next', body: {} }), give({ kind: 'leave', body: {} })],
      [give({ kind: 'pause', body: { reason: 'break', until: null } }), give({ kind: 'resume', body: {} })],
      [give({ kind: 'resume', body: {} }), give({ kind: 'next', body: {} })],
    ),
  },
);

function act(session: Session, clock: TestClock, deed: Deed): void {
  switch (deed.does) {
    case 'give':
      session.give(deed.command, deed.texts);
      return;
    case 'pass':
      return clock.pass(deed.seconds);
    case 'sleep':
      return clock.jump(deed.seconds);
    case 'rewind':
      session.rewind(Math.floor(deed.part * session.entries.length));
  }
}

function whole(session: Session): unknown {
  const { entries, record } = session;
  const said = entries.flatMap(({ n }) => [0, 1].map((text) => session.texts({ entry: n, text })));
  return {
    entries,
    record,
    said,
    control: session.control(),
    pilot: session.role('pilot'),
    history: session.history(),
  };
}

test('whatever was done: the record verifies, and leads to the same exercise when it is gone on with', () => {
  fc.assert(
    fc.property(fc.array(together, { minLength: 5, maxLength: 40 }), (deeds) => {
      const { session, clock } = newTable(temporaryFolder());
      for (const one of [
        give({ kind: 'brief', body: {} }),
        give({ kind: 'start', body: {} }),
        ...deeds.flat(),
      ])
        act(session, clock, one);
      // a clock that runs is found paused; that has its own test
      session.give({ kind: 'pause', body: { reason: 'break', until: null } });
      const live = whole(session);
      const { file, head } = session.record;
      const counted = session.exerciseClock();
      session.close();
      expect(verifyRecord(file, replayEngine, head.hash)).toMatchObject({
        sound: true,
        headAt: head.number,
        consequences: { checked: true },
      });
      const { session: again, cut, derived } = resumed(file, clock);
      expect({ cut, derived, whole: whole(again), counted: again.exerciseClock() }).toEqual({
        cut: 0,
        derived: 0,
        whole: live,
        counted,
      });
      again.close();
    }),
    { numRuns: 60 },
  );
});
