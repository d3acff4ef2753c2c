// The lobby on the screen: what there is to play, what it is, and how it starts.
import { textIn, type Parameter, type Scenario, type Text } from '@sandtable/core/scenario';
import { editorBlock } from '../screen/editor-view.ts';
import {
  type Say,
  type Tongue,
  castSentences,
  duration,
  exerciseMarking,
  value as valueWords,
} from '@sandtable/words';
import { wallDate } from '@sandtable/words/room-time';
import {
  type Block,
  type Frame,
  type Size,
  beside,
  frameOf,
  isTooSmall,
  ofHeight,
  rule,
  stack,
  windowOf,
} from '../screen/frame.ts';
import { type Line, emptyLine, fit, line, span, spread, truncate } from '../screen/line.ts';
import { scrolled } from '../screen/scrolled.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { tlpManner } from '../screen/theme.ts';
import { todayLines } from '../wording/today.ts';
import {
  type LobbyOffer,
  type LobbyState,
  type RecordOffer,
  type ScenarioOffer,
  type LobbySetup,
  typedNumber,
} from './lobby-state.ts';
import { plannedLength } from '@sandtable/core/scenario';

export const leastLobby: Size = { columns: 40, rows: 12 };

export function lobbyFrame(state: LobbyState, offer: LobbyOffer, tongue: Tongue, size: Size): Frame {
  const { say } = tongue;
  if (isTooSmall(size, leastLobby)) return small(tongue, size);
  const top: readonly Line[] = [
    spread(
      line(span(say('lobby.title'), 'strong'), `  ${say('lobby.what')}`),
      line(span(exerciseMarking(say), 'marking'), ' '),
      size.columns,
    ),
    emptyLine,
  ];
  const foot = [
    state.told === null ? emptyLine : line(' ', span(say(`lobby.told.${state.told}`), 'bad')),
    line(' ', span(say(state.setup === null ? 'lobby.keys' : 'lobby.setup-keys'), 'faint')),
  ];
  const rows = size.rows - top.length - foot.length;
  return frameOf(
    stack({ lines: top }, ofHeight(body(state, offer, tongue, size.columns, rows), rows), { lines: foot }),
    size,
  );
}

function body(state: LobbyState, offer: LobbyOffer, tongue: Tongue, columns: number, rows: number): Block {
  if (state.help) return { lines: helpLines(tongue, columns) };
  if (state.setup !== null) return setupBlock(state.setup, tongue, columns);
  const wide = columns >= 100;
  const width = wide ? Math.floor(columns * 0.42) : columns;
  const height = wide
    ? rows
    : Math.min(Math.max(5, offer.scenarios.length + offer.records.length + 3), Math.floor(rows / 2));
  const list = ofHeight({ lines: listLines(state, offer, tongue, width, height) }, height);
  const room = wide ? columns - width - 1 : columns;
  const space = wide ? rows : rows - height;
  const details: Block = { lines: detailLines(state, offer, tongue, room - 1, space) };
  return wide
    ? beside(rows, { width, block: list }, { width: room, block: details })
    : stack(list, ofHeight(details, space));
}

function listLines(
  state: LobbyState,
  offer: LobbyOffer,
  tongue: Tongue,
  width: number,
  rows: number,
): readonly Line[] {
  const { say } = tongue;
  const lines: { readonly line: Line; readonly place: number }[] = [];
  lines.push({ line: rule(say('lobby.scenarios'), '', width, true), place: -1 });
  for (const [place, each] of offer.scenarios.entries())
    lines.push({
      line: pointed(
        place === state.cursor,
        titleOf(each),
        'scenario' in each ? each.name : say('lobby.broken'),
        width,
      ),
      place,
    });
  if (offer.scenarios.length === 0)
    lines.push({ line: line(span(` ${say('lobby.no-scenarios')}`, 'faint')), place: -1 });
  lines.push({ line: rule(say('lobby.records'), '', width, false), place: -1 });
  for (const [place, each] of offer.records.entries()) {
    const at = place + offer.scenarios.length;
    lines.push({
      line: pointed(
        at === state.cursor,
        each.title,
        each.problem === null ? recordAside(each, offer, tongue) : say('lobby.broken'),
        width,
      ),
      place: at,
    });
  }
  if (offer.records.length === 0)
    lines.push({ line: line(span(` ${say('lobby.no-records')}`, 'faint')), place: -1 });
  const focus = Math.max(
    0,
    lines.findIndex((each) => each.place === state.cursor),
  );
  const { from, to } = windowOf(lines.length, focus, rows);
  return lines.slice(from, to).map((each) => each.line);
}

function pointed(inSight: boolean, title: string, aside: string, width: number): Line {
  const tail = aside === '' ? [] : line(span(` ${aside} `, 'faint'));
  return spread(line(span(`${inSight ? ' > ' : '   '}${title}`, inSight ? 'strong' : 'plain')), tail, width);
}

