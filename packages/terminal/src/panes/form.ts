/**
 * Asking what a power needs, one field after the other. Pure: a key makes another form, or the deed that comes of it.
 *
 * Enter takes what stands there, Esc goes one field back, ^S is enough: the optional fields that are left stay as they stand; ^O asks
 * for details that are not asked by themselves (conditions, authority, when it was said). What was typed is not lost by going back
 * or away: `drafts.ts` keeps it.
 */
import { type Editor, editorWith, insert, joinLines } from '../screen/editor.ts';
import type { Holding } from '../screen/held-key.ts';
import { editing, pressInEditor } from '../screen/editor-keys.ts';
import { type Key, typed } from '../screen/key.ts';
import {
  type Choice,
  type Deed,
  type Field,
  type FieldName,
  type FieldValue,
  type Power,
  type Prompt,
  type Values,
  type Picked,
  isInAll,
  isPicked,
  standsIn,
} from '@sandtable/powers';
import { spelt } from '@sandtable/words';
import { fuzzyFind } from './fuzzy.ts';

export interface Asking<S> {
  readonly field: Field<S>;
  readonly prompt: Prompt;
  readonly editor: Editor;
  /** Row of the list under the cursor. */
  readonly cursor: number;
  /** What is ticked, in the order of ticking. */
  readonly ticked: readonly string[];
  /** Its answer, to which one has gone back. */
  readonly was?: FieldValue | null;
}

export interface PowerForm<S> {
  readonly power: Power<S>;
  /** What was answered beforehand, by the row that was chosen. */
  readonly known: Values;
  /** What it was about when it was opened, where no answer says so. */
  readonly about: string | null;
  readonly values: Values;
  /** Fields that were asked and answered, in that order. */
  readonly path: readonly string[];
  /** Quiet fields that the person wants to fill in. */
  readonly wanted: readonly string[];
  /** Null: everything is answered and the warning waits for a yes. */
  readonly asking: Asking<S> | null;
  readonly warning: string | null;
  readonly problem: string | null;
  /** The list of further details is open. */
  readonly details: { readonly cursor: number } | null;
  /** Fields that were left for a detail before they were answered, with what stands in them; the last was left last. */
  readonly interrupted: readonly Asking<S>[];
  /** Fields from which one has gone back, with what stands in them. */
  readonly kept: readonly Asking<S>[];
  /** It was left before it was given, and has been opened again; hidden: what was typed then must not be shown now, and is kept. */
  readonly draft: 'none' | 'shown' | 'hidden';
}

/** Reads what was typed for a prompt: the value, or what is wrong with it. */
export type ReadTyped<S> = (
  prompt: Prompt,
  typed: string,
  situation: S,
) => { readonly value: FieldValue } | { readonly problem: string };

export type FormStep<S> =
  | { readonly step: 'form'; readonly form: PowerForm<S> }
  | { readonly step: 'done'; readonly deed: Deed }
  | { readonly step: 'left' }
  /** What would be done now is not what was asked: a clock runs, and others give answers, while somebody types. */
  | { readonly step: 'outdated' };

export function beginForm<S>(power: Power<S>, situation: S, known: Values = {}): FormStep<S> {
  return askNext(
    {
      power,
      known,
      about: aboutNow(power, situation),
      values: known,
      path: [],
      wanted: [],
      asking: null,
      warning: null,
      problem: null,
      details: null,
      interrupted: [],
      kept: [],
      draft: 'none',
    },
    situation,
  );
}

function aboutNow<S>(power: Power<S>, situation: S): string | null {
  return power.about?.(situation) ?? null;
}

function isOutdated<S>({ power, values, about, asking, warning }: PowerForm<S>, situation: S): boolean {
  return (
    about !== aboutNow(power, situation) || (asking === null && warning !== power.warning(situation, values))
  );
}

/** The deed, unless what it is about is gone: somebody else may close a decision while one is writing the answer. */
function finished<S>(form: PowerForm<S>, situation: S): FormStep<S> {
  return isGone(form, situation)
    ? { step: 'outdated' }
    : { step: 'done', deed: form.power.build(situation, form.values) };
}

