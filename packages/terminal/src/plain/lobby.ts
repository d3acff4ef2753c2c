// The lobby as lines: what can be played and what can be resumed, and a few questions.
import { type Parameter, type Scenario, type Value, fold, nearest, textIn } from '@sandtable/core/scenario';
import { type Say, cleanLine, duration, words } from '@sandtable/words';
import type { LobbyChoice, LobbyOffer, ScenarioOffer } from '../lobby/lobby-state.ts';
import { plannedLength } from '@sandtable/core/scenario';
import { type Prompt, type ReadingContext, readTyped } from '@sandtable/powers';
import { promptLines } from './ask.ts';
import { presumedOf } from './line-values.ts';
import { type LineStreams, lineInput } from './line-input.ts';
import { todayLines } from '../wording/today.ts';
import { voice } from './voice.ts';

type Playable = ScenarioOffer & { readonly scenario: Scenario };
const playable = (offer: LobbyOffer): readonly Playable[] =>
  offer.scenarios.filter((each): each is Playable => 'scenario' in each);
const resumable = (offer: LobbyOffer): LobbyOffer['records'] =>
  offer.records.filter((each) => each.problem === null);

/** Without a question: what a script, a log and a machine without a terminal get. */
export function lobbyLines(offer: LobbyOffer, language: string): readonly string[] {
  const say = words(language);
  const scenarios = playable(offer);
  const lines = [say('plain.lobby.head')];
  for (const [place, { name, scenario }] of scenarios.entries()) {
    const minutes = plannedLength(
      scenario,
      scenario.parameters.map(({ name, start }) => [name, start]),
    );
    const length =
      minutes === null
        ? ''
        : say('plain.lobby.length', { length: duration(minutes * 60, { say, language }) });
    const themes =
      scenario.themes.length === 0 ? '' : say('plain.lobby.themes', { themes: scenario.themes.join(', ') });
    const title = textIn(scenario.title, { scenario, language }).trim();
    lines.push(
      say('plain.lobby.scenario', { number: String(place + 1), name, title, roles: scenario.roles.length }) +
        length +
        themes,
    );
    lines.push(textIn(scenario.summary, { scenario, language }).trim());
  }
  if (scenarios.length === 0) lines.push(say('plain.lobby.none'));
  for (const each of offer.scenarios)
    if ('problem' in each) lines.push(say('plain.lobby.broken', { file: each.file, problem: each.problem }));
  if (offer.records.length > 0) lines.push(say('plain.lobby.records'));
  for (const [place, { title, state, entries, file }] of resumable(offer).entries())
    lines.push(
      say('plain.lobby.record', {
        number: String(scenarios.length + place + 1),
        title,
        state,
        entries,
        file,
      }),
    );
  for (const { file, problem } of offer.records)
    if (problem !== null) lines.push(say('plain.lobby.broken', { file, problem }));
  const first = scenarios[0];
  if (first !== undefined) lines.push(say('plain.lobby.how', { name: first.name }));
  return lines.map(cleanLine);
}

/** Lists, and asks what is to be played and how; the end of the input leaves. */
export async function runPlainLobby(
  offer: LobbyOffer,
  { language, ...streams }: LineStreams & { readonly language: string },
): Promise<LobbyChoice> {
  const say = words(language);
  const lines = lineInput(streams, say);
  const { say: tell } = voice(streams.output);
  const listen = async (): Promise<string | null> => {
    const typed = await lines.next('answer');
    return typed.typed === 'line' ? typed.line : null;
  };
  try {
    lobbyLines(offer, language).forEach(tell);
    for (;;) {
      tell(say('plain.lobby.choose'));
      const typed = await listen();
      if (typed === null || typed === '') return { choice: 'leave' };
      const chosen = choose(offer, typed, language);
      if (chosen === null) {
        const near = nearest(
          typed,
          playable(offer).map((each) => each.name),
        );
        tell(
          near === null ? say('power.read.pick', { typed }) : say('power.read.pick-near', { typed, near }),
        );
      } else
        return 'scenario' in chosen
          ? await setUp(chosen, offer.seed, { say, tell, listen, language })
          : { choice: 'resume', file: chosen.file };
    }
  } finally {
    lines.close();
  }
}

function choose(
  offer: LobbyOffer,
  typed: string,
  language: string,
): Playable | LobbyOffer['records'][number] | null {
  const scenarios = playable(offer);
  const records = resumable(offer);
  const number = /^\d+$/u.test(typed) ? Number(typed) : 0;
  const named = (each: Playable): boolean =>
    fold(each.name) === fold(typed) ||
    fold(textIn(each.scenario.title, { scenario: each.scenario, language }).trim()) === fold(typed);
  return (
    scenarios[number - 1] ??
    scenarios.find(named) ??
    records[number - 1 - scenarios.length] ??
    records.find((each) => each.file === typed) ??
    null
  );
}

interface Asking {
  readonly say: Say;
  readonly tell: (line: string) => void;
  readonly listen: () => Promise<string | null>;
  readonly language: string;
}

/** The seed and the parameters, each with what is presumed. */
async function setUp(
  { file, scenario, today }: Playable,
  seed: string,
  asking: Asking,
): Promise<LobbyChoice> {
  for (const line of todayLines(today ?? null, [], { say: asking.say, at: 'lobby' })) asking.tell(line);
  const chosen = await ask(asking.say('plain.lobby.seed'), { kind: 'text', presumed: seed }, asking);
  if (chosen === null) return { choice: 'leave' };
  const parameters: [string, Value][] = [];
  for (const parameter of scenario.parameters) {
    const value = await ask(
      textIn(parameter.title, { scenario, language: asking.language }).trim(),
      promptOf(parameter),
      asking,
    );
    if (value === null) return { choice: 'leave' };
    parameters.push([parameter.name, value]);
  }
  return { choice: 'start', file, seed: String(chosen), parameters };
}

function promptOf({ type, start, values }: Parameter): Prompt {
  if (type === 'boolean') return { kind: 'yes-no', presumed: start === true };
  if (type === 'number') return { kind: 'number', min: null, max: null, unit: null, presumed: Number(start) };
  return {
    kind: 'pick',
    choices: values.map((each) => ({ value: each, label: each })),
    presumed: String(start),
  };
}

async function ask(asked: string, prompt: Prompt, { say, tell, listen }: Asking): Promise<Value | null> {
  const reading: ReadingContext = {
    say,
    zone: null,
    wall: 0,
    story: { seconds: 0, local: null, shownAs: 'elapsed' },
    effects: null,
  };
  for (;;) {
    promptLines(asked, prompt, false, say, String).forEach(tell);
    const typed = await listen();
    if (typed === null) return null;
    const taken = typed === '' ? { value: presumedOf(prompt) ?? null } : readTyped(prompt, typed, reading);
    if ('problem' in taken) tell(taken.problem);
    else if (typeof taken.value !== 'object') return taken.value;
  }
}
