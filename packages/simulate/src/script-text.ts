/** A script as text: what `play` reads. */
import { writeDuration } from '@sandtable/language';
import type { Pairs } from '@sandtable/core/record';
import type { ScriptAnswer, ScriptStep } from '@sandtable/core/scenario';

export interface PlayedScript {
  readonly seed: string;
  readonly parameters: Pairs;
  readonly play: readonly ScriptStep[];
}

export function scriptText({ seed, parameters, play }: PlayedScript): string {
  const values = parameters.map(([name, value]) => `${name}: ${String(value)}`).join(', ');
  return [
    `seed: ${JSON.stringify(seed)}`,
    ...(parameters.length === 0 ? [] : [`parameters: { ${values} }`]),
    ...(play.length === 0 ? ['play: []'] : ['play:', ...play.map((step) => `  - { ${stepText(step)} }`)]),
    '',
  ].join('\n');
}

const list = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`;

function stepText(step: ScriptStep): string {
  const at = step.at === null ? '' : `, at: ${writeDuration(step.at)}`;
  switch (step.step) {
    case 'decide':
      return `decide: ${step.decision}, answer: ${answerText(step.answer)}, by: ${list(step.by)}${at}`;
    case 'do':
      return `do: ${step.action}, by: ${step.by ?? ''}${at}`;
    case 'share':
      return `share: ${step.fact}, by: ${step.by}, with: [${step.with.roles.join(', ')}]${step.beyond ? ', beyond: true' : ''}${at}`;
    case 'send':
      return `send: ${step.inject}${at}`;
    case 'seen':
      return `seen: ${step.expected}${at}`;
    case 'advance':
    case 'aloud':
    case 'end':
    case 'hold':
    case 'jump':
    case 'next':
    case 'note':
    case 'override':
    case 'pause':
    case 'rate':
    case 'release':
    case 'resume':
    case 'say':
    case 'skip':
    case 'withdraw':
      throw new TypeError(`a search takes no step ${step.step}`);
  }
}

function answerText(answer: ScriptAnswer): string {
  switch (answer.form) {
    case 'options':
      return list(answer.options);
    case 'amount':
      return String(answer.amount);
    case 'ranking':
      return list(answer.ranking);
    case 'declined':
    case 'other':
      return 'declined';
  }
}
