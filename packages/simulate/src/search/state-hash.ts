/**
 * A fingerprint of a state: all that can still make a difference to play, mixed into 53 bits.
 *
 * Each field of a state, and of the things in its lists, has a row here: it is mixed in, or it is left out, and the row says why. Two
 * states that differ only in what is left out count as one, and the search goes on from one of them.
 */
import type { Answer, EffectOwner, RoleResult } from '@sandtable/core/record';
import type {
  ActionState,
  ActivityState,
  DecisionResult,
  DecisionState,
  Delayed,
  FactState,
  InjectState,
  PhaseState,
  PlainAnswer,
  RoleAnswer,
  State,
  TalkState,
  WindowState,
} from '@sandtable/core';

export type Fingerprint = (state: State) => number;

type Mixer<Value> = (value: Value) => void;
interface LeftOut {
  readonly leftOut: string;
}
/** A row for each field of a thing: mixes it in, or says why not. A field without a row does not compile. */
type Rows<Thing> = { readonly [Field in keyof Thing]-?: Mixer<Thing> | LeftOut };

const leftOut = (why: string): LeftOut => ({ leftOut: why });
/** A search gives no command that changes it, or changes it otherwise than by what is mixed in. */
const byHand = leftOut('only a facilitator changes it, by a command that a search does not give');
const realTime = leftOut('the clock of the room decides nothing in the story');
const forPeople = leftOut('it is there for people to read, and nothing in a scenario reads it');
const onRecord = leftOut('a place on the record');
const ofAnswers = leftOut('it follows from the answers');

/** Time changes it. */
const flows = (mix: Mixer<State>) => ({ changes: 'with time', mix }) as const;
/** Only an entry changes it: it is mixed once for all states until there is one. */
const happens = (mix: Mixer<State>) => ({ changes: 'by entries', mix }) as const;
type StateRows = {
  readonly [Field in keyof State]: ReturnType<typeof flows> | ReturnType<typeof happens> | LeftOut;
};

const float = new Float64Array(1);
const halves = new DataView(float.buffer);