function titleOf(offer: ScenarioOffer): string {
  if (!('scenario' in offer)) return offer.name;
  const { scenario } = offer;
  return textIn(scenario.title, { scenario, language: scenario.language });
}
/** When it was written; and how much is on it, where another has the same title: a record that was gone back in stands beside its fork. */
function recordAside(record: RecordOffer, { records }: LobbyOffer, tongue: Tongue): string {
  const isAlone = records.every((each) => each === record || each.title !== record.title);
  const written = when(record, tongue);
  return isAlone ? written : tongue.say('lobby.one-of-several', { entries: record.entries, when: written });
}

/** Day and time by the clock in the room. */
const when = ({ written, zone }: RecordOffer, tongue: Tongue): string =>
  wallDate(written, { ...tongue, zone });

function detailLines(
  state: LobbyState,
  offer: LobbyOffer,
  tongue: Tongue,
  width: number,
  rows: number,
): readonly Line[] {
  const { say } = tongue;
  const scenario = offer.scenarios[state.cursor];
  const record = offer.records[state.cursor - offer.scenarios.length];
  const titled = (title: string, lines: readonly Line[]): readonly Line[] => [
    rule(title, '', width, false),
    ...scrolled(
      lines.map((each) => line(' ', ...each)),
      state.scroll,
      rows - 1,
      say,
    ),
  ];
  if (scenario !== undefined)
    return titled(
      titleOf(scenario),
      'scenario' in scenario
        ? [...aboutScenario(scenario.scenario, tongue, width - 1), ...toBeMade(scenario, tongue, width - 1)]
        : prose(scenario.problem, width - 1, 'warn'),
    );
  if (record !== undefined) return titled(record.title, aboutRecord(record, tongue, width - 1));
  return [];
}

function aboutScenario(scenario: Scenario, tongue: Tongue, width: number): readonly Line[] {
  const { say } = tongue;
  const text = (of: Text): string => textIn(of, { scenario, language: tongue.language }).trim();
  const indent = 12;
  const fact = (label: string, words: string): readonly Line[] =>
    words === '' ? [] : labelled(span(label, 'faint'), indent, words, width);
  const sectors = [...new Set(scenario.organisations.map((each) => each.sector))];
  return [
    ...prose(text(scenario.summary), width),
    emptyLine,
    ...fact(say('lobby.length'), lengths(scenario, tongue)),
    ...fact(say('lobby.kind'), say(`lobby.kind.${scenario.kind}`)),
    ...fact(say('lobby.roles'), scenario.roles.map((each) => text(each.title)).join(', ')),
    ...fact(say('lobby.cast'), castSentences({ ...tongue, scenario })[0] ?? ''),
    ...fact(say('lobby.sectors'), sectors.join(', ')),
    ...fact(say('lobby.themes'), scenario.themes.map((each) => each.replaceAll('-', ' ')).join(', ')),
    ...labelled(
      span(say('lobby.marking'), 'faint'),
      indent,
      scenario.marking,
      width,
      tlpManner(scenario.marking),
    ),
    ...fact(say('lobby.fiction'), text(scenario.fictional)),
    ...fact(
      say('lobby.size'),
      say('lobby.size-words', {
        injects: scenario.injects.length,
        decisions: scenario.decisions.length,
        phases: scenario.phases.length,
      }),
    ),
    ...fact(say('lobby.version'), scenario.version),
  ];
}

const toBeMade = ({ today }: ScenarioOffer, { say }: Tongue, width: number): readonly Line[] =>
  todayLines(today ?? null, [], { say, at: 'lobby' }).flatMap((each) => [
    emptyLine,
    ...prose(each, width, 'warn'),
  ]);

/** One length for each value of a parameter that changes it, else one for all. */
function lengths(scenario: Scenario, tongue: Tongue): string {
  const start = scenario.parameters.map((each) => [each.name, each.start] as const);
  const about = (minutes: number | null): string =>
    minutes === null
      ? tongue.say('lobby.length-open')
      : tongue.say('lobby.about', { time: duration(minutes * 60, tongue) });
  for (const parameter of scenario.parameters) {
    const of = parameter.values.map((each) => ({
      each,
      minutes: plannedLength(
        scenario,
        start.map(([name, own]) => [name, name === parameter.name ? each : own]),
      ),
    }));
    if (new Set(of.map((one) => one.minutes)).size > 1)
      return of
        .map(({ each, minutes }) =>
          tongue.say('lobby.length-of', { value: each.replaceAll('_', ' '), time: about(minutes) }),
        )
        .join(', ');
  }
  return about(plannedLength(scenario, start));
}

