/** A facilitator at the real desk: reads what stands there and does it, one key after the other, as a person would. */
import { keys, type Terminal } from './terminal.ts';

/** What to type when a form asks a question that contains these words; Enter, where nothing is said, takes what is offered. */
export type Replies = readonly (readonly [question: string, typed: string])[];

export interface Facilitator {
  /** A key of the desk with the questions it asks, and its warning confirmed; the line that says what came of it. */
  press(key: string, replies?: Replies): Promise<string>;
  /** The same for a command that is found under ^K by what it is called. */
  find(words: string, replies?: Replies): Promise<string>;
  /** Does what the NOW line says, until `until` holds. */
  leadOn(until: (screen: string) => boolean, replies?: Replies): Promise<string>;
  /** What the NOW line says. */
  now(): string;
}

interface Step {
  readonly screen: string;
  /** What came of it; null where the form asks on. */
  readonly outcome: string | null;
}

/** What a form asks where the author gave nothing that could be taken with Enter. */
const usual: Replies = [
  ['Who decides?', keys.ctrl('a')],
  ['What do they decide?', 'a'],
  ['How much?', '30'],
  ['In which order', ` ${keys.down} ${keys.down} ${keys.down} ${keys.down} `],
];
/** Whoever leads or decides alone is ticked beforehand; else all answer, and alike. */
const ticked = /\[x\]/u;

export function facilitator(terminal: Terminal): Facilitator {
  const now = (): string => nowOf(terminal.screen());

  /** The line of the last key goes, so that the next one's is not mistaken for it. Home: what is at its top moves nothing else. */
  const clear = async (): Promise<void> => {
    // a window that became narrower is wiped before it is painted again: nothing can be told from an empty one
    const shown = await terminal.waitFor((screen) => screen.trim() !== '');
    if (outcomeOf(shown) === null) return;
    terminal.type(keys.home);
    await terminal.waitFor((screen) => outcomeOf(screen) === null && screen.includes('NOW  '));
  };
  /** Presses a key, and waits for another question or for what came of it: a line that says so or, of going on, another NOW. */
  const step = async (key: string, nowBefore: string): Promise<Step> => {
    const before = questionOf(terminal.screen());
    const outcomeIn = (screen: string): string | null =>
      outcomeOf(screen) ?? (wentOn(screen, nowBefore) ? `Done: ${nowBefore}` : null);
    terminal.type(key);
    const screen = await terminal.waitFor(
      (each) => outcomeIn(each) !== null || (questionOf(each) ?? before) !== before,
    );
    return { screen, outcome: outcomeIn(screen) };
  };
  const fill = async (key: string, replies: Replies): Promise<string> => {
    // a window that is just being painted again shows no NOW; going on is seen by it alone. Of every other key the desk says what came of it:
    // a NOW that changes by itself, while its form is not there yet, would be taken for that
    const nowBefore = key === ' ' ? nowOf(await terminal.waitFor((each) => nowOf(each) !== '')) : '';
    let { screen, outcome } = await step(key, nowBefore);
    for (let asked = 0; asked < 30; asked += 1) {
      if (outcome !== null) return outcome;
      const question = questionOf(screen) ?? '';
      await write(terminal, replyTo(question, screen, replies));
      // another key between: Enter after Enter within a moment is one that is held down
      ({ screen, outcome } = await step(`${keys.home}${keys.enter}`, nowBefore));
    }
    throw new Error(`Thirty questions and no end:\n${screen}`);
  };

  const press = async (key: string, replies: Replies = []): Promise<string> => {
    for (;;) {
      await clear();
      const outcome = await fill(key, replies);
      // a clicker that bounces, or a line that changed under the hand: the desk takes no key then, and says so
      if (!outcome.includes('came twice') && !outcome.includes('press the key again')) return outcome;
    }
  };
  const find = async (words: string, replies: Replies = []): Promise<string> => {
    await clear();
    terminal.type(keys.ctrl('k'));
    await terminal.waitFor('What do you want to do?');
    terminal.type(words);
    await terminal.waitFor(`find > ${words}`);
    return fill(keys.enter, replies);
  };

  const doWhatIsNow = async (replies: Replies): Promise<string> => {
    const said = now();
    if (said.includes('d = enter it')) {
      const serial = /D\d+/u.exec(said)?.[0] ?? '';
      return press('d', [...replies, ['Which decision?', serial]]);
    }
    // nothing to say or do while the clock runs: the story is moved on as fast as a test wants it
    if (said.includes('The story clock runs')) return find('move the story clock on', [['How long?', '20m']]);
    return press(' ', replies);
  };

  return {
    press,
    find,
    now,
    async leadOn(until, replies = []) {
      for (let steps = 0; steps < 400; steps += 1) {
        const screen = terminal.screen();
        if (until(screen)) return screen;
        const outcome = await doWhatIsNow(replies);
        // the story clock may bring something between a look and a key: then a person reads it, and presses again
        if (outcome.includes('something has changed meanwhile')) continue;
        if (outcome.startsWith('Not done:')) throw new Error(`${outcome}\n${terminal.screen()}`);
      }
      throw new Error(`Four hundred steps and no end:\n${terminal.screen()}`);
    },
  };
}

/** Types into the form that is open, and waits until it stands there: with its Enter in one go it would be taken for a paste. */
export async function write(terminal: Terminal, text: string): Promise<void> {
  if (text === '') return;
  const before = formOf(terminal.screen()).join('\n');
  terminal.type(text);
  await terminal.waitFor((screen) => formOf(screen).join('\n') !== before);
}

function replyTo(question: string, screen: string, replies: Replies): string {
  if (question.includes('Do it?')) return '';
  const own = replies.find(([words]) => question.includes(words));
  if (own !== undefined) return own[1];
  if (question.includes('Who decides?') && ticked.test(screen)) return '';
  return usual.find(([words]) => question.includes(words))?.[1] ?? '';
}

function nowOf(screen: string): string {
  return /NOW {2}(.*(?:\n {6,}.*)?)/u.exec(screen)?.[1] ?? '';
}

/** `Done: …`, `Not done: …` or `Once only: …`, from the line above the keys. */
function outcomeOf(screen: string): string | null {
  return /^ ((?:Done|Not done|Once only): .*)$/mu.exec(screen)?.[1] ?? null;
}

/** Going on says nothing of itself: what comes next stands there. */
function wentOn(screen: string, nowBefore: string): boolean {
  const now = nowOf(screen);
  return nowBefore !== '' && now !== '' && now !== nowBefore && formOf(screen).length === 0;
}

/** What the form on the screen asks: its question, or its warning; null when there is no form. */
function questionOf(screen: string): string | null {
  const form = formOf(screen);
  if (form.length === 0) return null;
  // what can be chosen is indented, what was typed stands behind a prompt, what was answered stands above
  const asked = form.findLast((each) => /^ ?[^ >].*(?:\?|empty\))$/u.test(each.trimEnd()));
  return form.some((each) => each.includes('Do it?')) ? form.join(' ').trim() : (asked?.trim() ?? null);
}

/** The rows of the form on the screen, without its title and its keys. */
function formOf(screen: string): readonly string[] {
  const lines = screen.split('\n').map((each) => each.slice(each.lastIndexOf('|') + 1));
  const foot = lines.findIndex((each) => each.includes('Esc one step back'));
  const title = lines.slice(0, Math.max(0, foot)).findLastIndex((each) => each.includes('══'));
  return foot < 0 || title < 0 ? [] : lines.slice(title + 1, foot);
}