function isGone<S>({ power, values }: PowerForm<S>, situation: S): boolean {
  if (!power.available(situation)) return true;
  const [first] = power.fields;
  const about = first && values[first.name];
  const prompt = first?.prompt(situation, {});
  if (about === undefined || about === null || prompt?.kind !== 'pick' || prompt.free === true) return false;
  return !prompt.choices.some(({ value }) => isPicked(about, value));
}

/** Asks the next field, or the warning, or is done. */
export function askNext<S>(form: PowerForm<S>, situation: S, enough = false): FormStep<S> {
  let values = form.values;
  for (const field of form.power.fields) {
    if (Object.hasOwn(values, field.name)) continue;
    const prompt = field.prompt(situation, values);
    if (prompt === null) continue;
    if (prompt.kind === 'pick' && prompt.sure === true && prompt.presumed !== undefined) {
      values = { ...values, [field.name]: prompt.presumed };
      continue;
    }
    if (prompt.quiet === true && !form.wanted.includes(field.name)) continue;
    if (enough && field.optional) {
      const stands = standsIn(prompt);
      if (stands !== undefined) values = { ...values, [field.name]: stands };
      continue;
    }
    const isIt = (each: Asking<S>): boolean => each.field.name === field.name;
    const before = form.interrupted.find(isIt) ?? form.kept.find(isIt);
    return {
      step: 'form',
      form: {
        ...form,
        values,
        asking: before === undefined ? ask(field, prompt) : askAgain(before, prompt),
        interrupted: form.interrupted.filter((each) => each !== before),
        kept: form.kept.filter((each) => each !== before),
        warning: null,
        problem: null,
        details: null,
      },
    };
  }
  const warning = form.power.warning(situation, values);
  if (warning === null) return finished({ ...form, values }, situation);
  return { step: 'form', form: { ...form, values, asking: null, warning, problem: null, details: null } };
}

/** With what stood in it; what can no longer be chosen is not ticked. */
function askAgain<S>({ field, editor, cursor, ticked }: Asking<S>, prompt: Prompt): Asking<S> {
  const known = prompt.kind === 'several' || prompt.kind === 'ranking' ? prompt.choices : [];
  const asking = {
    field,
    prompt,
    editor,
    ticked: ticked.filter((each) => known.some(({ value }) => value === each)),
  };
  const rows = prompt.kind === 'yes-no' ? 2 : listRows(asking).length;
  return { ...asking, cursor: Math.max(0, Math.min(cursor, rows - 1)) };
}

export function ask<S>(field: Field<S>, prompt: Prompt, before?: FieldValue | null): Asking<S> {
  const given = before ?? presumed(prompt);
  const asking = { field, prompt, editor: editorWith(), cursor: 0, ticked: [] };
  switch (prompt.kind) {
    case 'pick': {
      const rows = listRows(asking);
      const at = rows.findIndex(({ value }) => value !== null && isPicked(given, value));
      // words that are none of the choices stand where they were typed
      if (at < 0 && prompt.free === true && typeof given === 'string')
        return { ...asking, editor: editorWith(given) };
      if (typeof given === 'object' && given !== null && 'is' in given && given.is === 'own-words')
        return { ...asking, editor: editorWith(given.of) };
      return { ...asking, cursor: Math.max(0, at) };
    }
    case 'yes-no':
      return { ...asking, cursor: given === false ? 1 : 0 };
    case 'several':
    case 'ranking': {
      const ticked = Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
      // where one is meant, it stands under the cursor
      const at = ticked.length === 1 ? listRows(asking).findIndex(({ value }) => value === ticked[0]) : 0;
      return { ...asking, ticked, cursor: Math.max(0, at) };
    }
    case 'text':
      return { ...asking, editor: editorWith(typeof given === 'string' ? given : '') };
    // what is presumed is told beside the field: typed digits must not be added to it
    case 'number':
      return { ...asking, editor: editorWith(typeof before === 'number' ? spelt(before) : '') };
    case 'duration':
    case 'moment':
    case 'wall':
    case 'effects':
      return asking;
  }
}

function presumed(prompt: Prompt): FieldValue | null {
  return 'presumed' in prompt && prompt.presumed !== undefined ? prompt.presumed : null;
}

/** A row of the list; null stands for "nothing", where that may be left empty. */
export interface ListRow {
  readonly value: Picked | null;
  readonly choice: Choice<Picked> | null;
}

