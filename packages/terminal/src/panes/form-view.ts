// A form on the screen: what is being done, what was answered, the question, and where the answer goes.
import { longestText } from '../screen/editor.ts';
import { editorBlock } from '../screen/editor-view.ts';
import { widthOf, type RoomTongue, type Tongue, duration, number } from '@sandtable/words';
import { wallTime } from '@sandtable/words/room-time';
import { type Line, cell, emptyLine, fit, flow, line, lineWidth, span, truncate } from '../screen/line.ts';
import { type Block, ofHeight, stack, windowOf } from '../screen/frame.ts';
import { labelled, prose } from '../screen/wrap.ts';
import {
  type Choice,
  type FieldName,
  type FieldValue,
  type Picked,
  type PowerId,
  type Prompt,
  choiceLabel,
  isPicked,
  powerWords,
} from '@sandtable/powers';
import {
  type Asking,
  type PowerForm,
  type ListRow,
  listRows,
  detailsOf,
  isList,
  mayStayEmpty,
  takesCursor,
  takesWords,
} from './form.ts';
import { hidesAnswer, hidesList, hidesText, isHarmless } from './room-safe.ts';

/** How a form is told: times by the clock in the room, with the day where it is another than now. */
type FormTongue = RoomTongue & {
  readonly wall: number;
  /** Players see this screen. */
  readonly masked?: boolean;
};

export function formTitle<S>(form: PowerForm<S>, { say }: Tongue): string {
  return powerWords(form.power.id as PowerId, say).name;
}

/** The warning, a blank and “Do it?”. */
const leastForWarning = 5;

export function formBlock<S extends FormTongue>(
  form: PowerForm<S>,
  situation: S,
  width: number,
  rows: number,
): Block {
  const { say } = situation;
  const answered = answeredLines(form, situation, width);
  const foot = footLines(form, situation, width);
  const problem = form.problem === null ? [] : prose(problemWords(form, situation), width, 'bad');
  // what is about to be done is read whole before the last Enter
  const most =
    form.asking === null ? rows - foot.length - leastForWarning : Math.floor((rows - foot.length) / 3);
  const shownAnswers = answered.slice(-Math.max(0, most));
  const head = [
    ...(form.draft === 'none' ? [] : prose(say(`desk.form.draft.${form.draft}`), width, 'warn')),
    ...shownAnswers,
    ...(shownAnswers.length > 0 ? [emptyLine] : []),
    ...questionLines(form, situation, width),
    ...problem,
  ];
  const room = Math.max(1, rows - head.length - foot.length);
  return stack({ lines: head }, ofHeight(body(form, situation, width, room), room), { lines: foot });
}

function answeredLines<S extends FormTongue>(
  form: PowerForm<S>,
  situation: S,
  width: number,
): readonly Line[] {
  return form.path.flatMap((name) => {
    const value = form.values[name] ?? null;
    const field = form.power.fields.find((each) => each.name === name);
    const prompt = field?.prompt(situation, form.values) ?? null;
    const question =
      (situation.masked === true ? undefined : prompt?.asks) ??
      situation.say(`power.field.${name as FieldName}`);
    const words =
      situation.masked === true && !isHarmless(name) && prompt !== null && hidesAnswer(prompt)
        ? situation.say('desk.form.hidden-answer')
        : valueWords(value, prompt, situation);
    return form.asking === null && prompt?.kind === 'text'
      ? [...prose(question, width, 'faint'), ...prose(words, width)]
      : [fit(line(span(`${question} `, 'faint'), span(words)), width)];
  });
}

/** An answer as it is read back. */
function valueWords(value: FieldValue | null, prompt: Prompt | null, tongue: FormTongue): string {
  const choices: readonly Choice<Picked>[] = prompt !== null && 'choices' in prompt ? prompt.choices : [];
  const label = (each: Picked): string => choiceLabel(choices, each);
  if (value === null) return tongue.say('desk.form.nothing');
  if (typeof value === 'string' || (typeof value === 'object' && 'is' in value)) return label(value);
  if (typeof value === 'boolean') return tongue.say(value ? 'desk.form.yes' : 'desk.form.no');
  if (typeof value === 'number') {
    if (prompt?.kind === 'duration') return duration(value, tongue);
    if (prompt?.kind === 'wall') return wallTime(value, tongue, tongue.wall);
    if (prompt?.kind === 'moment') return duration(value, tongue);
    return number(value, prompt?.kind === 'number' ? prompt.unit : null, tongue);
  }
  const parts = value.map((each) => (typeof each === 'string' ? label(each) : each.verb));
  return parts.join(prompt?.kind === 'ranking' ? ' > ' : ', ');
}

function questionLines<S extends FormTongue>(
  form: PowerForm<S>,
  situation: S,
  width: number,
): readonly Line[] {
  const { say, masked = false } = situation;
  if (form.details !== null) return prose(say('desk.form.details'), width, 'now');
  if (form.asking === null)
    return prose(
      masked && form.power.mayBeSeen?.(situation) !== true
        ? say('desk.form.hidden-warning')
        : (form.warning ?? ''),
      width,
      'warn',
    );
  const { field, prompt } = form.asking;
  const question = (masked ? undefined : prompt.asks) ?? say(`power.field.${field.name}`);
  return prose(mayStayEmpty(form.asking) ? say('desk.form.optional', { question }) : question, width, 'now');
}

