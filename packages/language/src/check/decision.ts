/** Decisions: who, by which rule, between what. */
import { oneOf } from '../diagnostics/diagnostic.ts';
import { badOtherwise, leadOutside, quorumTooLarge, tooFewOptions } from '../diagnostics/reference.ts';
import { meantFlag } from '../diagnostics/synonyms.ts';
import { missingKey, needsKey, notTogether } from '../diagnostics/shape.ts';
import { numberRange } from '../diagnostics/value.ts';
import { type Named, isEmpty, keyIn } from '../forms/form.ts';
import {
  type AnswerForm,
  type Decision,
  type Option,
  type Otherwise,
  type Proposal,
  nearest,
} from '@sandtable/core/scenario';
import type { Spot } from '../text/reader.ts';
import type { SourceDecision, SourceProposal } from '../schema/conduct.ts';
import {
  type Checking,
  maybeCondition,
  maybeMoment,
  maybeName,
  maybeText,
  unitOf,
  namesOf,
  recipientsOf,
  textOf,
} from './checking.ts';
import { type InEffects, effectsOf } from './effects.ts';

export function decisionOf(
  checking: Checking,
  { name, spot, value }: Named<SourceDecision>,
  serial: string,
): Decision {
  const by = recipientsOf(checking, value.by);
  const answer = answerOf(checking, value, spot);
  const within: InEffects = { answer: answer.form === 'amount' };
  return {
    name,
    serial,
    at: maybeMoment(checking, value.at, { reserve: true, visit: false }),
    when: maybeCondition(checking, value.when),
    onlyIf: maybeCondition(checking, value['only-if']),
    by,
    rule: value.rule,
    lead: leadOf(checking, value, by.roles),
    quorum: quorumOf(checking, value, by.roles.length),
    tie: value.tie,
    consult: recipientsOf(checking, value.consult),
    ballot: value.ballot,
    within: value.within?.value ?? null,
    takes: value.takes.value,
    minutes: value.minutes,
    question: textOf(checking, value.question),
    whyNow: maybeText(checking, value['why-now']),
    law: namesOf(checking, 'law', value.law),
    answer,
    options: value.options.map((one) => optionOf(checking, one)),
    effects: effectsOf(checking, value.effects, within),
    otherwise: otherwiseOf(checking, value, answer),
    closed: value.closed,
    reversible: value.reversible,
    ifThey: value['if-they'].flatMap((one) => (one === null ? [] : [proposalOf(checking, one, value)])),
    ask: value.ask,
    serves: namesOf(checking, 'task', value.serves),
    notes: maybeText(checking, value.notes),
  };
}

function optionOf(checking: Checking, { name, value }: SourceDecision['options'][number]): Option {
  return {
    name,
    text: textOf(checking, value.text),
    onlyIf: maybeCondition(checking, value['only-if']),
    whyNot: maybeText(checking, value['why-not']),
    intrudes: value.intrudes,
    effects: effectsOf(checking, value.effects),
  };
}

const optionNames = (value: SourceDecision): readonly string[] => value.options.map((one) => one.name);

function proposalOf(checking: Checking, proposal: SourceProposal, value: SourceDecision): Proposal {
  const { 'treat-as': treatAs, say, effects } = proposal.with;
  const options = optionNames(value);
  if (treatAs !== null && !options.includes(treatAs.value)) {
    const about = {
      found: treatAs.value,
      wanted: oneOf(options),
      nearest: nearest(treatAs.value, options),
      possible: options,
    };
    checking.reader.report(badOtherwise, treatAs.spot, about);
  }
  return {
    do: textOf(checking, proposal.of),
    treatAs: treatAs?.value ?? null,
    say: maybeText(checking, say),
    effects: effectsOf(checking, effects),
  };
}

function leadOf(checking: Checking, value: SourceDecision, by: readonly string[]): string | null {
  const { reader } = checking;
  const lead = maybeName(checking, 'role', value.lead);
  const wanted = value.rule === 'lead' || value.tie === 'lead';
  if (value.lead === null) {
    if (wanted && by.length === 1) return by[0] ?? null;
    if (wanted && by.length > 1) {
      const key = value.rule === 'lead' ? 'rule' : 'tie';
      const why = 'Somebody must be named whose word counts.';
      reader.report(needsKey, keyIn(value, key), { key: `${key}: lead`, needs: 'lead', why });
    }
    return null;
  }
  if (!wanted) {
    const why = 'A lead decides under the rule `lead`, or breaks a tie (`tie: lead`).';
    reader.report(needsKey, keyIn(value, 'lead'), { key: 'lead', needs: 'rule: lead', why });
  }
  if (lead !== null && by.length > 0 && checking.declared.has('role', lead) && !by.includes(lead)) {
    reader.report(leadOutside, value.lead.spot, { name: lead, by });
  }
  return lead;
}

