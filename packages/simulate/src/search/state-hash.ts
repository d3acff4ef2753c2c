/** A fingerprint of a state: what can still make a difference to play, mixed into 53 bits. Notes, messages and wall times cannot. */
import type { State } from '@sandtable/core';

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

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
  return (state) => {
    a = 0x53616e64;
    b = 0x7461626c;
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
    for (const phase of state.phases) mix(phase.visits);
    for (const inject of state.injects)
      mix(inject.times * 8 + (inject.proposed === null ? 0 : 1) + (inject.dropped === null ? 0 : 2));
    for (const decision of state.decisions) {
      mixWord(decision.status);
      for (const own of decision.answers) mix(own.role.length + own.entry);
      const { result } = decision;
      if (result === null) continue;
      mixWord(result.how);
      for (const option of result.options) mixWord(option);
      if (result.amount !== null) mixNumber(result.amount);
      for (const option of result.ranking) mixWord(option);
    }
    for (const action of state.actions) {
      mix(action.times);
      mixNumber(action.last);
    }
    for (const fact of state.facts)
      for (let role = 0; role < fact.since.length; role += 1) mix((fact.since[role] as number) < 0 ? 0 : 1);
    for (const clock of state.clocks) mixWord(clock.status);
    for (const expected of state.expected) mixWord(expected.status);
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
