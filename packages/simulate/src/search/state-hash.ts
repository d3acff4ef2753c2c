/** A fingerprint of a state: what can still make a difference to play, mixed into 53 bits. Notes, messages and wall times cannot. */
import type { Answer } from '@sandtable/core/record';
import type { State } from '@sandtable/core';

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

export type Fingerprint = (state: State) => number;

/** Sums of one list of a state, left in the two lanes. */
type Listed = (state: State) => void;

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
    mix(halves[0] as number);
    mix(halves[1] as number);
  };
  const mixTime = (time: number | null) => mixNumber(time ?? -1);
  const mixNumbers = (values: readonly number[]) => {
    // lanes of its own: this is most of the work, and a variable that several functions share is slower
    let x = a;
    let y = b;
    for (let at = 0; at < values.length; at += 1) {
      float[0] = values[at] as number;
      x = Math.imul(x ^ (halves[0] as number), 0x85ebca6b);
      y = Math.imul(y + (halves[1] as number), 0xc2b2ae35);
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
  const mixTruths = (...truths: readonly boolean[]) =>
    mix(truths.reduce((bits, truth) => bits * 2 + (truth ? 1 : 0), 1));
  const mixAnswer = (answer: Answer) => {
    mixWord(answer.form);
    if (answer.form === 'options') mixWords(answer.options);
    if (answer.form === 'ranking') mixWords(answer.ranking);
    if (answer.form === 'amount') mixNumber(answer.amount);
    if (answer.form === 'other') mixWord(`${answer.treatAs ?? ''} ${answer.proposal ?? 0}`);
  };
  /**
   * A sum over a list of things that are replaced and never changed, each mixed with its place: from one state to the next most are
   * the very same, and only the others are mixed again.
   */
  const list = <Thing>(of: (state: State) => readonly Thing[], mixThing: (thing: Thing) => void): Listed => {
    const known: Thing[] = [];
    const lanes: [number, number][] = [];
    let [sumA, sumB] = [0, 0];
    return (state) => {
      const things = of(state);
      for (let at = 0; at < things.length; at += 1) {
        const thing = things[at] as Thing;
        if (known[at] === thing) continue;
        const [oldA, oldB] = lanes[at] ?? [0, 0];
        a = at;
        b = 0x74686e67;
        mixThing(thing);
        mix(a);
        mix(b);
        sumA = (sumA + a - oldA) | 0;
        sumB = (sumB + b - oldB) | 0;
        known[at] = thing;
        lanes[at] = [a, b];
      }
      a = sumA;
      b = sumB;
    };
  };
  const lists: readonly Listed[] = [
    list(
      (state) => state.phases,
      ({ visits, countsFrom, leftAt, everLeft, done, exits }) => {
        mix(visits);
        mixNumber(countsFrom);
        mixTime(leftAt);
        mixTruths(everLeft, done);
        mixNumbers(exits);
      },
    ),
    list(
      (state) => state.injects,
      ({ times, coming, usedUntil }) => {
        mix(times);
        mixWord(coming);
        mixNumber(usedUntil);
      },
    ),
    list(
      (state) => state.decisions,
      ({ status, until, everOpened, reversed, answers, result }) => {
        mixWord(status);
        mixTime(until);
        mixTruths(everOpened, reversed);
        for (const own of answers) {
          mixWord(own.role);
          mixAnswer(own.answer);
        }
        if (result === null) return;
        mixWord(result.how);
        mixTruths(result.early, result.conditional);
        for (const own of [result, ...result.each]) {
          mixWords(own.options);
          mixWords(own.ranking);
          mixTime(own.amount);
        }
      },
    ),
    list(
      (state) => state.actions,
      ({ times, last }) => {
        mix(times);
        mixNumber(last);
      },
    ),
    list(
      (state) => state.facts,
      ({ since, aloud }) => {
        mixTruths(aloud === null);
        for (const from of since) mix(from < 0 ? 0 : 1);
      },
    ),
    ...(['clocks', 'expected'] as const).map((kind) =>
      list<State['clocks' | 'expected'][number]>(
        (state) => state[kind],
        ({ status, startedAt, until }) => {
          mixWord(status);
          mixTime(startedAt);
          mixTime(until);
        },
      ),
    ),
    ...(['discussions', 'activities'] as const).map((kind) =>
      list<State['discussions'][number]>(
        (state) => state[kind],
        ({ status }) => mixWord(status),
      ),
    ),
  ];
  const mixHappened = (state: State) => {
    let [sumA, sumB] = [0x53616e64, 0x7461626c];
    for (const sum of lists) {
      sum(state);
      sumA = Math.imul(sumA, 0x01000193) ^ a;
      sumB = Math.imul(sumB, 0x01000193) ^ b;
    }
    a = sumA;
    b = sumB;
    mix(state.phase);
    mix(state.cursor);
    mixWords(state.items);
    mixTime(state.target);
    mixTime(state.endedAt);
    mix(state.key[0]);
    mix(state.key[1]);
    mixNumbers(state.parameters);
    mixNumbers(state.firsts);
    mixNumbers(state.chances);
  };

  // what only something that happens can change is mixed once for all states until something does
  let of: State | null = null;
  let entries = -1;
  let [happenedA, happenedB] = [0, 0];
  return (state) => {
    if (state !== of || state.entries !== entries) {
      mixHappened(state);
      of = state;
      entries = state.entries;
      happenedA = a;
      happenedB = b;
    }
    a = happenedA;
    b = happenedB;
    mixNumber(state.now);
    mixNumbers(state.variables);
    mixNumbers(state.hazards);
    mixNumbers(state.samples);
    for (const waiting of state.delayed) {
      mixNumber(waiting.due);
      mixWord(waiting.of.name);
      mix(waiting.effect);
    }
    mix(a);
    mix(b);
    return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
  };
}
