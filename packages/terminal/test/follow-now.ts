/** A robot that knows nothing but the NOW line: it reads the line, presses its key or types its word, and answers what it is asked. */
import type { Session } from '@sandtable/host';
import { deskOn, type DeskAtHand } from './desk-at-hand.ts';
import { facilitator, followNow, nowLine } from './plain/facilitator-by-ear.ts';

interface Led {
  readonly session: Session;
  /** Lets so many seconds pass in the room. */
  pass(seconds: number): void;
}
/** What is looked at after each key. */
type AfterKey = () => Promise<void> | void;

interface Line {
  readonly words: string;
  readonly keys: ReadonlyMap<string, string>;
}

/** The NOW line of a frame: its words, and what each key does, by the key. */
function readLine(frame: string): Line {
  const rows = frame.split('\n');
  const at = rows.findIndex((row) => row.startsWith(' NOW'));
  const keys = new Map<string, string>();
  const words: string[] = [];
  for (const row of rows.slice(at, at + 4)) {
    if (words.length > 0 && !/^ {6}/u.test(row)) break;
    const key = / (\S+) = (\S.*?) *$/u.exec(row);
    if (key?.[1] !== undefined && key[2] !== undefined) keys.set(key[1], key[2]);
    words.push(row.slice(6, key === null ? undefined : key.index).trim());
  }
  const said = words.filter((each) => each !== '').join(' ');
  return { words: said.split(/ Then: /u)[0] ?? said, keys };
}

/** Answers whatever the desk asks until it asks nothing more. */
function answerForm({ desk, press, write }: DeskAtHand, session: Session, turn: number): void {
  for (let step = 0; step < 40; step += 1) {
    const { layer } = desk.state();
    if (layer.is !== 'form') return;
    const { asking } = layer.form;
    if (asking === null) {
      press('enter');
      continue;
    }
    const { field, prompt } = asking;
    if (field.optional) {
      press('ctrl+s');
      continue;
    }
    switch (prompt.kind) {
      case 'several':
        if (prompt.presumed === undefined || prompt.presumed.length === 0) press('ctrl+a');
        press('enter');
        break;
      case 'pick': {
        if (prompt.presumed === undefined) {
          const open = prompt.choices.filter(({ detail }) => detail?.startsWith('not open') !== true);
          const options = open.filter(({ value }) =>
            session.control().decisions.some((each) => each.options.some((one) => one.name === value)),
          );
          const choices = options.length > 0 ? options : open;
          write(choices[turn % choices.length]?.short ?? '');
        }
        press('enter');
        break;
      }
      case 'number':
        write(String(prompt.presumed ?? prompt.min ?? 1));
        press('enter');
        break;
      case 'text':
        write('Said in the room.');
        press('enter');
        break;
      case 'ranking':
        // the list says that space gives the next place
        for (const _choice of prompt.choices) press('space', 'down');
        press('enter');
        break;
      case 'duration':
      case 'effects':
      case 'moment':
      case 'wall':
      case 'yes-no':
        press('enter');
    }
  }
  throw new Error('the form asks without end');
}

/** A duty is done where the line says that it may be; else the first key. */
export const chosenKeyOf = (frame: string): string => chosenKey(readLine(frame));
const chosenKey = ({ keys }: Line): string =>
  [...keys].find(([, does]) => does === 'done' || does === 'done before')?.[0] ?? [...keys.keys()][0] ?? '';

/** The longest that an exercise of the library takes, in keys. */
const most = 400;

/** What went wrong on the way: a line that was the same after its key, and a space that did something else than the line said. */
export async function followAtDesk(
  { session, pass }: Led,
  afterKey: AfterKey = () => {},
): Promise<readonly string[]> {
  const at = deskOn(session);
  const amiss: string[] = [];
  let line = readLine(at.shown(160, 40));
  for (let step = 0; step < most && session.control().stage !== 'closed'; step += 1) {
    const key = chosenKey(line);
    const { next } = session.control();
    const before = session.entries.length;
    at.press(key);
    answerForm(at, session, step);
    const did = session.entries.slice(before).find(({ cause }) => cause === null);
    if (did === undefined) throw new Error(`${key} did nothing: ${line.words}\n${at.shown(120, 40)}`);
    if (key === 'space' && next !== null && did.kind !== next.kind)
      amiss.push(`the space did ${did.kind}: ${line.words}`);
    const after = readLine(at.shown(160, 40));
    if (after.words === line.words) amiss.push(`the same line again: ${line.words}`);
    await afterKey();
    const runs = session.running();
    pass(3);
    line = runs ? readLine(at.shown(160, 40)) : after;
  }
  return [...amiss, ...leftBehind(session)];
}

export async function followByEar(
  { session, pass }: Led,
  afterKey: AfterKey = () => {},
): Promise<readonly string[]> {
  const person = await facilitator(session);
  const amiss: string[] = [];
  for (let step = 0; step < most && session.control().stage !== 'closed'; step += 1) {
    const line = nowLine(person);
    await followNow(person);
    if (nowLine(person) === line) amiss.push(`the same line again: ${line}`);
    await afterKey();
    pass(3);
    await person.say('now');
  }
  return [...amiss, ...leftBehind(session)];
}

/** What no exercise that was led by the NOW line may have left: read, asked and done is all that fell due. */
function leftBehind(session: Session): readonly string[] {
  const { stage, toGive, proposals, decisions, clocks } = session.control();
  const opened = decisions.filter(({ status }) => status !== 'pending');
  return [
    ...(stage === 'closed' ? [] : [`it ended at ${stage}`]),
    ...toGive.map(({ serial }) => `${serial} was not given`),
    ...proposals.map(({ serial }) => `${serial} is still proposed`),
    ...opened
      .filter(({ put, deciders }) => !put && !deciders.some((each) => each.answered))
      .map(({ serial }) => `${serial} was not put to the room`),
    ...decisions.filter(({ status }) => status === 'open').map(({ serial }) => `${serial} is still open`),
    // what the room did is never missed; what it decided otherwise is
    ...clocks
      .filter(({ status, metBy }) => status === 'missed' && metBy.length > 0)
      .map(({ name }) => `${name} was missed, and could be done`),
  ];
}
