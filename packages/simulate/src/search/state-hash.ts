/** A fingerprint of a state: what can still make a difference to play, mixed into 53 bits. Notes, messages and wall times cannot. */
import type { State } from '@sandtable/core';

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

const listed =
  <Thing>(of: (state: State) => readonly Thing[], sum: (things: readonly Thing[]) => void) =>
  (state: State): void =>
    sum(of(state));

export type Fingerprint = (state: State) => number;

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
  const words = new Map<string, number>();
  const mixWord = (word: string) => {
    let code = words.get(word);
    if (code === undefined) words.set(word, (code = words.size + 1));
    mix(code);
  };
  /**
   * A sum over a list of things that are replaced and never changed, each mixed with its place: from one state to the next most are
   * the very same, and only the others are mixed again. It leaves the sums in the two lanes.
   */
  const sums = <Thing>(mixThing: (thing: Thing) => void): ((things: readonly Thing[]) => void) => {
    const known: Thing[] = [];
    const lanes: [number, number][] = [];
    let [sumA, sumB] = [0, 0];
    return (things) => {
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
  const lists = [
    listed(
      (state) => state.phases,
      sums(({ visits }) => mix(visits)),
    ),
    listed(
      (state) => state.injects,
      sums(({ times, proposed, dropped }) =>
        mix(times * 8 + (proposed === null ? 0 : 1) + (dropped === null ? 0 : 2)),
      ),
    ),
    listed(
      (state) => state.decisions,
      sums(({ status, answers, result }) => {
        mixWord(status);
        for (const own of answers) mix(own.role.length + own.entry);
        if (result === null) return;
        mixWord(result.how);
        for (const option of result.options) mixWord(option);
        if (result.amount !== null) mixNumber(result.amount);
        for (const option of result.ranking) mixWord(option);
      }),
    ),
    listed(
      (state) => state.actions,
      sums(({ times, last }) => {
        mix(times);
        mixNumber(last);
      }),
    ),
    listed(
      (state) => state.facts,
      sums(({ since }) => {
        for (const from of since) mix(from < 0 ? 0 : 1);
      }),
    ),
    listed(
      (state) => state.clocks,
      sums(({ status }) => mixWord(status)),
    ),
    listed(
      (state) => state.expected,
      sums(({ status }) => mixWord(status)),
    ),
  ];
  const ofLists = new Int32Array(2 * lists.length);
  return (state) => {
    for (let at = 0; at < lists.length; at += 1) {
      lists[at]?.(state);
      ofLists[2 * at] = a;
      ofLists[2 * at + 1] = b;
    }
    a = 0x53616e64;
    b = 0x7461626c;
    for (let at = 0; at < ofLists.length; at += 1) mix(ofLists[at] as number);
    mixNumber(state.now);
    mix(state.phase);
    mix(state.cursor);
    mixNumber(state.target ?? -1);
    mixNumber(state.endedAt ?? -1);
    mix(state.key[0]);
    mix(state.key[1]);
    for (let at = 0; at < state.parameters.length; at += 1) mixNumber(state.parameters[at] as number);
    for (let at = 0; at < state.variables.length; at += 1) mixNumber(state.variables[at] as number);
    for (let at = 0; at < state.hazards.length; at += 1) mixNumber(state.hazards[at] as number);
    for (let at = 0; at < state.firsts.length; at += 1) mix(state.firsts[at] as number);
    for (let at = 0; at < state.samples.length; at += 1) mixNumber(state.samples[at] as number);
    for (let at = 0; at < state.chances.length; at += 1) mix(state.chances[at] as number);
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

/** A set of fingerprints: open addressing in one typed array, many times smaller and faster than a `Set` of numbers. */
export interface Fingerprints {
  /** Whether it is new. */
  readonly add: (fingerprint: number) => boolean;
  readonly size: () => number;
}
export function fingerprints(): Fingerprints {
  let slots = new Float64Array(1 << 14);
  let size = 0;
  const place = (into: Float64Array, value: number): number => {
    const mask = into.length - 1;
    let at = Math.imul(value % 0x7fffffff, 0x9e3779b1) >>> 0;
    for (at &= mask; ; at = (at + 1) & mask) {
      const there = into[at] as number;
      if (there === 0 || there === value) return at;
    }
  };
  return {
    add(fingerprint) {
      // 0 marks an empty slot
      const value = fingerprint + 1;
      const at = place(slots, value);
      if (slots[at] === value) return false;
      slots[at] = value;
      size += 1;
      if (size * 2 > slots.length) {
        const wider = new Float64Array(slots.length * 2);
        for (const kept of slots) if (kept !== 0) wider[place(wider, kept)] = kept;
        slots = wider;
      }
      return true;
    },
    size: () => size,
  };
}
