/**
 * Forms that were left before they were given: by Esc, for a real-world stop, or because what was entered was refused. Whoever opens the
 * form again for the same thing finds what was typed, and is told so; ^X throws it away. What is given is no draft any more.
 */
import {
  type FieldName,
  type FieldValue,
  type Power,
  type Prompt,
  type Values,
  isPicked,
} from '@sandtable/powers';
import {
  type Asking,
  type FormStep,
  type PowerForm,
  ask,
  beginForm,
  askNext,
  isTypedIn,
  keptWith,
} from './form.ts';

/** What a form is about, where its first fields name it: what was written for one question is not offered for another. */
const subjects: ReadonlySet<FieldName> = new Set<FieldName>([
  'inject',
  'question',
  'decision',
  'entry',
  'item',
  'table',
  'card',
  'phase',
  'expected',
]);

export interface LeftForm<S> {
  readonly form: PowerForm<S>;
  /** Typed where no player saw it: while players see the screen it stays away from there. */
  readonly unseen: boolean;
}
type Drafts<S> = readonly LeftForm<S>[];

/** With the form that was just left, in the place of an older one of the same thing; without it, where nothing was typed. */
export function draftsWith<S>(drafts: Drafts<S>, left: PowerForm<S>, masked = false): Drafts<S> {
  const { asking } = left;
  const form = {
    ...left,
    kept: keptWith(left.kept, asking !== null && isOnlySought(asking) ? null : asking),
  };
  const worth = form.path.length > 0 || form.kept.some(isTypedIn);
  const others = draftsWithout(drafts, left, masked);
  return worth ? [...others, { form, unseen: !masked }] : others;
}

/** Letters that narrow a list down are no answer: left alone, the next look at the list would show a part of it. */
function isOnlySought<S>({ prompt, ticked, was }: Asking<S>): boolean {
  if (was !== undefined) return false;
  if (prompt.kind === 'pick')
    return prompt.free !== true && prompt.ownWords !== true && prompt.onward === undefined;
  return prompt.kind === 'several' && String(ticked) === String(prompt.presumed ?? []);
}

/** After it was given. What players could not see was not what was given before them. */
export function draftsWithout<S>(drafts: Drafts<S>, given: PowerForm<S>, masked = false): Drafts<S> {
  return drafts.filter((each) => !isDraftOf(each, given) || (masked && each.unseen));
}

const isDraftOf = <S>({ form }: LeftForm<S>, other: PowerForm<S>): boolean =>
  form.power.id === other.power.id && sameThing(form, other);

/** A form that is opened: with what was typed into it before, if there is a draft of the same thing that may be shown. */
export function openForm<S>(
  power: Power<S>,
  situation: S,
  known: Values,
  drafts: Drafts<S>,
  masked = false,
): FormStep<S> {
  const fresh = beginForm(power, situation, known);
  if (fresh.step !== 'form') return fresh;
  const own = drafts.filter((each) => isDraftOf(each, fresh.form));
  const shown = own.findLast(({ unseen }) => !(masked && unseen));
  if (shown !== undefined) return resumed(shown.form, fresh.form, situation);
  return own.length === 0 ? fresh : { step: 'form', form: { ...fresh.form, draft: 'hidden' } };
}

/** Null: there is nothing to throw away. */
export function discarded<S>({ power, known, draft }: PowerForm<S>, situation: S): PowerForm<S> | null {
  const fresh = beginForm(power, situation, known);
  return draft === 'shown' && fresh.step === 'form' ? fresh.form : null;
}

/** What stood in it, as far as it can still be answered so. Opening it gives nothing. */
function resumed<S>(draft: PowerForm<S>, fresh: PowerForm<S>, situation: S): FormStep<S> {
  let form: PowerForm<S> = { ...fresh, wanted: draft.wanted, kept: draft.kept, draft: 'shown' };
  for (const name of draft.path) {
    if (Object.hasOwn(form.values, name)) continue;
    const value = draft.values[name] ?? null;
    const field = form.power.fields.find((each) => each.name === name);
    const prompt = field?.prompt(situation, form.values) ?? null;
    if (field === undefined || prompt === null || !(value === null ? field.optional : fits(prompt, value)))
      break;
    const answered = { ...form, values: { ...form.values, [name]: value }, path: [...form.path, name] };
    const step = askNext(answered, situation);
    // the last answer would give it: it is asked once more
    if (step.step !== 'form')
      return { step: 'form', form: { ...form, asking: { ...ask(field, prompt, value), was: value } } };
    form = { ...answered, values: step.form.values };
  }
  const step = askNext(form, situation);
  return step.step === 'form' ? step : { step: 'form', form: fresh };
}

/** Whether it may still be answered so. */
function fits(prompt: Prompt, value: FieldValue): boolean {
  const listed = (each: string): boolean =>
    'choices' in prompt && prompt.choices.some((choice) => isPicked(each, choice.value));
  switch (prompt.kind) {
    case 'pick':
      return (
        prompt.choices.some((choice) => choice.barred === undefined && isPicked(value, choice.value)) ||
        (prompt.free === true && typeof value === 'string') ||
        (prompt.ownWords === true && typeof value === 'object' && 'is' in value && value.is === 'own-words')
      );
    case 'several':
    case 'ranking':
      return Array.isArray(value) && value.every((each) => typeof each === 'string' && listed(each));
    case 'text':
      return typeof value === 'string';
    case 'number':
    case 'duration':
    case 'moment':
    case 'wall':
      return typeof value === 'number';
    case 'yes-no':
      return typeof value === 'boolean';
    case 'effects':
      return Array.isArray(value);
  }
}

/** Where either does not say what it is about yet, it may be the same. */
function sameThing<S>(one: PowerForm<S>, other: PowerForm<S>): boolean {
  const [about, then] = [subjectOf(one), subjectOf(other)];
  return about === null || then === null || JSON.stringify(about) === JSON.stringify(then);
}

function subjectOf<S>({ power, values, kept, asking }: PowerForm<S>): FieldValue | null {
  const [field] = power.fields;
  if (field === undefined || !subjects.has(field.name)) return null;
  const asked =
    asking?.field.name === field.name ? asking : kept.find((each) => each.field.name === field.name);
  const presumed = asked !== undefined && 'presumed' in asked.prompt ? (asked.prompt.presumed ?? null) : null;
  return values[field.name] ?? asked?.was ?? presumed;
}