/** What the list shows now: narrowed down by what was typed. */
export function listRows<S>({
  field,
  prompt,
  editor,
}: Pick<Asking<S>, 'field' | 'prompt' | 'editor'>): readonly ListRow[] {
  if (prompt.kind !== 'pick' && prompt.kind !== 'several' && prompt.kind !== 'ranking') return [];
  const typed = editor.text.trim();
  const choices: readonly Choice<Picked>[] = prompt.choices;
  const exact = choices.filter((each) => each.short?.toLowerCase() === typed.toLowerCase());
  const found =
    typed !== '' && exact.length > 0
      ? exact
      : fuzzyFind(typed, choices, (each) => [
          ...(each.of ?? []),
          each.short ?? '',
          each.label,
          each.detail ?? '',
          typeof each.value === 'string' ? each.value : '',
        ]);
  const inOrder = [...found.filter((each) => !each.last), ...found.filter((each) => each.last)];
  const rows = inOrder.map((choice) => ({ value: choice.value, choice }));
  if (prompt.kind !== 'pick' || typed !== '' || !mayStayEmpty({ field, prompt })) return rows;
  return prompt.presumed === undefined ? [nothing, ...rows] : [...rows, nothing];
}
/** Where words that were typed have an answer of their own, leaving it empty is none. */
export function mayStayEmpty<S>({ field, prompt }: Pick<Asking<S>, 'field' | 'prompt'>): boolean {
  return field.optional && !(prompt.kind === 'pick' && prompt.onward !== undefined);
}
const nothing: ListRow = { value: null, choice: null };

/** Details that may be added: the quiet fields that are not answered yet. */
export function detailsOf<S>(form: PowerForm<S>, situation: S): readonly Field<S>[] {
  return form.power.fields.filter(
    (field) =>
      field.alone !== true &&
      !Object.hasOwn(form.values, field.name) &&
      field.name !== form.asking?.field.name &&
      !form.wanted.includes(field.name) &&
      field.prompt(situation, form.values)?.quiet === true,
  );
}

/** All is answered, and one yes does it. */
export function asksForYes<S>({ asking, details }: PowerForm<S>): boolean {
  return asking === null && details === null;
}

export function pressInForm<S>(form: PowerForm<S>, key: Key, situation: S, read: ReadTyped<S>): FormStep<S> {
  const step = pressed(form, key, situation, read);
  return step.step === 'done' && isOutdated(form, situation) ? { step: 'outdated' } : step;
}

function pressed<S>(form: PowerForm<S>, key: Key, situation: S, read: ReadTyped<S>): FormStep<S> {
  if (form.details !== null) return pressInDetails(form, form.details.cursor, key, situation);
  if (key.id === 'esc') return back(form, situation);
  if (key.id === 'ctrl+o' && detailsOf(form, situation).length > 0)
    return { step: 'form', form: { ...form, details: { cursor: 0 } } };
  if (form.asking === null) {
    return key.id === 'enter' ? finished(form, situation) : { step: 'form', form };
  }
  if (key.id === 'enter') return answer(form, form.asking, situation, read, false);
  if (key.id === 'ctrl+s') return answer(form, form.asking, situation, read, true);
  if (choosesAtOnce(form.asking) && key.text !== '' && key.id !== 'space')
    return writeAtOnce(form, form.asking, key.text, situation);
  return narrowed(form, pressInField(form.asking, key), situation);
}

/** What is typed into a list narrows it down; where nothing is left of it, it may be meant for the field that follows. */
function narrowed<S>(form: PowerForm<S>, asking: Asking<S>, situation: S): FormStep<S> {
  const stays: FormStep<S> = { step: 'form', form: { ...form, problem: null, asking } };
  const { prompt, editor } = asking;
  if (prompt.kind !== 'pick' || prompt.onward === undefined) return stays;
  if (editor.text.trim() === '' || listRows(asking).length > 0) return stays;
  const step = accept(form, { ...asking, editor: editorWith() }, prompt.onward, situation, false);
  if (step.step !== 'form' || step.form.asking === null) return stays;
  const next = step.form.asking;
  const written =
    next.prompt.kind === 'text'
      ? pasteInField(next, editor.text)
      : { ...next, editor: editorWith(editor.text) };
  return { step: 'form', form: { ...step.form, asking: written } };
}

