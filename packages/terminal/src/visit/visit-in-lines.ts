// The same as lines: for a terminal that cannot be drawn on, a screen reader, a script.
import type { DeskSeat, HeldSeat, LookingSeat, RoleSeat } from '@sandtable/host';
import type { CallersTerminal, OwnSeat, Visitor } from '@sandtable/host/ssh-door';
import { type RolePower, type RoleSituation, powerWords } from '@sandtable/powers';
import { markingLine, words, type Say } from '@sandtable/words';
import { isOneOf } from '../plain/ask.ts';
import { type LineInput, type LineStreams, lineInput } from '../plain/line-input.ts';
import { roleCommand, roleGreeting, roleNews, type RoleTalk } from '../plain/role-screen.ts';
import { runPlain } from '../plain/run.ts';
import { voice } from '../plain/voice.ts';
import { printRoom } from '../room/open-room.ts';
import { calledFor } from './answer-call.ts';
import { evaluatorLine } from './evaluator-lines.ts';
import { entering, watchedFrom } from './looking-on.ts';
import { noticeWords, ownSeatWords, visitorWords } from './own-seat-words.ts';

interface Place {
  readonly visitor: Visitor;
  readonly say: Say;
  readonly streams: LineStreams;
  readonly tell: (line: string) => void;
}

export async function visitInLines(
  visitor: Visitor,
  { stdin, stdout, kind, gone }: CallersTerminal,
): Promise<void> {
  const say = words(visitor.language);
  // without a terminal of its own the line is shown, and can be changed, at the other end
  const streams: LineStreams = { input: stdin, output: stdout, own: null, isShown: kind === null };
  const { say: tell } = voice(stdout);
  const at: Place = { visitor, say, streams, tell };
  const { exercise } = visitor.exercise();
  tell(markingLine(exercise.title, exercise.marking, say));
  for (const line of [visitorWords(visitor, say), ...noticeWords(visitor, say)]) tell(line);
  let next: OwnSeat | null = visitor.seats()?.[0] ?? null;
  while (!gone.aborted && visitor.seats() !== null) {
    next ??= await chooseInLines(at);
    if (next === null) return;
    const { capacity }: OwnSeat = next;
    next = null;
    const lost = new AbortController();
    const stop = visitor.subscribe(() => {
      if (!visitor.isTheirs(capacity)) lost.abort();
    });
    try {
      if ((await sitInLines(visitor.sit(capacity), at, lost.signal)) === 'over') return;
    } finally {
      stop();
    }
  }
}

/** Whether the input is over. */
type Left = 'over' | 'back';

function sitInLines(seat: HeldSeat, at: Place, lost: AbortSignal): Promise<Left> {
  switch (seat.of) {
    case 'role':
      return roleInLines(seat, at, lost);
    case 'observer':
    case 'screen':
    case 'safety-lead':
    case 'evaluator':
    case 'interpreter':
      return roomInLines(seat, at, lost);
    case 'director':
    case 'facilitator':
    case 'site-facilitator':
    case 'controller':
    case 'simcell':
    case 'recorder':
      return deskInLines(seat, at, lost);
    default:
      return seat satisfies never;
  }
}

/** The next line, or why there is none. */
type Heard =
  | { readonly heard: 'line'; readonly line: string; readonly again: boolean }
  | { readonly heard: 'stop' | 'over' | 'changed' };

async function hear(input: LineInput, asked: 'command' | 'answer', changed: AbortSignal): Promise<Heard> {
  const interrupted = new Promise<Heard>((resolve) => {
    if (changed.aborted) resolve({ heard: 'changed' });
    changed.addEventListener('abort', () => resolve({ heard: 'changed' }), { once: true });
  });
  const typed = input.next(asked).then((typed): Heard => {
    if (typed.typed === 'line') return { heard: 'line', line: typed.line, again: typed.again === true };
    return { heard: typed.typed === 'stop' ? 'stop' : 'over' };
  });
  return Promise.race([typed, interrupted]);
}

