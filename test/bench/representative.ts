/**
 * The representative exercise of the benchmarks, as data: the scenario text is generated from it, and the peers (raw XState,
 * boardgame.io, inkjs) implement the same logic by hand from the same numbers.
 *
 * One tick is one minute. On a tick every variable moves by its rate and is clamped, then chances fire, then decisions that were
 * due to be answered are, then injects whose moment has come or whose threshold was crossed are delivered with their effect.
 */
export interface Shape {
  readonly injects: number;
  readonly decisions: number;
  readonly variables: number;
  readonly chances: number;
  readonly ticks: number;
}
export const representative: Shape = { injects: 60, decisions: 12, variables: 6, chances: 8, ticks: 240 };

export interface Exercise {
  readonly ticks: number;
  /** v moves by `scale * v[from] + drift` a minute, between 0 and 1000. */
  readonly variables: readonly {
    readonly start: number;
    readonly from: number;
    readonly scale: number;
    readonly drift: number;
  }[];
  /** Delivered at a minute, or when a variable rises above a threshold (once); adds to a variable. */
  readonly injects: readonly ({ readonly adds: { readonly variable: number; readonly amount: number } } & (
    | { readonly at: number }
    | { readonly above: { readonly variable: number; readonly threshold: number } }
  ))[];
  /** Opened at a minute, answered at once; option k adds `effects[k]` to a variable. */
  readonly decisions: readonly {
    readonly at: number;
    readonly variable: number;
    readonly effects: readonly [number, number, number];
  }[];
  /** Fires at most once, with a rate an hour; adds to a variable. */
  readonly chances: readonly {
    readonly perHour: number;
    readonly adds: { readonly variable: number; readonly amount: number };
  }[];
}

export function exerciseOf(shape: Shape): Exercise {
  const of = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  return {
    ticks: shape.ticks,
    variables: of(shape.variables, (i) => ({
      start: 100 + 10 * i,
      from: (i + 1) % shape.variables,
      scale: (i % 2 === 0 ? 1 : -1) / 256,
      drift: i % 3 === 0 ? 0.5 : -0.25,
    })),
    injects: of(shape.injects, (i) => {
      const adds = { variable: (i * 5) % shape.variables, amount: i % 2 === 0 ? 2 : -1 };
      return i % 2 === 0
        ? { adds, at: 1 + Math.floor((i * (shape.ticks - 10)) / shape.injects) }
        : { adds, above: { variable: i % shape.variables, threshold: 60 + ((i * 37) % 180) } };
    }),
    decisions: of(shape.decisions, (i) => ({
      at: 5 + Math.floor((i * (shape.ticks - 20)) / shape.decisions),
      variable: (i * 7) % shape.variables,
      effects: [4, -6, 1],
    })),
    chances: of(shape.chances, (i) => ({
      perHour: 0.1 + 0.05 * i,
      adds: { variable: (i * 3) % shape.variables, amount: 5 - i },
    })),
  };
}

/** The option every player of the benchmark takes at decision `index`. */
export const optionOf = (index: number): 0 | 1 | 2 => (index % 3) as 0 | 1 | 2;

const prose =
  'If they ask, the duty officer has no second source yet; the next call to the operations room is in ten minutes. Listen for who is told, in which order, and on whose word. Do not answer for them.';

/** The scenario text of an exercise, in the language; with `notes` each inject has a paragraph for the controller. */
export function scenarioText(exercise: Exercise, { luck = true, notes = false } = {}): string {
  const number = (value: number) => String(value);
  const signed = (value: number) => (value < 0 ? `- ${-value}` : `+ ${value}`);
  const phases = 4;
  const lines = [
    'sandtable: 1',
    'id: representative',
    'title: Representative exercise',
    'summary: Generated for the benchmarks.',
    'version: 1.0.0',
    'licence: Apache-2.0',
    'authors: [Sandtable]',
    'marking: TLP:CLEAR',
    'fictional: Everything is invented.',
    `duration: ${exercise.ticks}m`,
    'tick: 1m',
    'organisations:',
    '  town: { name: Town, sector: government }',
    'roles:',
    '  lead: { name: Lead, organisation: town }',
    '  aide: { name: Aide, organisation: town }',
    'actors:',
    '  caller: { name: Caller }',
    'variables:',
    ...exercise.variables.map(
      (v, i) =>
        `  v${i}: { name: Value ${i}, start: ${v.start}, min: 0, max: 1000, per-minute: "v${v.from} * ${number(v.scale)} ${signed(v.drift)}" }`,
    ),
    'phases:',
    ...Array.from({ length: phases }, (_, i) => [
      `  part_${i}:`,
      `    title: Part ${i}`,
      '    clock: runs',
      '    pace: 4',
      '    next:',
      i + 1 < phases
        ? `      - { go: part_${i + 1}, at: ${exercise.ticks / phases}m }`
        : `      - { go: end, at: ${exercise.ticks / phases}m }`,
    ]).flat(),
    'injects:',
    ...exercise.injects.map((inject, i) =>
      [
        `  inject_${i}:`,
        'at' in inject
          ? `    at: ${inject.at}m`
          : `    when: "v${inject.above.variable} > ${inject.above.threshold}"`,
        '    from: caller',
        '    to: [lead]',
        '    channel: phone',
        `    text: Message ${i}. The value stands at {v${i % exercise.variables.length}}.`,
        '    on-delivery:',
        `      - { add: { v${inject.adds.variable}: ${inject.adds.amount} } }`,
        ...(notes ? ['    notes: >', `      ${prose}`] : []),
      ].join('\n'),
    ),
    'decisions:',
    ...exercise.decisions.map((decision, i) =>
      [
        `  decision_${i}:`,
        `    at: ${decision.at}m`,
        '    by: [lead]',
        '    rule: single',
        `    question: Question ${i}`,
        '    options:',
        ...decision.effects.map(
          (effect, k) =>
            `      ${'abc'[k] ?? k}: { text: Option ${k}, effects: [{ add: { v${decision.variable}: ${effect} } }] }`,
        ),
        '    otherwise: c',
      ].join('\n'),
    ),
  ];
  if (luck)
    lines.push(
      'chances:',
      ...exercise.chances.map(
        (chance, i) =>
          `  chance_${i}: { name: Chance ${i}, per-hour: "${number(chance.perHour)}", times: 1, effects: [{ add: { v${chance.adds.variable}: ${chance.adds.amount} } }] }`,
      ),
    );
  return `${lines.join('\n')}\n`;
}