function choosesAtOnce<S>({ prompt }: Asking<S>): boolean {
  return prompt.kind === 'pick' && prompt.atOnce === true;
}

/** A mark is an answer; other words are for the field that follows, and this one stays empty, or takes what they are. */
function writeAtOnce<S>(form: PowerForm<S>, asking: Asking<S>, text: string, situation: S): FormStep<S> {
  const { field, prompt } = asking;
  const choices = prompt.kind === 'pick' ? prompt.choices : [];
  const marked = choices.find(({ short }) => short === text);
  const otherwise = prompt.kind === 'pick' ? (prompt.onward ?? null) : null;
  const step = accept(form, asking, marked?.value ?? otherwise, situation, false);
  if (marked !== undefined || step.step !== 'form' || step.form.asking === null) return step;
  if (!field.optional) return { step: 'form', form: { ...form, problem: 'not-listed' } };
  return { step: 'form', form: { ...step.form, asking: pasteInField(step.form.asking, text) } };
}

/** Null: nothing that could take a text is open. */
export function pasteInForm<S>(form: PowerForm<S>, text: string, situation: S): PowerForm<S> | null {
  const { asking } = form;
  if (asking === null || form.details !== null || asking.prompt.kind === 'yes-no') return null;
  if (choosesAtOnce(asking)) {
    const step = writeAtOnce(form, asking, text, situation);
    return step.step === 'form' ? step.form : form;
  }
  const step = narrowed(form, pasteInField(asking, text), situation);
  return step.step === 'form' ? step.form : form;
}

function pasteInField<S>(asking: Asking<S>, text: string): Asking<S> {
  if (asking.prompt.kind === 'text') return { ...asking, editor: insert(asking.editor, text) };
  // letters that came at once, of a fast hand or over a slow line, choose from a list as they do one by one
  if (isList(asking.prompt) && !text.includes('\n'))
    return Array.from(text, typed).reduce<Asking<S>>(pressInField, asking);
  const editor = insert(asking.editor, joinLines(text));
  return { ...asking, editor, cursor: isList(asking.prompt) ? 0 : asking.cursor };
}

const listMoves = ['up', 'down', 'pageup', 'pagedown'];

/** What holding a key down does in a form: letters and what moves repeat, a tick and what leads on or away do not. */
export function holdingInForm<S>({ asking, details }: PowerForm<S>, key: Key): Holding {
  if (key.id === 'enter' || key.id === 'esc') return 'steps';
  if (asking === null || details !== null) return listMoves.includes(key.id) ? 'repeats' : 'acts';
  const { kind } = asking.prompt;
  const ticks =
    (kind === 'several' && (key.id === 'space' || key.id === 'ctrl+a')) ||
    (kind === 'ranking' && key.id === 'space');
  if (ticks) return 'acts';
  return key.text !== '' || editing.includes(key.id) || listMoves.includes(key.id) ? 'repeats' : 'acts';
}

function pressInDetails<S>(form: PowerForm<S>, cursor: number, key: Key, situation: S): FormStep<S> {
  const rows = detailsOf(form, situation);
  switch (key.id) {
    case 'esc':
      return { step: 'form', form: { ...form, details: null } };
    case 'up':
    case 'down': {
      const moved = Math.max(0, Math.min(rows.length - 1, cursor + (key.id === 'up' ? -1 : 1)));
      return { step: 'form', form: { ...form, details: { cursor: moved } } };
    }
    case 'enter': {
      const field = rows[cursor];
      const prompt = field?.prompt(situation, form.values) ?? null;
      if (field === undefined || prompt === null) return { step: 'form', form: { ...form, details: null } };
      const wanted = [...form.wanted, field.name];
      return {
        step: 'form',
        form: {
          ...form,
          wanted,
          details: null,
          warning: null,
          asking: ask(field, prompt),
          interrupted: form.asking === null ? form.interrupted : [...form.interrupted, form.asking],
        },
      };
    }
    default:
      return { step: 'form', form };
  }
}