/** Null: they leave, or nobody is there any more. Whoever waited has their first seat as soon as there is one. */
async function chooseInLines({ visitor, say, streams, tell }: Place): Promise<OwnSeat | null> {
  const input = lineInput(streams, say);
  try {
    for (;;) {
      const seats = visitor.seats();
      if (seats === null) return null;
      if (seats.length === 0) {
        tell(say('page.waiting'));
        tell(say('seat.visit.waiting'));
      } else {
        tell(say('seat.visit.seats'));
        for (const [place, seat] of seats.entries())
          tell(say('seat.visit.plain.seat', { number: String(place + 1), title: ownSeatWords(seat, say) }));
        tell(say('seat.visit.plain.choose'));
      }
      const other = new AbortController();
      const shown = JSON.stringify(seats);
      const stop = visitor.subscribe(() => {
        if (JSON.stringify(visitor.seats()) !== shown) other.abort();
      });
      const heard = await hear(input, 'command', other.signal);
      stop();
      const now = visitor.seats();
      if (now === null || heard.heard === 'over') return null;
      if (heard.heard === 'changed' && seats.length === 0) return now[0] ?? null;
      if (heard.heard !== 'line') continue;
      const { line } = heard;
      if (isOneOf(say('seat.visit.plain.word.leave'), line)) return null;
      if (isOneOf(say('seat.visit.plain.word.code'), line)) {
        tell(visitor.returnCode());
        tell(say('seat.visit.code-how'));
      }
      const chosen = /^\d{1,2}$/u.test(line) ? seats[Number(line) - 1] : undefined;
      if (chosen !== undefined) return chosen;
    }
  } finally {
    input.close();
  }
}

async function roleInLines(
  seat: RoleSeat,
  { visitor, say, streams }: Place,
  lost: AbortSignal,
): Promise<Left> {
  let last = seat.situation();
  if (last === null) return 'back';
  const situation = (): RoleSituation => (last = seat.situation() ?? last) as RoleSituation;
  const input = lineInput(streams, say);
  const out = voice(streams.output);
  let talking = true;
  let ended: Left | null = null;
  const listen = async (asked: 'command' | 'answer'): Promise<string | null> => {
    const heard = await hear(input, asked, lost);
    switch (heard.heard) {
      case 'line':
        return heard.line;
      case 'stop':
        input.putBack(powerWords('stop-play', say).word);
        return asked === 'command' ? '' : null;
      case 'over':
      case 'changed':
        ended = heard.heard === 'over' ? 'over' : 'back';
        return null;
      default:
        return heard satisfies never;
    }
  };
  const talk: RoleTalk = {
    language: seat.language,
    say,
    situation,
    tell: out.say,
    listen,
    putBack: input.putBack,
    // somebody listens at the other end
    piped: false,
    give(power: RolePower, deed) {
      const why = seat.give(power.id, deed);
      if (why !== null) out.say(why);
      return why === null;
    },
    over: () => ended !== null,
  };
  roleGreeting(talk).forEach(out.say);
  out.say(say('plain.role.seat'));
  const news = roleNews(talk);
  const { called, answered } = calls(visitor, say);
  const stop = seat.subscribe(() => {
    if (!talking && !input.typing() && !lost.aborted) [...called(), ...news()].forEach(out.say);
  });
  try {
    called().forEach(out.say);
    for (;;) {
      talking = false;
      const line = await listen('command');
      talking = true;
      if (line === null) return ended ?? 'back';
      out.begin();
      const heard = answered(line);
      if (heard !== null) out.say(heard);
      else if (line !== '' && (await roleCommand(line, talk)) === 'done') return 'back';
      if (ended !== null) return ended;
      [...called(), ...news()].forEach(out.say);
    }
  } finally {
    stop();
    input.close();
  }
}

