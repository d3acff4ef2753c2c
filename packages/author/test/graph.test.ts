import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '@sandtable/language';
import { cutAtWord, effectsIn, type Scenario } from '@sandtable/core/scenario';
import { words } from '@sandtable/words';
import { createMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import { dot, graphOf, mermaid, outline, svg } from '../src/index.ts';

const say = words('en');
const root = join(import.meta.dirname, '../../..');
const read = (file: string): Scenario => {
  const { scenario } = readScenario(readFileSync(file, 'utf8'), file);
  if (!scenario) throw new Error(`${file} has errors`);
  return scenario;
};
const ferry = read(join(root, 'test/fixtures/ferry-port.yaml'));
const library = readdirSync(join(root, 'scenarios')).map((name) =>
  read(join(root, 'scenarios', name, 'scenario.yaml')),
);

describe('the graph', () => {
  const { nodes, edges } = graphOf(ferry, 'all', say);
  const led = (from: string, to: string) =>
    edges.filter((edge) => edge.from === from && edge.to === to).map(({ kind, label }) => `${kind} ${label}`);

  test('has the course of phases with what opens each exit', () => {
    expect(led('phase.outage', 'phase.pressure')).toEqual(['course queue > 900', 'course ']);
    expect(led('phase.pressure', 'phase.recovery')).toEqual([
      'course patch_time after phase.pressure.entered',
    ]);
    expect(led('phase.recovery', 'phase.pressure')).toEqual(['course queue > 2500, at most 1 x']);
    expect(led('phase.recovery', 'end.endex')).toEqual(['course ']);
    expect(led('end.endex', 'outcome.standing')).toEqual(['course ']);
  });

  test('has what effects send, by option, proposal, chance and missed clock, and what waits for what', () => {
    expect(led('decision.manual', 'inject.second_note')).toEqual(['effect if they 1, after 1h']);
    expect(led('chance.doubling', 'inject.second_note')).toEqual(['effect ']);
    expect(led('phase.pressure', 'inject.situation')).toEqual(['waits 20m']);
    expect(led('phase.pressure', 'inject.rumour')).toEqual(['waits phase.pressure.active and trust < 58']);
    expect(led('inject.note', 'clock.early_warning')).toEqual(['waits ']);
  });

  test('has what an expected action sends when it is met and when it is missed, and what that waits for', () => {
    const [first, ...others] = ferry.expected;
    if (!first) throw new Error('the ferry port expects nothing');
    const send = { verb: 'send', inject: 'second_note', after: null, onlyIf: null } as const;
    const scenario = { ...ferry, expected: [{ ...first, onMet: [send], onMissed: [send] }, ...others] };
    const { nodes: drawn, edges: all } = graphOf(scenario, 'all', say);
    const arrows = all.flatMap(({ from, to, kind, label }) =>
      from === 'expected.log_it' || to === 'expected.log_it' ? [`${from} ${kind} ${to} ${label}`] : [],
    );
    expect(arrows).toEqual([
      'expected.log_it effect inject.second_note met',
      'expected.log_it effect inject.second_note missed',
      'expected.log_it waits inject.nudge ',
      'inject.note waits expected.log_it ',
    ]);
    expect(drawn.find(({ id }) => id === 'expected.log_it')?.label).toBe('Log the message and its time');
    // what leads nowhere is as little drawn as an action that does
    expect(drawn.some(({ id }) => id === 'expected.tell_state')).toBe(false);
  });

  test('has an arrow for every effect of every kind of owner that brings something about', () => {
    for (const scenario of [ferry, ...library]) {
      const arrows = graphOf(scenario, 'all', say).edges.filter(({ kind }) => kind === 'effect');
      const leading = effectsIn(scenario).filter(
        ({ effect: { verb } }) =>
          verb !== 'set' && verb !== 'add' && verb !== 'reveal' && verb !== 'message' && verb !== 'note',
      );
      expect(arrows.length).toBe(leading.length);
    }
  });

  test('puts what stands in an agenda inside its phase', () => {
    expect(nodes.find(({ id }) => id === 'inject.note')?.inside).toBe('outage');
    expect(nodes.find(({ id }) => id === 'decision.payment')?.inside).toBe('recovery');
    expect(nodes.find(({ id }) => id === 'inject.radio')?.inside).toBe(null);
  });

  test('every edge of every scenario of the library joins two of its nodes', () => {
    for (const scenario of library) {
      const graph = graphOf(scenario, 'all', say);
      const known = new Set(graph.nodes.map(({ id }) => id));
      expect(known.size).toBe(graph.nodes.length);
      for (const { from, to } of graph.edges) expect([known.has(from), known.has(to)]).toEqual([true, true]);
    }
  });
});

describe('the formats', () => {
  const hostile: Scenario = {
    ...ferry,
    title: { en: 'A "quoted" <b>title</b>\nand ; more' },
    phases: ferry.phases.map((phase) => ({ ...phase, title: { en: 'end"]; <script>x</script> `y` \\' } })),
  };

  test('Mermaid: nothing in a text can be read as Mermaid', () => {
    const text = mermaid(graphOf(hostile, 'all', say));
    expect(text).not.toContain('<script>');
    for (const line of text.split('\n').slice(4)) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
    expect(mermaid(graphOf(ferry, 'phases', say))).toMatchSnapshot();
  });

  test('SVG by way of DOT: Graphviz reads what is written, whatever stands in the texts', async () => {
    for (const graph of [
      graphOf(hostile, 'all', say),
      ...library.map((scenario) => graphOf(scenario, 'all', say)),
    ]) {
      const picture = await svg(graph);
      expect(picture).toMatch(/^<\?xml|^<svg/u);
      expect(picture.trimEnd().endsWith('</svg>')).toBe(true);
      expect(picture).not.toContain('<script>');
    }
    expect(dot(graphOf(ferry, 'phases', say))).toContain('"phase.outage" -> "phase.pressure"');
  });

  test('lines: none longer than the window, every node once', () => {
    const graph = graphOf(ferry, 'all', say);
    const lines = outline(graph, 60, say).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines.filter((line) => line.startsWith('Module'))).toHaveLength(3);
    expect(lines[1]).toBe(cutAtWord(say('author.graph.legend'), 60));
  });

  test('lines: what no arrow leads to says how it comes', () => {
    // as they once were, since they do not change
    const unchanged = ['drone-incident', 'extremist-content-surge'].map((name) =>
      read(join(root, 'test/fixtures/before-repairs', name, 'scenario.yaml')),
    );
    const lines = unchanged.flatMap((scenario) =>
      outline(graphOf(scenario, 'all', say), 200, say).split('\n'),
    );
    const told = (start: string) => lines.find((line) => line.trimStart().startsWith(start));
    expect(told('inject  0-03 A comment on the radio')).toMatch(/ {3}\[when trust < 45\]$/u);
    expect(told('inject  0-11 Forty children')).toMatch(/ {3}\[reserve\]$/u);
    // an option sends it
    expect(told('inject  1-05 Kestria has room for ten')).toMatch(/ten$/u);
  });
});

test('the machine that `graph --format xstate` prints is one that XState takes', async () => {
  const { courseOf } = await import('@sandtable/core/xstate');
  const config = JSON.parse(JSON.stringify(courseOf(ferry).config)) as Parameters<typeof createMachine>[0];
  expect(Object.keys(createMachine(config).states)).toEqual([
    'StartEx',
    'outage',
    'pressure',
    'recovery',
    'EndEx',
  ]);
});