/** One fingerprint-maker keeps its own two lanes of 32 bits: calls do not disturb each other. */
export function fingerprinter(): Fingerprint {
  let a = 0;
  let b = 0;
  const mix = (value: number) => {
    a = Math.imul(a ^ value, 0x85ebca6b);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b + value, 0xc2b2ae35);
    b = ((b << 17) | (b >>> 15)) ^ a;
  };
  const mixNumber = (value: number) => {
    if (value === (value | 0)) return mix(value);
    float[0] = value;
    mix(halves.getInt32(0, true));
    mix(halves.getInt32(4, true));
  };
  const mixTime = (time: number | null) => mixNumber(time ?? -1);
  const mixTruth = (truth: boolean) => mix(truth ? 1 : 0);
  const mixNumbers = (values: readonly number[]) => {
    // lanes of its own: this is most of the work, and a variable that several functions share is slower
    let x = a;
    let y = b;
    for (let at = 0; at < values.length; at += 1) {
      float[0] = values[at] ?? 0;
      x = Math.imul(x ^ halves.getInt32(0, true), 0x85ebca6b);
      y = Math.imul(y + halves.getInt32(4, true), 0xc2b2ae35);
      x = ((x << 13) | (x >>> 19)) + y;
      y = ((y << 17) | (y >>> 15)) ^ x;
    }
    a = x | 0;
    b = y;
  };
  const codes = new Map<string, number>();
  const mixWord = (word: string) => {
    let code = codes.get(word);
    if (code === undefined) codes.set(word, (code = codes.size + 1));
    mix(code);
  };
  const mixWords = (words: readonly string[]) => {
    mix(words.length);
    for (const word of words) mixWord(word);
  };
  const mixAnswer = (answer: Answer) => {
    mixWord(answer.form);
    switch (answer.form) {
      case 'options':
        return mixWords(answer.options);
      case 'ranking':
        return mixWords(answer.ranking);
      case 'amount':
        return mixNumber(answer.amount);
      case 'other':
        return mixWord(`${answer.treatAs ?? ''} ${answer.proposal ?? 0}`);
      case 'declined':
        return;
    }
  };

  /** Mixes a thing field by field. */
  function thing<Thing>(rows: Rows<Thing>): Mixer<Thing> {
    const mixers = Object.values<Mixer<Thing> | LeftOut>(rows).filter((row) => typeof row === 'function');
    return (one) => {
      for (const mixField of mixers) mixField(one);
    };
  }
  const each =
    <Thing>(mixThing: Mixer<Thing>): Mixer<readonly Thing[]> =>
    (things) => {
      mix(things.length);
      for (const one of things) mixThing(one);
    };
  /**
   * A sum over a list of things that are replaced and never changed, each mixed with its place: from one state to the next most are
   * the very same, and only the others are mixed again.
   */
  function kept<Thing>(mixThing: Mixer<Thing>): Mixer<readonly Thing[]> {
    const known: Thing[] = [];
    const lanes: [number, number][] = [];
    let [sumA, sumB] = [0, 0];
    return (things) => {
      const [beforeA, beforeB] = [a, b];
      for (let at = 0; at < things.length; at += 1) {
        const one = things[at];
        if (one === undefined || known[at] === one) continue;
        const [oldA, oldB] = lanes[at] ?? [0, 0];
        a = at;
        b = 0x74686e67;
        mixThing(one);
        mix(a);
        mix(b);
        sumA = (sumA + a - oldA) | 0;
        sumB = (sumB + b - oldB) | 0;
        known[at] = one;
        lanes[at] = [a, b];
      }
      a = Math.imul(beforeA, 0x01000193) ^ sumA;
      b = Math.imul(beforeB, 0x01000193) ^ sumB;
    };
  }

  // whose deed set it off matters to corrections only
  const owner = thing<Pick<EffectOwner, keyof EffectOwner>>({
    of: ({ of }) => mixWord(of),
    name: ({ name }) => mixWord(name),
    part: ({ part }) => mixWord(part),
  });
  const waiting = each(
    thing<Delayed>({
      what: ({ what }) => mixWord(what),
      due: ({ due }) => mixNumber(due),
      of: ({ of }) => owner(of),
      effect: ({ effect }) => mix(effect),
      answer: ({ answer }) => mixTime(answer),
    }),
  );
  const phases = kept(
    thing<PhaseState>({
      visits: ({ visits }) => mix(visits),
      enteredBy: onRecord,
      countsFrom: ({ countsFrom }) => mixNumber(countsFrom),
      leftAt: ({ leftAt }) => mixTime(leftAt),
      everLeft: ({ everLeft }) => mixTruth(everLeft),
      done: ({ done }) => mixTruth(done),
      exits: ({ exits }) => mixNumbers(exits),
    }),
  );
  const injects = kept(
    thing<InjectState>({
      times: ({ times }) => mix(times),
      held: byHand,
      coming: ({ coming }) => mixWord(coming),
      delivery: leftOut('that it came stands in `times`; only a facilitator takes it back'),
      retimed: byHand,
      usedUntil: ({ usedUntil }) => mixNumber(usedUntil),
      edits: byHand,
    }),
  );
  const answers = each(
    thing<RoleAnswer>({
      role: ({ role }) => mixWord(role),
      answer: ({ answer }) => mixAnswer(answer),
      // a search gives all that is asked for, or nothing; what conditions come to stands in the result
      grounds: ({ grounds }) => mixTruth(Object.keys(grounds).length > 0),
      saidIn: onRecord,
      amended: byHand,
      added: byHand,
      instead: byHand,
      entry: onRecord,
      story: forPeople,
      wall: realTime,
      saidAt: realTime,
    }),
  );
  const plain: Rows<PlainAnswer> = {
    options: ({ options }) => mixWords(options),
    ranking: ({ ranking }) => mixWords(ranking),
    amount: ({ amount }) => mixTime(amount),
  };
  const eachOwn = each(thing<RoleResult>({ ...plain, role: ({ role }) => mixWord(role) }));
  const result = thing<DecisionResult>({
    ...plain,
    how: ({ how }) => mixWord(how),
    early: ({ early }) => mixTruth(early),
    conditional: ({ conditional }) => mixTruth(conditional),
    dissent: ofAnswers,
    each: (made) => eachOwn(made.each),
    counts: ofAnswers,
    counted: ofAnswers,
    roles: ofAnswers,
    reversal: ({ reversal }) => mixTruth(reversal),
    entry: onRecord,
    story: forPeople,
  });
  const decisions = kept(
    thing<DecisionState>({
      status: ({ status }) => mixWord(status),
      everOpened: ({ everOpened }) => mixTruth(everOpened),
      put: byHand,
      openedAt: leftOut('what counts from then stands in `until`'),
      openedWall: realTime,
      until: ({ until }) => mixTime(until),
      moreMinutes: realTime,
      answers: (decision) => answers(decision.answers),
      allowed: byHand,
      lettered: forPeople,
      result: (decision) => {
        if (decision.result !== null) result(decision.result);
      },
      reversed: ({ reversed }) => mixTruth(reversed),
      did: leftOut('what corrections put right, and a search corrects nothing'),
    }),
  );
  const actions = kept(
    thing<ActionState>({
      times: ({ times }) => mix(times),
      last: ({ last }) => mixNumber(last),
    }),
  );
  const facts = kept(
    thing<FactState>({
      since: ({ since }) => {
        for (const from of since) mix(from < 0 ? 0 : 1);
      },
      aloud: ({ aloud }) => mixTruth(aloud === null),
      breachedBy: ({ breachedBy }) => mixTruth(breachedBy.length > 0),
    }),
  );
  const windows = () =>
    kept(
      thing<WindowState>({
        status: ({ status }) => mixWord(status),
        startedAt: ({ startedAt }) => mixTime(startedAt),
        until: ({ until }) => mixTime(until),
      }),
    );
  const [clocks, expected] = [windows(), windows()];
  const talk: Rows<TalkState> = { status: ({ status }) => mixWord(status), openedWall: realTime };
  const discussions = kept(thing<TalkState>(talk));
  const activities = kept(
    thing<ActivityState>({
      ...talk,
      openedAs: forPeople,
      cards: forPeople,
      votes: forPeople,
      drawn: forPeople,
      ratings: forPeople,
    }),
  );

  const rows: StateRows = {
    setup: leftOut(
      'its seed and parameters stand in `key` and `parameters`; how people are named changes no play',
    ),
    key: happens(({ key }) => mixNumbers(key)),
    entries: onRecord,
    stage: leftOut('a search stays in play, and what `end` tells stands in `endedAt`'),
    rehearsal: forPeople,
    prepared: forPeople,
    chathamHouse: forPeople,
    pause: byHand,
    now: flows(({ now }) => mixNumber(now)),
    ticked: leftOut('it follows from `now`'),
    endedAt: happens(({ endedAt }) => mixTime(endedAt)),
    outcome: leftOut('it is found when play is over'),
    told: leftOut('it is found when play is over'),
    phase: happens(({ phase }) => mix(phase)),
    phases: happens((state) => phases(state.phases)),
    cursor: happens(({ cursor }) => mix(cursor)),
    items: happens(({ items }) => mixWords(items)),
    cursorWall: realTime,
    moreMinutes: realTime,
    dropped: byHand,
    movedBreaks: byHand,
    target: happens(({ target }) => mixTime(target)),
    jumpingTo: leftOut('a jump ends within the command that begins it'),
    variables: flows(({ variables }) => mixNumbers(variables)),
    parameters: happens(({ parameters }) => mixNumbers(parameters)),
    luck: leftOut('it is drawn from `key`'),
    hazards: flows(({ hazards }) => mixNumbers(hazards)),
    thresholds: leftOut('they are drawn from `key`, and anew as `chances` fire'),
    samples: flows(({ samples }) => mixNumbers(samples)),
    sampleCounts: flows(({ sampleCounts }) => mixNumbers(sampleCounts)),
    levels: leftOut('whether a trigger held at the last look follows from what it reads'),
    firsts: happens(({ firsts }) => mixNumbers(firsts)),
    firstWalls: realTime,
    injects: happens((state) => injects(state.injects)),
    decisions: happens((state) => decisions(state.decisions)),
    proposed: leftOut('it follows from the injects'),
    answered: ofAnswers,
    actions: happens((state) => actions(state.actions)),
    facts: happens((state) => facts(state.facts)),
    clocks: happens((state) => clocks(state.clocks)),
    expected: happens((state) => expected(state.expected)),
    rules: happens(({ rules }) => rules.forEach(mixTruth)),
    chances: happens(({ chances }) => mixNumbers(chances)),
    discussions: happens((state) => discussions(state.discussions)),
    activities: happens((state) => activities(state.activities)),
    delayed: flows(({ delayed }) => waiting(delayed)),
    seats: byHand,
    atScreens: forPeople,
    messages: forPeople,
    tidings: forPeople,
    questions: forPeople,
    notes: forPeople,
    interpreted: forPeople,
    turns: forPeople,
    unparked: forPeople,
    evaluation: forPeople,
    briefBacks: forPeople,
    heard: forPeople,
    occurrences: realTime,
    deeds: leftOut('what people did stands in what came of it, and a search corrects nothing'),
    troubles: leftOut('whether it was told before that something could not be computed'),
  };
  const mixersOf = (changes: 'with time' | 'by entries'): readonly Mixer<State>[] =>
    Object.values(rows).flatMap((row) => ('mix' in row && row.changes === changes ? [row.mix] : []));
  const flowing = mixersOf('with time');
  const happening = mixersOf('by entries');

  let of: State | null = null;
  let entries = -1;
  let [happenedA, happenedB] = [0, 0];
  return (state) => {
    if (state !== of || state.entries !== entries) {
      a = 0x53616e64;
      b = 0x7461626c;
      for (const mixField of happening) mixField(state);
      of = state;
      entries = state.entries;
      happenedA = a;
      happenedB = b;
    }
    a = happenedA;
    b = happenedB;
    for (const mixField of flowing) mixField(state);
    mix(a);
    mix(b);
    return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
  };
}
