/** Scenarios that grow in one thing alone. */

const head = (minutes: number): string => `sandtable: 1
id: growing
title: An exercise that grows
summary: Generated for the benchmarks.
version: 1.0.0
licence: Apache-2.0
authors: [Sandtable]
marking: TLP:CLEAR
fictional: Everything is invented.
duration: ${minutes}m
organisations:
  town: { name: Town, sector: government }
roles:
  mayor: { name: Mayor, organisation: town }
actors:
  guard: { name: Guard }
`;
const of = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('\n');
const onePhase = (minutes: number): string =>
  `phases:\n  main: { title: Main, clock: runs, next: [{ go: end, at: ${minutes}m }] }\n`;

export type Family = 'phases' | 'decisions' | 'injects' | 'unknown keys' | 'notes';

/** What a scenario has many of, its text with so many, and how many at most. */
export const growing: Readonly<
  Record<Family, { readonly largest: number; readonly text: (count: number) => string }>
> = {
  phases: {
    largest: 480,
    text: (count) =>
      `${head(count + 10)}phases:\n${of(
        count,
        (at) =>
          `  phase_${at}: { title: Phase ${at}, clock: runs, next: [{ go: ${at === count - 1 ? 'end' : `phase_${at + 1}`}, at: 1m }] }`,
      )}\n`,
  },
  decisions: {
    largest: 1000,
    text: (count) =>
      `${head(count + 60)}${onePhase(count + 60)}decisions:\n${of(
        count,
        (at) =>
          `  decision_${at}: { at: ${at + 1}m, within: 5m, by: [mayor], rule: single, question: Question ${at}, options: { a: { text: One }, b: { text: Other } }, otherwise: b }`,
      )}\n`,
  },
  injects: {
    largest: 2000,
    text: (count) =>
      `${head(count + 10)}${onePhase(count + 10)}injects:\n${of(
        count,
        (at) =>
          `  inject_${at}: { at: ${at + 1}m, from: guard, to: [mayor], channel: phone, text: Message ${at} }`,
      )}\n`,
  },
  // of the scenario nothing grows: so many are given at the desk, one after the other
  notes: { largest: 20_000, text: () => `${head(60)}${onePhase(60)}` },
  'unknown keys': {
    largest: 16000,
    text: (count) => `${head(60)}${onePhase(60)}${of(count, (at) => `unknown_${at}: 1`)}\n`,
  },
};
