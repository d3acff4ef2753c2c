// The same in lines: a word leads through the form of a power, others tell what to watch for.
import { powerWords, readingContext, type ControlSituation } from '@sandtable/powers';
import { duration, type Say } from '@sandtable/words';
import { isOneOf } from '../plain/ask.ts';
import { commandLike, findCommand } from '../plain/command.ts';
import { lead } from '../plain/conversation.ts';
import { helpLines, helpOn, knownCommands } from '../plain/known.ts';
import { watchedSections, type Evaluates } from './evaluating.ts';

export interface EvaluatorTalk {
  readonly evaluates: Evaluates;
  readonly say: Say;
  readonly language: string;
  readonly tell: (line: string) => void;
  /** The answer to a question; null: there is none any more. */
  readonly listen: () => Promise<string | null>;
  readonly putBack: (line: string) => void;
}

/** Does what a line says, or says why not. */
export async function evaluatorLine(typed: string, at: EvaluatorTalk): Promise<void> {
  const { evaluates, say, language, tell } = at;
  const first = evaluates.situation();
  if (first === null) return;
  let last = first;
  const situation = (): ControlSituation => (last = evaluates.situation() ?? last);
  const commands = knownCommands<ControlSituation, never>(
    evaluates.powers,
    [],
    { can: (power) => power.available(situation()), explains: () => true },
    say,
  );
  const [word = '', ...rest] = typed.trim().split(/\s+/u);
  if (isOneOf(say('plain.word.help'), word)) {
    const on = findCommand(rest.join(' '), commands);
    (on.found === 'command' ? helpOn(on.command, say) : helpLines(commands, 'all', say)).forEach(tell);
    return;
  }
  if (isOneOf(say('seat.visit.plain.word.watching'), word)) {
    watchedSections(evaluates, say)
      .flatMap(({ title, lines }) => [title, ...lines])
      .forEach(tell);
    return;
  }
  const found = findCommand(typed, commands);
  if (found.found !== 'command') {
    if (found.found === 'unknown')
      tell(
        found.near === null
          ? say('plain.unknown', { word: found.word })
          : say('plain.unknown-near', { word: found.word, near: found.near }),
      );
    return;
  }
  const { is } = found.command;
  if (is.of !== 'power') return;
  const deed = await lead(is.power, found.rest, found.sure, {
    say,
    situation,
    reading: readingContext,
    clock: (seconds) => duration(seconds, { say, language }),
    tell,
    listen: at.listen,
    instead(line) {
      const other = commandLike.test(line) ? findCommand(line, commands) : null;
      if (other?.found !== 'command') return 'nothing';
      return other.command.words.includes(powerWords('stop', say).word) ? 'stop' : 'command';
    },
    // somebody listens at the other end
    piped: false,
    putBack: at.putBack,
  });
  if (deed !== null) tell(evaluates.give(is.power.id, deed) ?? say('page.sent'));
}
