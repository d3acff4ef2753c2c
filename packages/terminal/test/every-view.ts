/**
 * Everything that anybody can see of a live exercise at one desk: each pane, each form's first question, each answer of plain mode, each
 * role's screen, the room's screen. Built from the tables of panes, powers and words, so that a new one is looked at too.
 */
import { PassThrough } from 'node:stream';
import { type Session } from '@sandtable/host';
import { followExercise } from '@sandtable/host/recorded';
import { textReader, words } from '@sandtable/words';
import { paneNames } from '../src/desk/desk-state.ts';
import { createDesk, roleDeskOf } from '../src/desk/headless-desk.ts';
import { unhurried } from './desk-at-hand.ts';
import { frameText } from '../src/screen/frame.ts';
import { keyNamed, typed } from '../src/screen/key.ts';
import { controlPlainCommands } from '../src/plain/plain-commands.ts';
import { runPlain } from '../src/plain/run.ts';
import { controlPowers, powerWords } from '@sandtable/powers';
import { catchUpSentences } from '../src/panes/catch-up.ts';
import { createRoom, printRoom } from '../src/room/open-room.ts';
import { roleFrame } from '../src/role/role-frame.ts';
import { createLobby } from '../src/lobby/headless-lobby.ts';
import { createWatch } from '../src/watch/open-watch.ts';

const tall = { columns: 200, rows: 120 };

/** What each view shows, by its name. */
export async function everyView(session: Session): Promise<ReadonlyMap<string, string>> {
  const seen = onlyLooked(session);
  return new Map([
    ...deskViews(seen),
    ...(await plainViews(seen)),
    ...roleViews(seen),
    ['the room’s screen', await roomView(seen)],
    ...lobbyViews(seen),
    ...watchViews(seen),
  ]);
}

/** The session with nothing to be done: a power that asks nothing is refused. */
function onlyLooked(session: Session): Session {
  const refused = { refused: 'paused', values: {} };
  return Object.assign(Object.create(session) as Session, {
    give: () => refused,
    strike: () => refused,
    rewind: () => session.record,
  });
}

function* deskViews(session: Session): Generator<readonly [string, string]> {
  const say = words(session.language);
  const desk = createDesk(session, { resume: () => 'sandtable', sinceBoot: unhurried() }, () => {});
  const shown = () => frameText(desk.frame(tall));
  const press = (key: string) => desk.key(key.length > 1 ? keyNamed(key) : typed(key));
  press('n');
  for (const [place, pane] of paneNames.entries()) {
    press(String(place + 1));
    yield [`desk: ${pane}`, shown()];
  }
  press('S');
  yield ['desk: run sheet', shown()];
  press('esc');
  for (const { id } of controlPowers) {
    press('ctrl+k');
    for (const letter of powerWords(id, say).name) press(letter);
    press('enter');
    yield [`desk: ${id}`, shown()];
    for (let times = 0; times < 3; times += 1) press('esc');
  }
}

/** All that plain mode can be asked, and the first question of each power. */
export function everyPlainWord(
  { injects, decisions }: Session['scenario'],
  language = 'en',
): readonly string[] {
  const say = words(language);
  return [
    ...controlPlainCommands.filter((own) => own !== 'quit'),
    'again 500',
    'sheet all',
    ...injects.map(({ serial }) => `card ${serial}`),
    ...decisions.map(({ serial }) => `decision ${serial}`),
    ...controlPowers.flatMap(({ id }) => [powerWords(id, say).word, 'cancel']),
  ];
}

async function plainViews(session: Session): Promise<readonly (readonly [string, string])[]> {
  const input = new PassThrough();
  const output = new PassThrough();
  let heard = '';
  output.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));
  const ended = runPlain(session, { input, output, resume: () => 'sandtable' });
  const views: (readonly [string, string])[] = [];
  const ask = async (line: string) => {
    const from = heard.length;
    input.write(`${line}\n`);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    views.push([`plain: ${line}`, heard.slice(from)]);
  };
  for (const line of everyPlainWord(session.scenario, session.language)) await ask(line);
  input.end();
  await ended;
  return [['plain: all', heard], ...views];
}

function roleViews(session: Session): readonly (readonly [string, string])[] {
  const { language } = session;
  const say = words(language);
  return session.scenario.roles.flatMap(({ name }) => {
    const view = session.role(name);
    const desk = roleDeskOf(session, name, say);
    const drawn = (['inbox', 'log', 'help'] as const).map(
      (shows) =>
        [
          `role, drawn: ${name}, ${shows}`,
          frameText(roleFrame({ shows, scroll: 0, form: null, drafts: [], told: null }, desk, tall)),
        ] as const,
    );
    return [
      ...drawn,
      [`role: ${name}`, JSON.stringify(view)],
      [`late: ${name}`, catchUpSentences(view, { language, say }).join('\n')],
    ] as const;
  });
}

async function roomView(session: Session): Promise<string> {
  const { clock, language, record } = session;
  const room = followExercise({ file: record.file, clock, reader: textReader(language) });
  const output = new PassThrough();
  void printRoom(room, output);
  await new Promise(setImmediate);
  room.close();
  const drawn = frameText(createRoom(room, () => {}).frame(tall));
  return `${JSON.stringify(room.room())}\n${String(output.read() ?? '')}\n${drawn}`;
}

/** What there is to play, how it starts, and what its keys are. */
function lobbyViews({ scenario, language, record }: Session): readonly (readonly [string, string])[] {
  const offer = {
    scenarios: [{ file: record.file, name: scenario.id, scenario }],
    records: [
      { file: record.file, title: scenario.id, written: 0, zone: null, entries: 3, state: '', problem: null },
    ],
    seed: '7',
  };
  const lobby = createLobby(offer, language, () => {});
  const shown = () => frameText(lobby.frame(tall));
  const first = shown();
  lobby.key(typed('?'));
  const help = shown();
  lobby.key(keyNamed('esc'));
  lobby.key(keyNamed('enter'));
  return [
    ['lobby', first],
    ['lobby: help', help],
    ['lobby: start', shown()],
  ];
}

/** The author's second pane: its own words, around what checks and plays say. */
function watchViews({ language, record }: Session): readonly (readonly [string, string])[] {
  const watched = {
    file: record.file,
    marking: '',
    check: [],
    errors: 0,
    warnings: 0,
    timeline: [],
    play: [],
    stale: true,
    milliseconds: 80,
  };
  const watch = createWatch({ watched: () => watched, subscribe: () => () => {} }, words(language), () => {});
  return ['timeline', 'play', 'check'].map((pane) => {
    const shown = frameText(watch.frame(tall));
    watch.key(keyNamed('tab'));
    return [`watch: ${pane}`, shown] as const;
  });
}
