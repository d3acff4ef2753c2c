/**
 * Holds every screen of a live exercise against its record: plain mode, each pane of the desk, each role's own screen and the room's. What the
 * record says is read off its entries alone. Each sentence of the answer is a contradiction; none: they all tell the same.
 */
import { load } from '@sandtable/core';
import type { Session } from '@sandtable/host';
import { words } from '@sandtable/words';
import { facilitator, type Facilitator } from '../../packages/terminal/test/plain/facilitator-by-ear.ts';
import { deskOn, type DeskAtHand } from '../../packages/terminal/test/desk-at-hand.ts';
import { paneNames } from '../../packages/terminal/src/desk/desk-state.ts';
import { roleDeskOf } from '../../packages/terminal/src/desk/headless-desk.ts';
import { roleFrame } from '../../packages/terminal/src/role/role-frame.ts';
import { roomFrame } from '../../packages/terminal/src/room/room-frame.ts';
import { frameText } from '../../packages/terminal/src/screen/frame.ts';
import { worldOfRecord } from '../model/of-record.ts';
import { contradictions, reportOf } from '../scenarios/report-oracle.ts';
import type { ExerciseAtHand } from './exercise-at-hand.ts';
import { foresightOf } from './foresight.ts';
import { laws } from './laws/all.ts';
import type { Look } from './laws/look.ts';
import { recordReader, type RecordSays } from './record-says.ts';
import { amissIn, presenceAmiss, type Shown } from './statement.ts';
import { knownAmiss } from './told-of-facts.ts';
import { deskStatements, plainStatements } from './told-to-control.ts';
import { roleAmiss, roomAmiss } from './told-to-players.ts';
import { timeAt, tongue } from './words-of-record.ts';

export interface Oracle {
  /** What any screen tells now that the record contradicts. */
  amiss(tampering?: Tampering): Promise<readonly string[]>;
  /** What the report tells now that the record contradicts. */
  reportAmiss(): readonly string[];
}

/** Changes what a screen shows on its way, to see that it is noticed. */
export type Tampering = (shown: Shown) => string;

const narrow = { columns: 109, rows: 400 };
const high = { columns: 100, rows: 600 };
const wall = { columns: 62, rows: 200 };

export async function oracleOn(exercise: ExerciseAtHand): Promise<Oracle> {
  const { session } = exercise;
  const looked = onlyLooked(session);
  const reader = recordReader(session.scenario, exercise.setup);
  const foresight = foresightOf(session.scenario, exercise.setup);
  const ear = await facilitator(looked);
  const desk = deskOn(looked, { seen: 'n' });
  const maskedDesk = deskOn(looked, { seen: 'y' });
  return {
    async amiss(tampering = ({ text }) => text) {
      const says = reader(session.entries);
      const shown = (screen: string, text: string): Shown => ({ screen, text: tampering({ screen, text }) });
      const look: Look = {
        says,
        foresee: foresight(session.entries),
        session: looked,
        ear,
        desk,
        maskedDesk,
        show: shown,
        roleScreen: once((role: string) => roleScreen(looked, role)),
        roomScreen: () => roomScreen(exercise),
      };
      const amiss = [
        ...(await plainAmiss(says, ear, looked, shown)),
        ...deskAmiss(says, desk, looked, shown),
        ...rolesAmiss(says, look),
        ...roomAmiss(says, shown('room’s screen', look.roomScreen()), looked.texts, exercise.now()),
      ];
      for (const law of laws) amiss.push(...(await law(look)));
      return amiss;
    },
    reportAmiss() {
      const { setup } = exercise;
      const { entries, texts, scenario } = session;
      const world = worldOfRecord(scenario, setup, entries);
      const recorded = { program: load(scenario), setup, entries, texts, world };
      return [...contradictions(recorded), ...knownAmiss(reader(entries), entries, reportOf(recorded, 'md'))];
    },
  };
}

type Show = (screen: string, text: string) => Shown;

/** The session with nothing to be done. */
function onlyLooked(session: Session): Session {
  const refused = { refused: 'paused', values: {} };
  return Object.assign(Object.create(session) as Session, {
    give: () => refused,
    strike: () => refused,
    rewind: () => session.record,
    close: () => {},
  });
}

async function plainAmiss(
  says: RecordSays,
  ear: Facilitator,
  { texts, clock }: Session,
  shown: Show,
): Promise<readonly string[]> {
  const amiss: string[] = [];
  for (const [line, statements] of plainStatements(says, texts, clock.now())) {
    const heard = await ear.say(line);
    amiss.push(...amissIn(shown(`plain mode, ${line}`, heard.join('\n')), statements));
  }
  return amiss;
}

/** What points at a row, how a value went, and up to where it may go. */
const drawn = /^>|[▁▂▃▄▅▆▇█░]+|  max [\d,.]+$/gmu;

function deskAmiss(says: RecordSays, desk: DeskAtHand, { texts }: Session, shown: Show): readonly string[] {
  // play has stopped for something real: there is nothing else to see
  if (says.pause?.reason === 'real-world') return [];
  const { world } = says;
  const amiss: string[] = [];
  for (const [pane, statements] of deskStatements(says, texts)) {
    desk.press('esc', String(paneNames.findIndex((name) => name === pane) + 1));
    const [head = '', rest = ''] = desk.shown(narrow.columns, narrow.rows).split(/^═▸.*$/mu);
    // under it the open decision stands once more, in short
    const inPane = rest.split(/^─+$/mu)[0] ?? '';
    amiss.push(
      ...presenceAmiss(shown('desk, header', head), { has: [timeAt(world.scenario, world.now)] }),
      ...amissIn(shown(`desk, ${pane}`, inPane.replaceAll(drawn, '')), statements),
    );
  }
  return amiss;
}

function rolesAmiss(says: RecordSays, { session, show, roleScreen: screen }: Look): readonly string[] {
  return session.scenario.roles.flatMap(({ name }) =>
    roleAmiss(says, name, show(`screen of ${name}`, screen(name)), session.texts),
  );
}

/** Several laws look at the same screen at the same moment. */
function once(draw: (name: string) => string): (name: string) => string {
  const drawn = new Map<string, string>();
  return (name) => {
    const text = drawn.get(name) ?? draw(name);
    drawn.set(name, text);
    return text;
  };
}

function roleScreen(session: Session, role: string): string {
  const screen = { shows: 'inbox', scroll: 0, form: null, drafts: [], told: null } as const;
  return frameText(roleFrame(screen, roleDeskOf(session, role, words('en')), high)).replaceAll(/─+/gu, '─');
}

function roomScreen({ room, now }: ExerciseAtHand): string {
  const seen = {
    ...tongue,
    view: room.room(),
    now: now(),
    zone: room.zone,
    troubled: room.trouble() !== null,
  };
  return frameText(roomFrame(seen, { blank: false, scroll: 0 }, wall));
}