function body<S extends FormTongue>(form: PowerForm<S>, situation: S, width: number, rows: number): Block {
  if (form.details !== null) {
    const { cursor } = form.details;
    const names = detailsOf(form, situation).map((each) => situation.say(`power.field.${each.name}`));
    const { from, to } = windowOf(names.length, cursor, rows);
    return {
      lines: names.slice(from, to).map((each, place) => pointed(from + place === cursor, each, width)),
    };
  }
  if (form.asking === null)
    return { lines: [emptyLine, ...prose(situation.say('desk.form.sure'), width, 'strong')] };
  const { asking } = form;
  const { prompt } = asking;
  if (prompt.kind === 'yes-no')
    return {
      lines: [situation.say('desk.form.yes'), situation.say('desk.form.no')].map((each, place) =>
        pointed(place === asking.cursor, each, width),
      ),
    };
  if (situation.masked === true && hidesList(asking))
    return stack(editorBlock(asking.editor, situation.say('desk.form.find'), width, 1), {
      lines: prose(situation.say('desk.form.hidden-list'), width, 'faint'),
    });
  if (situation.masked === true && hidesText(asking))
    return { lines: prose(situation.say('desk.form.hidden-text'), width, 'faint') };
  if (isList(prompt)) return listBlock(asking, situation, width, rows);
  const typed = editorBlock(asking.editor, '> ', width, Math.max(1, rows - 1));
  return stack(typed, {
    lines: hintLines(prompt, asking.editor.text.length >= longestText, situation, width),
  });
}

/** How it may be typed, and what Enter takes when nothing is. */
function hintLines(prompt: Prompt, full: boolean, tongue: FormTongue, width: number): readonly Line[] {
  const { say } = tongue;
  const presumed = 'presumed' in prompt && typeof prompt.presumed === 'number' ? prompt.presumed : null;
  const taken =
    presumed === null ? [] : [say('desk.form.presumed', { value: valueWords(presumed, prompt, tongue) })];
  const hints = (...texts: readonly string[]): readonly Line[] =>
    prose([...taken, ...texts].join(' '), width, 'faint');
  switch (prompt.kind) {
    case 'number': {
      const { min, max, unit } = prompt;
      if (min === null || max === null) return hints();
      return hints(
        say('desk.form.number', { min: number(min, unit, tongue), max: number(max, unit, tongue) }),
      );
    }
    case 'duration':
    case 'moment':
    case 'wall':
    case 'effects':
      return hints(say(`desk.form.${prompt.kind}`));
    case 'text':
      return full ? prose(say('desk.form.full', { most: longestText }), width, 'warn') : [];
    case 'pick':
    case 'several':
    case 'ranking':
    case 'yes-no':
      return [];
  }
}

/** So much of a detail says something. */
const leastBeside = 12;

function listBlock<S extends FormTongue>(
  asking: Asking<S>,
  situation: S,
  width: number,
  rows: number,
): Block {
  const all = listRows(asking);
  // where players look on, what was typed for and nothing beside it
  const only = situation.masked === true && !isHarmless(asking.field.name);
  const list = only ? all.slice(asking.cursor, asking.cursor + 1) : all;
  const cursor = only ? 0 : asking.cursor;
  const typed =
    asking.editor.text === '' ? null : editorBlock(asking.editor, situation.say('desk.form.find'), width, 1);
  const room = rows - (typed === null ? 0 : 1);
  // what the row under the cursor means is read in full, where there is room
  const inSight = situation.masked === true ? undefined : list[cursor]?.choice?.detail;
  const meaning =
    inSight === undefined
      ? []
      : labelled(span('     '), 6, inSight, width, 'faint').slice(0, Math.max(1, Math.floor(room / 2)));
  const { from, to } = windowOf(list.length, cursor, Math.max(1, room - Math.max(1, meaning.length)));
  const lines: Line[] = [];
  for (let place = from; place < to; place += 1) {
    const row = list[place];
    if (row === undefined) continue;
    const more = situation.masked === true ? undefined : row.choice?.detail;
    const own = rowLine(row, place === cursor, asking, situation, width);
    const left = width - lineWidth(own) - 2;
    const beside = asking.prompt.kind === 'several' && more !== undefined && left >= leastBeside;
    lines.push(beside ? line(...own, span(`  ${truncate(more, left)}`, 'faint')) : own);
    if (place === cursor && more !== undefined && !(beside && widthOf(more) <= left)) lines.push(...meaning);
  }
  if (list.length === 0) lines.push(...prose(situation.say(noneFound(asking)), width, 'faint'));
  // where one begins at the end of a list, as with what is presumed, the rows above it are not lost
  if (from > 0 && from < cursor)
    lines.splice(0, 1, line(span(situation.say('desk.more.up', { count: from + 1 }), 'faint')));
  if (to < list.length)
    lines.splice(
      room - 1,
      lines.length,
      line(span(situation.say('desk.more.down', { count: list.length - to + 1 }), 'faint')),
    );
  return typed === null ? { lines } : stack(typed, { lines });
}

