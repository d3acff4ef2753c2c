/** Effects and assignments. */
import { noneOf } from '../diagnostics/diagnostic.ts';
import { notAFlag, notANumber } from '../diagnostics/value.ts';
import { spotOf } from '../text/reader.ts';
import type { TypeOf } from '../expression/typing.ts';
import { choiceWithoutQuotes } from '../diagnostics/expression.ts';
import { notSettable, unknownReference } from '../diagnostics/reference.ts';
import type { Named } from '../forms/form.ts';
import { expression, written } from '../forms/leaf.ts';
import { type Assignment, type Effect, type EffectVerb, surelyMeant } from '@sandtable/core/scenario';
import type { AssignedValue } from '../schema/assignment.ts';
import type { SourceEffect, SourceEffects } from '../schema/effect.ts';
import {
  type Checking,
  amountType,
  expressionOf,
  nameOf,
  printedTextOf,
  recipientsOf,
  textOf,
} from './checking.ts';

export interface InEffects {
  /** `answer` is known: the effects of a decision that takes an amount. */
  readonly answer: boolean;
}
const plainEffects: InEffects = { answer: false };

export function effectsOf(
  checking: Checking,
  source: SourceEffects,
  within: InEffects = plainEffects,
): readonly Effect[] {
  const result: Effect[] = [];
  for (const one of source) {
    if (one === null) continue;
    const { after, 'only-if': onlyIf } = one.common;
    const gate = onlyIf === null ? null : expressionOf(checking, onlyIf, { type: 'boolean' }, within);
    const verb = verbOf(checking, one, within);
    if (verb !== null) result.push({ after: after?.value ?? null, onlyIf: gate, ...verb });
  }
  return result;
}

function verbOf(checking: Checking, effect: SourceEffect, within: InEffects): EffectVerb | null {
  switch (effect.verb) {
    case 'set':
    case 'add':
      return { verb: effect.verb, values: assignmentsOf(checking, effect.of, effect.verb, within) };
    case 'send':
    case 'cancel':
      return { verb: effect.verb, inject: nameOf(checking, 'inject', effect.of) };
    case 'reveal':
      return {
        verb: 'reveal',
        fact: nameOf(checking, 'fact', effect.of),
        to: recipientsOf(checking, effect.with.to),
      };
    case 'open':
      return { verb: 'open', decision: nameOf(checking, 'decision', effect.of) };
    case 'start-clock':
    case 'stop-clock':
      return { verb: effect.verb, clock: nameOf(checking, 'clock', effect.of) };
    case 'go':
      return {
        verb: 'go',
        phase: effect.of.value === 'end' ? null : nameOf(checking, 'phase', effect.of, ['end']),
      };
    case 'message':
      return {
        verb: 'message',
        to: recipientsOf(checking, effect.of.to),
        text: printedTextOf(checking, effect.of.text),
      };
    case 'note':
      return { verb: 'note', text: textOf(checking, effect.of) };
    case 'end':
      return { verb: 'end' };
  }
}

/** Variables with the expressions that are assigned to them; reports a variable to which nothing can be assigned. */
export function assignmentsOf(
  checking: Checking,
  source: readonly Named<AssignedValue>[],
  how: 'set' | 'add',
  within: InEffects = plainEffects,
): readonly Assignment[] {
  const { declared, reader } = checking;
  return source.map(({ name, spot, value }) => {
    const type = declared.names.variable(name);
    let wanted: TypeOf | null = how === 'add' ? amountType : null;
    if (type === null) {
      const possible = declared.all('variable');
      reader.report(unknownReference, spot, {
        kind: 'variable',
        ...noneOf(name, possible),
      });
    } else if (checking.source.variables.find((one) => one.name === name)?.value.is !== null) {
      reader.report(notSettable, spot, { name, why: 'derived' });
    } else if (type !== 'unknown') {
      if (how === 'add' && type.type !== 'number') {
        reader.report(notSettable, spot, { name, why: 'add' });
        wanted = null;
      } else wanted = type;
    }
    tellBare(checking, value, wanted);
    return { variable: name, value: expressionOf(checking, value, wanted, within) };
  });
}

/** A single word without double quotes is mostly meant as a choice; otherwise it is a formula of one name. */
function tellBare(
  { reader, declared }: Checking,
  { bare, spot }: AssignedValue,
  wanted: TypeOf | null,
): void {
  if (bare === undefined) return;
  const word = written(bare);
  const isName = declared.has('variable', word) || declared.has('luck', word);
  const choices = isName || wanted?.type !== 'choice' ? [] : (wanted.values ?? []);
  const choice = choices.includes(word) ? word : surelyMeant(word, choices);
  const isWord = /^\p{L}[\p{L}\p{N}_-]*$/u.test(word) && !isName;
  if (choice === null && isWord && wanted?.type === 'boolean')
    reader.report(notAFlag, spotOf(bare), { found: word });
  else if (choice === null && isWord && wanted?.type === 'number')
    reader.report(notANumber, spotOf(bare), { found: word, meant: null });
  else if (choice === null) expression.read(bare, reader, spot);
  else reader.report(choiceWithoutQuotes, spot, { name: word, choice, bare: true });
}
