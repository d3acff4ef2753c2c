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

/** What a scenario has many of, and its text with so many. */
export const growing = {
  phases: (count: number) =>
    `${head(count + 10)}phases:\n${of(
      count,
      (at) =>
        `  phase_${at}: { title: Phase ${at}, clock: runs, next: [{ go: ${at === count - 1 ? 'end' : `phase_${at + 1}`}, at: 1m }] }`,
    )}\n`,
  decisions: (count: number) =>
    `${head(count + 60)}${onePhase(count + 60)}decisions:\n${of(
      count,
      (at) =>
        `  decision_${at}: { at: ${at + 1}m, within: 5m, by: [mayor], rule: single, question: Question ${at}, options: { a: { text: One }, b: { text: Other } }, otherwise: b }`,
    )}\n`,
  injects: (count: number) =>
    `${head(count + 10)}${onePhase(count + 10)}injects:\n${of(
      count,
      (at) =>
        `  inject_${at}: { at: ${at + 1}m, from: guard, to: [mayor], channel: phone, text: Message ${at} }`,
    )}\n`,
  'unknown keys': (count: number) => `${head(60)}${onePhase(60)}${of(count, (at) => `unknown_${at}: 1`)}\n`,
} as const satisfies Readonly<Record<string, (count: number) => string>>;
