/**
 * Plain mode: a whole exercise as lines in and lines out, for a screen reader, a pipe and a log.
 *
 * Every line that comes out stands alone. What happens while somebody types waits, and is announced as `2 new`.
 */
import { isOver } from '@sandtable/core';
import type { Session } from '@sandtable/host';
import { textIn } from '@sandtable/core/scenario';
import { type Say, doubtOf, markingLine, storyTimeAt, words } from '@sandtable/words';
import { type DeskSituation, type DoorPlace, watchSession } from '../wording/situation.ts';
import type { ForToday } from '../wording/today.ts';
import {
  type ControlPower,
  type ControlSituation,
  controlPowers,
  fastForward,
  type PowerId,
  readingContext,
} from '@sandtable/powers';
import { type Self } from '@sandtable/powers/joint';
import { announcer } from './announcer.ts';
import { isOneOf } from './ask.ts';
import { type Known, commandLike, findCommand } from './command.ts';
import { controlAnswer } from './control-answer.ts';
import { type Talk, lead } from './conversation.ts';
import { type Doing, giveAll, rewind, strikeEntry } from './doing.ts';
import { type Typable, knownCommands } from './known.ts';
import { type LineStreams, lineInput } from './line-input.ts';
import { type ControlPlainCommand, controlPlainCommands } from './plain-commands.ts';
import { catchUpSentences } from '../panes/catch-up.ts';
import { roleScreen } from './role-screen.ts';
import { doorView } from './views.ts';
import { type Voice, voice } from './voice.ts';

export interface PlainOptions extends LineStreams {
  /** The command that goes on with this record, for the goodbye. Null at a desk away from the record, whose keeper goes on. */
  readonly resume: ((file: string) => string) | null;
  /** The command that makes the report of it, told once play is over. */
  readonly report?: (file: string) => string;
  /** Reads each line first, and hands on what is left of it; or says what is wrong with it. */
  readonly first?: (line: string) => { readonly rest: string } | { readonly problem: string };
  /** Where people come in who have screens of their own. */
  readonly door?: DoorPlace;
  /** What is still to be made for today. */
  readonly today?: ForToday | null;
  /** What may be done at this desk; everything when not told. */
  readonly allows?: (power: PowerId) => boolean;
  /** Lines come from a file or a program, and not from somebody who types. */
  readonly piped?: boolean;
  /** Who is at it; the desk where the record is when not told. */
  readonly self?: Self;
  /** Aborted when the desk is somebody's no longer. */
  readonly lost?: AbortSignal;
  /** Said after the greeting. */
  readonly greeting?: readonly string[];
}
/** How it ended: somebody left, or the input was over. The record can be resumed in either case. */
export type PlainEnd = 'left' | 'end-of-input';