export function isList(prompt: Prompt): boolean {
  return (
    prompt.kind === 'pick' ||
    prompt.kind === 'several' ||
    prompt.kind === 'ranking' ||
    prompt.kind === 'yes-no'
  );
}

function pressInField<S>(asking: Asking<S>, key: Key): Asking<S> {
  const { prompt } = asking;
  if (!isList(prompt)) {
    const editor = pressInEditor(asking.editor, key);
    return editor === null ? asking : { ...asking, editor };
  }
  const rows = prompt.kind === 'yes-no' ? 2 : listRows(asking).length;
  switch (key.id) {
    case 'up':
      return { ...asking, cursor: Math.max(0, asking.cursor - 1) };
    case 'down':
      return { ...asking, cursor: Math.min(Math.max(0, rows - 1), asking.cursor + 1) };
    case 'pageup':
      return { ...asking, cursor: Math.max(0, asking.cursor - 8) };
    case 'pagedown':
      return { ...asking, cursor: Math.min(Math.max(0, rows - 1), asking.cursor + 8) };
    case 'ctrl+a':
      return prompt.kind === 'several' ? allOrNone(asking) : asking;
    case 'space':
      if (prompt.kind === 'several' || prompt.kind === 'ranking') return tick(asking);
      // nothing is sought yet: a clicker's key is no letter
      if (asking.editor.text === '') return asking;
      break;
    default:
  }
  if (prompt.kind === 'yes-no') {
    if (key.id === 'y') return { ...asking, cursor: 0 };
    return key.id === 'n' ? { ...asking, cursor: 1 } : asking;
  }
  const editor = pressInEditor(asking.editor, key);
  return editor === null || editor.text === asking.editor.text ? asking : { ...asking, editor, cursor: 0 };
}

/** Of what is in sight: what was typed to find a part of the list has then done its work. */
function allOrNone<S>(asking: Asking<S>): Asking<S> {
  const shown = listRows(asking).flatMap(({ value, choice }) =>
    typeof value === 'string' && choice !== null && isInAll(choice) ? [value] : [],
  );
  const others = asking.ticked.filter((each) => !shown.includes(each));
  const ticked = shown.every((each) => asking.ticked.includes(each)) ? others : [...others, ...shown];
  return { ...asking, ticked, editor: editorWith(), cursor: 0 };
}
function tick<S>(asking: Asking<S>): Asking<S> {
  const value = listRows(asking)[asking.cursor]?.value ?? null;
  if (typeof value !== 'string') return asking;
  const ticked = asking.ticked.includes(value)
    ? asking.ticked.filter((each) => each !== value)
    : [...asking.ticked, value];
  // what was typed to find it has done its work
  return { ...asking, ticked, editor: editorWith(), cursor: asking.editor.text === '' ? asking.cursor : 0 };
}

function answer<S>(
  form: PowerForm<S>,
  asking: Asking<S>,
  situation: S,
  read: ReadTyped<S>,
  enough: boolean,
): FormStep<S> {
  const taken = valueOf(asking, situation, read);
  if ('problem' in taken) return { step: 'form', form: { ...form, problem: taken.problem } };
  if (taken.value === null && !asking.field.optional)
    return { step: 'form', form: { ...form, problem: 'needed' } };
  return accept(form, asking, taken.value, situation, enough);
}

/** What is said of one of these is not said of another. */
const isAboutAnother: readonly FieldName[] = ['entry', 'decision', 'question', 'inject'];

function accept<S>(
  form: PowerForm<S>,
  { field, was }: Asking<S>,
  value: FieldValue | null,
  situation: S,
  enough: boolean,
): FormStep<S> {
  const values = { ...form.values, [field.name]: value };
  // what depended on another answer goes with it; words that were written stay
  const same = was === undefined || JSON.stringify(was) === JSON.stringify(value);
  const kept = same
    ? form.kept
    : isAboutAnother.includes(field.name)
      ? []
      : form.kept.filter(({ prompt }) => prompt.kind === 'text' && !('presumed' in prompt));
  return askNext({ ...form, values, kept, path: [...form.path, field.name] }, situation, enough);
}

/** Whether words that are none of the choices are an answer: in their own words it takes more than one. */
export function takesWords(prompt: Prompt, typed: string): boolean {
  if (prompt.kind !== 'pick') return false;
  return (prompt.ownWords === true && typed.includes(' ')) || (prompt.free === true && typed !== '');
}

