/** A scenario of any size in which everything hangs together, as authors write it: facts, gates, triggers, tasks, decisions. */
const prose =
  'If they ask, the duty officer has no second source yet. Listen for who is told, in which order, and on whose word.';

/** The text of a scenario with so many injects, a fact for every fifth and a decision for every tenth of them. */
export function largeScenario(injects: number): string {
  const of = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => make(i));
  const [roles, facts, decisions, tasks, variables] = [12, injects / 5, injects / 10, injects / 20, 20].map(
    (count) => Math.max(1, Math.floor(count)),
  ) as [number, number, number, number, number];
  const minutes = 60 * 24;
  const role = (i: number) => `role_${i % roles}`;
  const task = (i: number) => `task_${i % tasks}`;
  const fact = (i: number) => `fact_${i % facts}`;
  const value = (i: number) => `value_${i % variables}`;
  return `${[
    'sandtable: 1',
    'id: large',
    'title: A large exercise',
    'summary: Generated for the benchmarks.',
    'version: 1.0.0',
    'licence: Apache-2.0',
    'authors: [Sandtable]',
    'marking: TLP:CLEAR',
    'fictional: Everything is invented.',
    `duration: ${minutes}m`,
    'organisations:',
    '  town: { name: Town, sector: government }',
    'roles:',
    ...of(roles, (i) => `  ${role(i)}: { name: Role ${i}, organisation: town }`),
    'groups:',
    `  duty: [${role(0)}, ${role(1)}]`,
    'actors:',
    '  caller: { name: Caller }',
    'variables:',
    ...of(
      variables,
      (i) =>
        `  ${value(i)}: { name: Value ${i}, start: ${10 + i}, min: 0, max: 1000, per-minute: "${value(i + 1)} / 256" }`,
    ),
    'facts:',
    ...of(facts, (i) => `  ${fact(i)}: { text: Fact ${i} of the course of things }`),
    'phases:',
    '  play:',
    '    title: Play',
    '    clock: runs',
    `    next: [{ go: end, at: ${minutes}m }]`,
    'injects:',
    ...of(injects, (i) =>
      [
        `  inject_${i}:`,
        i % 3 === 1
          ? `    when: "${value(i)} > ${60 + ((i * 37) % 900)} and inject.inject_${i - 1}.delivered"`
          : i % 3 === 2
            ? `    at: ${1 + (i % 30)}m after inject.inject_${i - 1}.delivered`
            : `    at: ${1 + ((i * 7) % (minutes - 10))}m`,
        ...(i % 4 === 3
          ? [`    only-if: "not decision.decision_${i % decisions}.made or fact.${fact(i)}.${role(i)}"`]
          : []),
        '    from: caller',
        `    to: [${i % 7 === 0 ? 'duty' : role(i)}]`,
        '    channel: phone',
        `    text: Message ${i}. The value stands at {${value(i)}}.`,
        `    serves: [${task(i)}]`,
        ...(i % 5 === 0 ? [`    reveals: [${fact(i / 5)}]`] : []),
        '    on-delivery:',
        `      - { add: { ${value(i * 5)}: ${i % 2 === 0 ? 2 : -1} }, only-if: "${value(i + 3)} < 900" }`,
        '    notes: >',
        `      ${prose}`,
      ].join('\n'),
    ),
    'decisions:',
    ...of(decisions, (i) =>
      [
        `  decision_${i}:`,
        `    at: ${5 + ((i * 11) % (minutes - 30))}m`,
        '    within: 20m',
        `    by: [${role(i)}]`,
        '    rule: single',
        `    question: Question ${i}`,
        '    options:',
        ...['a', 'b', 'c'].map(
          (option, k) =>
            `      ${option}: { text: Option ${k}, effects: [{ add: { ${value(i * 7 + k)}: ${4 - 5 * k} } }] }`,
        ),
        '    otherwise: c',
        `    serves: [${task(i)}]`,
      ].join('\n'),
    ),
    'objectives:',
    '  act:',
    '    text: Act in time',
    '    capability: Coordination',
    '    targets:',
    '      all:',
    '        text: Act on every message',
    '        tasks:',
    ...of(tasks, (i) => `          ${task(i)}: Act on matter ${i}`),
  ].join('\n')}\n`;
}