export async function runPlain(session: Session, options: PlainOptions): Promise<PlainEnd> {
  const say: Say = words(session.language);
  const input = lineInput(options, say);
  const out = voice(options.output);
  const { door, self, today, allows = () => true, piped = false } = options;
  const read = watchSession(session, say, { door, allows, self, today });
  const desk = (): DeskSituation => read(false);
  const doing: Doing = { session, say, tell: out.say };
  const state: { talking: boolean; stop: boolean; half: string; ended: PlainEnd | null } = {
    talking: false,
    stop: false,
    half: '',
    ended: null,
  };
  const live = announcer({ session, say, desk, tell: out.say, busy: () => state.talking || input.typing() });

  /** The next line; null when there is none: the input is over, somebody left, or called the stop. */
  const listen = async (asked: 'command' | 'answer'): Promise<string | null> => {
    const typed = await input.next(asked);
    if (typed.typed === 'line') {
      const read = typed.again === true ? undefined : options.first?.(typed.line);
      if (read === undefined) return typed.line;
      if ('rest' in read) return read.rest;
      out.say(read.problem);
      return '';
    }
    if (typed.typed === 'stop') {
      state.stop = true;
      if (typed.half !== '' && asked === 'command') state.half = typed.half;
      else if (typed.half !== '') out.say(say('plain.half-answer', { line: typed.half }));
    } else state.ended ??= typed.typed === 'leave' ? 'left' : 'end-of-input';
    return null;
  };
  const answerOwn = (
    own: Exclude<ControlPlainCommand, 'quit'>,
    rest: string,
    commands: ReturnType<typeof known>,
  ): void => {
    const at = { desk: desk(), commands, feed: live.feed, again: out.again() };
    controlAnswer(own, rest, at).forEach(out.say);
  };
  const instead = (line: string): ReturnType<Talk<ControlSituation>['instead']> => {
    const commands = known();
    const found = commandLike.test(line) ? findCommand(line, commands) : null;
    if (found?.found !== 'command') return 'nothing';
    const { is } = found.command;
    if (is.of === 'own' && is.own !== 'quit') {
      answerOwn(is.own, found.rest, commands);
      return 'answered';
    }
    return is.of === 'power' && is.power.id === 'stop' ? 'stop' : 'command';
  };
  const talk: Talk<ControlSituation> = {
    say,
    situation: desk,
    reading: readingContext,
    clock: (seconds) => storyTimeAt(session.scenario.story, seconds, { say, language: session.language }),
    tell: out.say,
    listen: () => listen('answer'),
    instead,
    piped,
    putBack: input.putBack,
  };
  const roleDesk = {
    session,
    say,
    piped,
    tell: out.say,
    // what a role was typing is for no other eyes
    listen: async (asked: 'command' | 'answer') => {
      const line = await listen(asked);
      state.half = '';
      return line;
    },
    putBack: input.putBack,
    give: (deed: Parameters<typeof giveAll>[0]) => giveAll(deed, doing),
    over: () => state.ended !== null || state.stop,
  };

  const catchUp = (role: string): void =>
    catchUpSentences(session.role(role), { say, language: session.language }).forEach(out.say);

  const use = async (power: ControlPower, rest: string, sure: boolean): Promise<void> => {
    if (!allows(power.id)) return out.say(say('seat.order.director'));
    const deed = await lead(power, rest, sure, talk);
    if (deed?.do === 'give') {
      const taken = live.quietly(() => giveAll(deed, doing));
      if (taken && deed.catchUp !== undefined) catchUp(deed.catchUp);
    }
    if (deed?.do === 'catch-up') catchUp(deed.role);
    if (deed?.do === 'forward') fastForward(session);
    if (deed?.do === 'strike') live.quietly(() => strikeEntry(deed.entry, doing));
    if (deed?.do === 'rewind' && rewind(deed.entry, doing)) {
      live.feed.restart();
      live.forgetNow();
    }
    if (deed?.do === 'turn') {
      for (const role of [deed.role, ...(deed.others ?? [])])
        if (!roleDesk.over()) await roleScreen(role, roleDesk);
      live.forgetNow();
    }
  };
  const known = (): readonly Known<Typable<ControlSituation, ControlPlainCommand>>[] => {
    const at = desk();
    return knownCommands<ControlSituation, ControlPlainCommand>(
      controlPowers,
      controlPlainCommands.filter((own) => own !== 'door' || options.door !== undefined),
      {
        can: (power) => at.can(power as ControlPower),
        explains: (power) => (power.whyNot?.(at) ?? null) !== null,
      },
      say,
    );
  };
  /** It leaves a question, or skips the rest of them: a good word, where something is asked. */
  const answersAsk = (word: string): boolean =>
    (['cancel', 'enough', 'back'] as const).some((each) => isOneOf(say(`plain.word.${each}`), word));
  const answer = async (line: string): Promise<void> => {
    const commands = known();
    const found = findCommand(line, commands);
    if (found.found === 'unknown') {
      const { word, near } = found;
      if (answersAsk(word)) out.say(say('plain.nothing-asked', { word }));
      else
        out.say(near === null ? say('plain.unknown', { word }) : say('plain.unknown-near', { word, near }));
    }
    if (found.found !== 'command') return;
    const { is } = found.command;
    if (is.of === 'power' && is.power.about !== undefined && !live.toldNow()) {
      // it was typed for what was told, and something else has come meanwhile
      out.say(say('plain.changed'));
      out.say(say('plain.not-done'));
    } else if (is.of === 'power') await use(is.power as ControlPower, found.rest, found.sure);
    else if (is.own === 'quit') state.ended = 'left';
    else answerOwn(is.own, found.rest, commands);
  };
  const stopPlay = async (): Promise<void> => {
    state.stop = false;
    if (state.half !== '') out.say(say('plain.half-kept', { line: state.half }));
    const stop = controlPowers.find((power) => power.id === 'stop');
    if (stop !== undefined) await use(stop, '', false);
  };

  // the reader of our output has gone, so end the session
  options.output.on('error', input.end);
  options.lost?.addEventListener('abort', input.leave);
  try {
    hello(desk(), out, live.feed.last(5));
    const doubt = doubtOf(session.recomputed, say);
    if (doubt !== null) out.say(doubt);
    for (const line of options.greeting ?? []) out.say(line);
    if (options.door !== undefined) doorView(desk()).forEach(out.say);
    live.news(true);
    while (state.ended === null) {
      // what was being typed when play was stopped waits until play goes on: while it stands there, nothing would be told
      if (state.half !== '' && desk().view.stage !== 'paused') {
        input.restore(state.half);
        state.half = '';
      }
      const line = await listen('command');
      out.begin();
      state.talking = true;
      if (line !== null) await answer(line);
      while (state.stop && state.ended === null) await stopPlay();
      state.talking = false;
      live.news(line !== null);
      if (live.feed.waiting() > 0) out.say(say('plain.new', { count: live.feed.waiting() }));
    }
    goodbye(desk(), out, state.ended, session.record.file, options);
    return state.ended;
  } finally {
    live.close();
    options.output.off('error', input.end);
    options.lost?.removeEventListener('abort', input.leave);
    input.close();
  }
}

function hello(
  { view, scenario, entries, head, say, language }: DeskSituation,
  out: Voice,
  last: readonly string[],
): void {
  out.say(markingLine(view.exercise.title, view.exercise.marking, say));
  out.say(textIn(scenario.fictional, { scenario, language }));
  if (view.exercise.rehearsal) out.say(say('common.rehearsal'));
  out.say(say('plain.hello'));
  if (entries.every(({ kind }) => kind === 'door')) return;
  out.say(say('plain.resumed', { number: head.number }));
  last.forEach(out.say);
}

function goodbye(
  { view, head, say }: DeskSituation,
  out: Voice,
  ended: PlainEnd,
  file: string,
  { resume, report }: PlainOptions,
): void {
  if (resume !== null) {
    if (ended === 'end-of-input') out.say(say('plain.end-of-input'));
    out.say(say('plain.goodbye.record', { file, number: head.number, hash: head.hash }));
    out.say(
      say(view.stage === 'closed' ? 'plain.goodbye.closed' : 'plain.goodbye.resume', {
        command: resume(file),
      }),
    );
  }
  if (report !== undefined && isOver(view)) out.say(say('desk.left.report', { command: report(file) }));
  out.say(markingLine(view.exercise.title, view.exercise.marking, say));
}