/** What comes of Enter where nothing in the list is what was written. */
function noneFound<S>({ prompt, editor }: Asking<S>) {
  if (takesWords(prompt, editor.text.trim())) return 'desk.form.taken-as-written';
  return prompt.kind === 'pick' && prompt.ownWords === true
    ? 'desk.form.own-words-go-on'
    : 'desk.form.none-found';
}

function rowLine<S extends FormTongue>(
  row: ListRow,
  inSight: boolean,
  asking: Asking<S>,
  { say }: S,
  width: number,
): Line {
  const { choice } = row;
  if (choice === null) return pointed(inSight, say('desk.form.nothing'), width);
  const place = asking.ticked.findIndex((each) => isPicked(each, choice.value));
  const tick =
    asking.prompt.kind === 'several'
      ? place >= 0
        ? '[x] '
        : '[ ] '
      : asking.prompt.kind === 'ranking'
        ? place >= 0
          ? `${place + 1}. `
          : ' . '
        : '';
  return pointed(inSight, `${tick}${shortOf(choice, asking.prompt)}${choice.label}`, width);
}

/** What may be typed for it is shown in a column of its own, where it is no longer than this. */
const longestShort = 12;

function shortOf(choice: Choice<Picked>, prompt: Prompt): string {
  // where whatever is typed is an own answer, nothing may be typed for a choice
  if (prompt.kind === 'pick' && prompt.onward !== undefined && prompt.atOnce === true) return '';
  const shorts = 'choices' in prompt ? prompt.choices.map((each) => each.short ?? '') : [];
  const width = Math.max(0, ...shorts.map(widthOf).filter((each) => each <= longestShort));
  // what has none stands under the others
  if (choice.short === undefined) return ' '.repeat(width > 0 ? width + 2 : 0);
  if (choice.short === choice.label || widthOf(choice.short) > longestShort) return '';
  // the label begins with it
  if (choice.label.startsWith(`${choice.short}: `)) return '';
  return `${cell(choice.short, Math.max(width, widthOf(choice.short)))}  `;
}

function pointed(inSight: boolean, text: string, width: number): Line {
  return line(span(truncate(`${inSight ? ' > ' : '   '}${text}`, width), inSight ? 'strong' : 'plain'));
}

function footLines<S extends FormTongue>(form: PowerForm<S>, situation: S, width: number): readonly Line[] {
  const { say } = situation;
  const asking = form.asking;
  const hints: string[] = [];
  if (form.details !== null) hints.push(say('desk.form.key-choose'), say('desk.form.key-back'));
  else if (asking === null) hints.push(say('desk.form.key-do'), say('desk.form.key-back'));
  else {
    hints.push(say(enterHint(asking)));
    if (asking.prompt.kind === 'pick' && asking.prompt.atOnce === true)
      hints.push(
        asking.prompt.onward === undefined
          ? say('desk.form.key-at-once', { marks: asking.prompt.choices.map(({ short }) => short).join(' ') })
          : say('desk.form.key-own-words'),
      );
    if (asking.prompt.kind === 'several') hints.push(say('desk.form.key-tick'));
    if (asking.prompt.kind === 'ranking') hints.push(say('desk.form.key-rank'));
    if (form.power.fields.some((each) => each.optional)) hints.push(say('desk.form.key-enough'));
    hints.push(say('desk.form.key-back'));
  }
  if (form.draft === 'shown') hints.push(say('desk.form.key-discard'));
  if (form.details === null && detailsOf(form, situation).length > 0)
    hints.push(say('desk.form.key-details'));
  return flow(
    hints.map((each) => line(span(each, 'faint'))),
    width,
  );
}

function enterHint<S>(asking: Asking<S>) {
  if (mayStayEmpty(asking)) return 'desk.form.key-skip';
  // where nothing is ticked one need not tick what one alone means
  const row = listRows(asking)[asking.cursor]?.value;
  return takesCursor(asking) && !asking.ticked.some((each) => each === row)
    ? 'desk.form.key-cursor'
    : 'desk.form.key-enter';
}

function problemWords<S extends FormTongue>(
  { problem, asking }: PowerForm<S>,
  { say, masked = false }: S,
): string {
  switch (problem) {
    case null:
      return '';
    case 'hidden':
      return say('desk.form.hidden-list');
    case 'needed':
      return say('desk.form.needed');
    case 'one-word':
      return say('desk.form.one-word');
    case 'not-listed':
      return say('desk.form.not-listed');
    case 'rank-all':
      return say('desk.form.rank-all');
    default:
      // why it cannot be chosen may tell what only exercise control knows
      return masked && asking !== null && isList(asking.prompt) ? say('desk.form.hidden-problem') : problem;
  }
}
