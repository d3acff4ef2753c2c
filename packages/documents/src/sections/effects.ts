/** What effects do, in words: the same that the desk previews, but of what is written and not of a state. */
import {
  textIn,
  type Assignment,
  type Effect,
  type EffectVerb,
  type ExpressionNode,
  type Value,
} from '@sandtable/core/scenario';
import {
  cleanTitle,
  conditionText,
  decisionSerial,
  duration,
  injectName,
  number,
  roleNames,
  value,
  type Telling,
} from '@sandtable/words';

/** One sentence an effect, in the order in which they act. */
export const effectSentences = (effects: readonly Effect[], telling: Telling): readonly string[] =>
  effects.flatMap((effect) =>
    whatItDoes(effect, telling).map((what) => {
      const { say } = telling;
      const when =
        effect.after === null || effect.after === 0
          ? what
          : say('manual.effect.after', { what, delay: duration(effect.after, telling) });
      return effect.onlyIf === null
        ? say('manual.effect.sentence', { what: when })
        : `${say('manual.effect.sentence', { what: when })} ${say('paper.only-if', { condition: conditionText(effect.onlyIf, telling) })}`;
    }),
  );

function whatItDoes(effect: EffectVerb, telling: Telling): readonly string[] {
  const { say } = telling;
  switch (effect.verb) {
    case 'set':
      return effect.values.map((each) => assigned(each, telling, 'set'));
    case 'add':
      return effect.values.map((each) => assigned(each, telling, 'add'));
    case 'send':
      return [say('manual.effect.send', { inject: injectName(effect.inject, telling) })];
    case 'cancel':
      return [say('manual.effect.cancel', { inject: injectName(effect.inject, telling) })];
    case 'reveal':
      return [
        say('manual.effect.reveal', {
          roles: roleNames(effect.to.roles, telling),
          fact: cleanTitle('facts', effect.fact, telling),
        }),
      ];
    case 'open':
      return [say('manual.effect.open', { decision: decisionSerial(effect.decision, telling) })];
    case 'start-clock':
      return [say('manual.effect.start-clock', { clock: cleanTitle('clocks', effect.clock, telling) })];
    case 'stop-clock':
      return [say('manual.effect.stop-clock', { clock: cleanTitle('clocks', effect.clock, telling) })];
    case 'go':
      return [
        effect.phase === null
          ? say('manual.effect.end')
          : say('manual.effect.go', { phase: cleanTitle('phases', effect.phase, telling) }),
      ];
    case 'message':
      return [
        say('manual.effect.message', {
          roles: roleNames(effect.to.roles, telling),
          text: textIn(effect.text, telling).trim().replace(/\.$/u, ''),
        }),
      ];
    case 'note':
      return [say('manual.effect.note', { text: textIn(effect.text, telling).trim().replace(/\.$/u, '') })];
    case 'end':
      return [say('manual.effect.end')];
  }
}

/** A number that is added stands with its sign; what has to be reckoned first is only said to change. */
function assigned({ variable, value: to }: Assignment, telling: Telling, verb: 'set' | 'add'): string {
  const { say, scenario } = telling;
  const name = cleanTitle('variables', variable, telling);
  const written = scenario.variables.find((each) => each.name === variable)?.unit ?? null;
  const unit = written === null ? null : textIn(written, telling);
  const known = literal(to.tree);
  if (known === null) return say('manual.effect.reckoned', { name });
  if (verb === 'set') return say('manual.effect.set', { name, value: value(known, unit, telling) });
  if (typeof known !== 'number') return say('manual.effect.reckoned', { name });
  return say('manual.effect.add', {
    name,
    by: number(Math.abs(known), unit, telling),
    up: known < 0 ? 'no' : 'yes',
  });
}

function literal(tree: ExpressionNode): Value | null {
  if (tree.op === 'literal') return tree.value;
  if (tree.op === 'unary' && tree.operator === 'negate' && tree.operand.op === 'literal')
    return -Number(tree.operand.value);
  return null;
}