/** Enter takes the row under the cursor where nobody ticked any: one that is only presumed gives way to one that was sought. */
export function takesCursor<S>({ prompt, ticked }: Asking<S>): boolean {
  if (prompt.kind !== 'several') return false;
  const [only, ...others] = prompt.presumed ?? [];
  return ticked.length === 0 || (ticked.length === 1 && others.length === 0 && ticked[0] === only);
}

function valueOf<S>(
  asking: Asking<S>,
  situation: S,
  read: ReadTyped<S>,
): { readonly value: FieldValue | null } | { readonly problem: string } {
  const { prompt, editor, cursor, ticked } = asking;
  const typed = editor.text.trim();
  switch (prompt.kind) {
    case 'pick': {
      const row = listRows(asking)[cursor];
      if (row !== undefined) return { value: row.value };
      if (!takesWords(prompt, typed))
        return { problem: prompt.ownWords === true ? 'one-word' : 'not-listed' };
      return { value: prompt.ownWords === true ? { is: 'own-words', of: typed } : typed };
    }
    case 'several': {
      if (!takesCursor(asking))
        return { value: prompt.choices.map((each) => each.value).filter((each) => ticked.includes(each)) };
      if (asking.field.optional && typed === '') return { value: null };
      const row = listRows(asking)[cursor];
      return typeof row?.value === 'string' ? { value: [row.value] } : { problem: 'not-listed' };
    }
    case 'ranking':
      return ticked.length === prompt.choices.length ? { value: ticked } : { problem: 'rank-all' };
    case 'yes-no':
      return { value: cursor === 0 };
    case 'text':
      return { value: typed === '' ? null : typed };
    case 'number':
    case 'duration':
    case 'moment':
    case 'wall':
    case 'effects':
      return typed === '' ? { value: presumed(prompt) } : read(prompt, typed, situation);
  }
}

/** One field back, with its answer as it was: from a detail to where it was asked for. The form is left before its first. */
function back<S>(form: PowerForm<S>, situation: S): FormStep<S> {
  const asked = form.asking?.field.name;
  const left = form.interrupted.at(-1);
  if (left !== undefined && asked !== undefined && form.wanted.includes(asked))
    return {
      step: 'form',
      form: {
        ...form,
        wanted: form.wanted.filter((each) => each !== asked),
        asking: left,
        interrupted: form.interrupted.slice(0, -1),
        kept: keptWith(form.kept, form.asking),
        problem: null,
      },
    };
  const last = form.path.at(-1);
  const field = form.power.fields.find((each) => each.name === last);
  if (last === undefined || field === undefined) return { step: 'left' };
  const order = form.power.fields.map((each) => each.name as string);
  const kept = Object.fromEntries(
    Object.entries(form.values).filter(([name]) =>
      form.path.includes(name) ? name !== last : order.indexOf(name) < order.indexOf(last),
    ),
  );
  const prompt = field.prompt(situation, kept);
  if (prompt === null) return { step: 'left' };
  const path = form.path.slice(0, -1);
  return {
    step: 'form',
    form: {
      ...form,
      values: kept,
      path,
      asking: { ...ask(field, prompt, form.values[last]), was: form.values[last] ?? null },
      kept: keptWith(form.kept, form.asking),
      warning: null,
      problem: null,
    },
  };
}

/** What stands in a field that is left, where somebody put it there. */
export function keptWith<S>(kept: readonly Asking<S>[], left: Asking<S> | null): readonly Asking<S>[] {
  if (left === null) return kept;
  const others = kept.filter(({ field }) => field.name !== left.field.name);
  return left.was !== undefined || isTypedIn(left) ? [...others, left] : others;
}

/** Written or ticked, and not only presumed. */
export function isTypedIn<S>({ prompt, editor, ticked }: Asking<S>): boolean {
  const given = presumed(prompt);
  const ticks = Array.isArray(given) ? given : [];
  return (
    editor.text.trim() !== (typeof given === 'string' && prompt.kind === 'text' ? given.trim() : '') ||
    ticked.length !== ticks.length ||
    ticked.some((each) => !ticks.includes(each))
  );
}