async function roomInLines(
  seat: LookingSeat,
  { visitor, say, streams, tell }: Place,
  lost: AbortSignal,
): Promise<Left> {
  const watched = watchedFrom(seat);
  if (watched === null) return 'back';
  tell(say('seat.visit.plain.room'));
  if (seat.note !== null) tell(say('seat.visit.plain.observe'));
  if (seat.interprets !== null) tell(say('seat.visit.plain.interpret'));
  const { evaluates } = seat;
  const enter = evaluates === null ? entering(seat) : null;
  const entered = (line: string): string | null => {
    const [, word = '', written = ''] = /^(\S+)\s+(\S.*)$/u.exec(line.trim()) ?? [];
    return enter === null || !isOneOf(say(`power.${enter.power}.word`), word)
      ? null
      : (enter.enter(written) ?? say('page.sent'));
  };
  const told = new Set<string>();
  const tellHeard = (): void => {
    for (const each of seat.interprets?.heard() ?? [])
      if (!told.has(each)) {
        told.add(each);
        tell(each);
      }
  };
  const input = lineInput(streams, say);
  const left = new AbortController();
  const printing = printRoom(watched, streams.output, left.signal);
  const { called, answered } = calls(visitor, say);
  const tellCall = (): void => called().forEach(tell);
  const stop = seat.subscribe(() => {
    tellCall();
    tellHeard();
  });
  try {
    tellCall();
    tellHeard();
    for (;;) {
      const heard = await hear(input, 'command', lost);
      const line =
        heard.heard === 'line'
          ? heard.line
          : heard.heard === 'stop' && evaluates !== null
            ? powerWords('stop', say).word
            : null;
      const reply = line === null ? null : (answered(line) ?? entered(line));
      if (reply !== null) tell(reply);
      else if (evaluates === null || line === null || line.trim() === '')
        return heard.heard === 'over' ? 'over' : 'back';
      else
        await evaluatorLine(line, {
          evaluates,
          say,
          language: seat.language,
          tell,
          putBack: input.putBack,
          async listen() {
            for (;;) {
              const asked = await hear(input, 'answer', lost);
              if (asked.heard === 'stop') input.putBack(powerWords('stop', say).word);
              if (asked.heard !== 'line') return null;
              const told = answered(asked.line);
              if (told === null) return asked.line;
              tell(told);
            }
          },
        });
    }
  } finally {
    stop();
    left.abort();
    await printing;
    input.close();
  }
}

async function deskInLines(
  seat: DeskSeat,
  { visitor, say, streams, tell }: Place,
  lost: AbortSignal,
): Promise<Left> {
  const { called, answered } = calls(visitor, say);
  // nothing else is as urgent: it is told whatever is being typed, and answered whatever is asked
  const tellCall = (): void => called().forEach(tell);
  const stop = visitor.subscribe(tellCall);
  try {
    tellCall();
    const ended = await runPlain(seat.session, {
      ...streams,
      resume: null,
      first(line) {
        const told = answered(line);
        return told === null ? { rest: line } : { problem: told };
      },
      allows: seat.allows,
      self: seat.self,
      lost,
    });
    return ended === 'end-of-input' ? 'over' : 'back';
  } finally {
    stop();
  }
}

/** How somebody is told of calls, each once, and answers them. */
function calls(
  visitor: Visitor,
  say: Say,
): {
  readonly called: () => readonly string[];
  /** What is said to a line that answers; null: it is none, or nobody calls. */
  readonly answered: (line: string) => string | null;
} {
  let told = 0;
  return {
    called() {
      const call = visitor.call();
      if (call === null || call.number === told) return [];
      told = call.number;
      return [calledFor(call, say), say('seat.visit.plain.here')];
    },
    answered(line) {
      const call = isOneOf(say('seat.visit.plain.word.here'), line) ? visitor.call() : null;
      if (call === null) return null;
      visitor.answer(call);
      return say('page.call.answered');
    },
  };
}