function quorumOf({ reader }: Checking, value: SourceDecision, deciders: number): number | null {
  const why = 'The rule `quorum` counts equal answers; `quorum` is how many suffice.';
  if (value.rule === 'quorum' && value.quorum === null) {
    reader.report(needsKey, keyIn(value, 'rule'), { key: 'rule: quorum', needs: 'quorum', why });
  } else if (value.rule !== 'quorum' && value.quorum !== null) {
    reader.report(needsKey, keyIn(value, 'quorum'), { key: 'quorum', needs: 'rule: quorum', why });
  } else if (value.quorum !== null && deciders > 0 && value.quorum > deciders) {
    reader.report(quorumTooLarge, keyIn(value, 'quorum'), { quorum: value.quorum, deciders });
  }
  return value.quorum;
}

function answerOf(checking: Checking, value: SourceDecision, owner: Spot): AnswerForm {
  const { reader } = checking;
  const { amount, answer } = value;
  if (amount !== null && answer !== 'amount') {
    const why = 'The limits of an amount are for a decision that takes one.';
    reader.report(needsKey, keyIn(value, 'amount'), { key: 'amount', needs: 'answer: amount', why });
  }
  const options = answer === 'choice' || answer === 'several' || answer === 'ranking';
  if (options && value.node !== null && value.options.length < 2) {
    const given = keyIn(value, 'options');
    if (given.start >= 0) {
      // that nothing stands after it has been told already
      if (!isEmpty(value.node.get('options', true) ?? null))
        reader.report(tooFewOptions, given, { found: value.options.length });
    } else {
      const about = 'What can be answered: at least two options, or `answer: amount` or `answer: text`.';
      reader.report(missingKey, owner, { key: 'options', within: 'a decision', about });
    }
  }
  if (!options && value.options.length > 0) {
    reader.report(notTogether, keyIn(value, 'options'), {
      first: `answer: ${answer}`,
      second: 'options',
      why: 'The answer is no choice between options.',
    });
  }
  if (answer !== 'amount') return { form: answer };
  if (amount === null) {
    reader.report(needsKey, keyIn(value, 'answer'), {
      key: 'answer: amount',
      needs: 'amount',
      why: 'The limits of the amount must be known.',
    });
    return { form: 'amount', min: 0, max: 0, unit: null };
  }
  const [min, max] = [amount.min.value, amount.max.value];
  if (amount.max.spot.start >= 0 && min >= max)
    reader.report(numberRange, amount.max.spot, { found: max, wanted: `a number above ${min}` });
  // a limit that could not be read is ignored, so that the other one does not seem out of range
  const most = amount.max.spot.start < 0 ? Infinity : max;
  return { form: 'amount', min, max: most, unit: unitOf(checking, amount.unit) };
}

function otherwiseOf({ reader }: Checking, value: SourceDecision, answer: AnswerForm): Otherwise {
  const options = optionNames(value);
  const { one, list } = value.otherwise;
  if (one?.value === 'none' || (one !== null && one.spot.start < 0)) return null;
  const wrong = (
    found: { readonly value: unknown; readonly spot: { start: number; end: number } },
    wanted: string,
  ): Otherwise => {
    reader.report(badOtherwise, found.spot, {
      found: String(found.value),
      wanted,
      // of `yes` and `no` the one is never a misspelt other
      nearest: meantFlag(String(found.value)) === null ? nearest(String(found.value), options) : null,
      possible: options,
    });
    return null;
  };
  if (answer.form === 'amount') {
    const wanted = `a number from ${answer.min} to ${answer.max}`;
    if (one === null) return wrong(list?.[0] ?? { value: 'a list', spot: { start: -1, end: -1 } }, wanted);
    if (typeof one.value !== 'number' || one.value < answer.min || one.value > answer.max)
      return wrong(one, wanted);
    return { amount: one.value };
  }
  if (answer.form === 'text') {
    const first = one ?? list?.[0];
    return first === undefined ? null : wrong(first, 'a text, so that the default can only be `none`');
  }
  if (options.length === 0) return null;
  if (one !== null) {
    if (answer.form === 'ranking') return wrong(one, `a list of all options in order`);
    return options.includes(String(one.value))
      ? { options: [String(one.value)] }
      : wrong(one, oneOf(options));
  }
  const chosen = list ?? [];
  const strange = chosen.find((name) => name.spot.start >= 0 && !options.includes(name.value));
  if (strange !== undefined) return wrong(strange, oneOf(options));
  const first = chosen[0];
  if (answer.form === 'choice' && first !== undefined) return wrong(first, 'one option, without brackets');
  if (
    answer.form === 'ranking' &&
    first !== undefined &&
    new Set(chosen.map((name) => name.value)).size !== options.length
  ) {
    return wrong(first, 'a list of all options in order');
  }
  return { options: chosen.map((name) => name.value) };
}