function aboutRecord(record: RecordOffer, tongue: Tongue, width: number): readonly Line[] {
  const { say } = tongue;
  if (record.problem !== null)
    return [...prose(record.problem, width, 'warn'), emptyLine, ...prose(record.file, width, 'faint')];
  return [
    ...prose(record.state, width, 'strong'),
    ...prose(say('lobby.resume', { entries: record.entries, when: when(record, tongue) }), width),
    emptyLine,
    ...prose(record.file, width, 'faint'),
  ];
}

function setupBlock(setup: LobbySetup, tongue: Tongue, columns: number): Block {
  const { say } = tongue;
  const { scenario } = setup.offer;
  const width = Math.min(columns - 2, 90);
  const minutes = plannedLength(scenario, setup.values);
  const head: readonly Line[] = [
    rule(say('lobby.start-title', { title: titleOf(setup.offer) }), '', columns, true),
    emptyLine,
    line(
      span(setup.row === 0 ? ' > ' : '   ', 'strong'),
      span(say('lobby.start'), setup.row === 0 ? 'now' : 'plain'),
      span(
        minutes === null ? '' : `   ${say('lobby.about', { time: duration(minutes * 60, tongue) })}`,
        'faint',
      ),
    ),
    emptyLine,
  ];
  const seed = field(
    setup.row === 1,
    say('lobby.seed'),
    setup.row === 1
      ? editorBlock(setup.seed, '', width - 30, 1)
      : { lines: [line(span(setup.seed.text, 'strong'))] },
    width,
  );
  const hint: Block = {
    lines: prose(say('lobby.seed-hint'), width - 34, 'faint').map((each) => line(' '.repeat(34), ...each)),
  };
  const parameters = scenario.parameters.map((each, place) =>
    parameterBlock(setup, each, place + 2 === setup.row, tongue, width),
  );
  const problem: readonly Line[] =
    setup.problem === null
      ? []
      : [
          emptyLine,
          ...prose(problemText(setup.problem, say), width, 'bad').map((each) => line('   ', ...each)),
        ];
  return stack({ lines: head }, seed, hint, ...parameters, { lines: problem });
}

function problemText(problem: NonNullable<LobbySetup['problem']>, say: Say): string {
  if (typeof problem === 'string') return say(`lobby.problem.${problem}`);
  const [one, other] = problem.spellings;
  return say('lobby.problem.doubtful-number', { one, other });
}

function parameterBlock(
  setup: LobbySetup,
  parameter: Parameter,
  inSight: boolean,
  tongue: Tongue,
  width: number,
): Block {
  const label = textIn(parameter.title, { scenario: setup.offer.scenario, language: tongue.language }).trim();
  if (parameter.type === 'number') {
    const editor = typedNumber(setup, parameter);
    return field(
      inSight,
      label,
      inSight ? editorBlock(editor, '', width - 30, 1) : { lines: [line(span(editor.text, 'strong'))] },
      width,
    );
  }
  const now = setup.values.find(([name]) => name === parameter.name)?.[1] ?? parameter.start;
  const all = parameter.type === 'boolean' ? [true, false] : parameter.values;
  const shown = all.flatMap((each) => [
    span(
      each === now ? `[${valueWords(each, null, tongue)}]` : ` ${valueWords(each, null, tongue)} `,
      each === now ? 'strong' : 'faint',
    ),
    span(' '),
  ]);
  return field(inSight, label, { lines: [shown] }, width);
}

function field(inSight: boolean, label: string, block: Block, width: number): Block {
  const head = fit(
    line(span(inSight ? ' > ' : '   ', 'strong'), span(truncate(label, 30), inSight ? 'strong' : 'plain')),
    34,
  );
  const [first, ...rest] = block.lines;
  return {
    lines: [fit([...head, ...(first ?? [])], width), ...rest.map((each) => line(' '.repeat(34), ...each))],
    cursor: block.cursor ? { x: block.cursor.x + 34, y: block.cursor.y } : null,
  };
}

function helpLines({ say }: Tongue, width: number): readonly Line[] {
  const keys = ['arrows', 'enter', 'space', 'esc', 'q'] as const;
  return [
    rule(say('lobby.help'), '', width, true),
    ...keys.flatMap((each) =>
      labelled(
        span(` ${say(`lobby.help.${each}.key`)}`, 'key'),
        12,
        say(`lobby.help.${each}.does`),
        width - 2,
      ),
    ),
    emptyLine,
    ...prose(say('lobby.help.more'), width - 2),
  ];
}

function small({ say }: Tongue, size: Size): Frame {
  const width = Math.max(1, size.columns);
  const { columns, rows } = leastLobby;
  return frameOf(
    {
      lines: [
        ...prose(say('lobby.small', { columns, rows, has: size.columns, have: size.rows }), width, 'strong'),
        ...prose(say('lobby.small-plain'), width),
      ],
    },
    size,
  );
}
