/** @jsxImportSource hono/jsx */
/** The form of a power: a question a field, all at once, and usable without a script. */
import { type ControlPowerId, type Prompt, type RolePowerId } from '@sandtable/powers';
import { choicesOf, type FieldProblem, type FilledIn, type OfferedField } from '@sandtable/powers/joint';
import { unitForms } from '@sandtable/core/scenario';
import type { Say } from '@sandtable/words';
import { capacityName, type Capacity } from '../seats/capacity.ts';
import type { SeatOffer } from '../seats/seats.ts';
import { orderPlace, type PagePart, htmlOf } from './part.tsx';

/** A form that was sent and did not come to anything: it is shown again. */
export interface SentForm {
  readonly form: string;
  readonly filled: FilledIn;
  readonly problems: readonly FieldProblem[];
  readonly told: string | null;
  readonly order: string;
}

export interface FormManner {
  readonly capacity: Capacity;
  readonly say: Say;
  readonly again?: SentForm | undefined;
  /** It stands open, and need not be looked for. */
  readonly open?: boolean;
  /** What it is about is told right above it. */
  readonly below?: boolean;
  /** What the button says, where what is done is told beside it: nothing else is asked then but what must be. */
  readonly does?: string;
}

/** Powers that hand on what was written; the button of any other says what it does. */
const sending: ReadonlySet<string> = new Set([
  ...(['answer', 'question', 'message', 'tell-fact', 'write'] satisfies RolePowerId[]),
  ...(['adhoc', 'speak', 'tell', 'reply', 'ask', 'note', 'interpret'] satisfies ControlPowerId[]),
]);

/** The name under which a field is sent. */
const fieldName = (name: string): string => `f.${name}`;
/** A place in a ranking is sent apart for each choice. */
const rankName = (name: string, choice: string): string => `r.${name}.${choice}`;

export const formId = ({ power, subject }: Pick<SeatOffer, 'power' | 'subject'>): string =>
  `form-${power.id}${subject === null ? '' : `-${subject.choice.value}`}`;

export function formPart(offer: SeatOffer, { again: of, ...others }: FormManner): PagePart {
  const id = formId(offer);
  const again = of?.form === id ? of : undefined;
  const manner: FormManner = { ...others, again };
  const { subject } = offer;
  const { say } = manner;
  const name = say(`power.${offer.power.id}.name`);
  const form = <Form offer={offer} {...manner} />;
  const html = (
    <section id={id} data-part data-form data-mark={offer.mark}>
      {others.does !== undefined ? (
        form
      ) : others.open === true || again !== undefined ? (
        <div class="form">
          <h3>{name}</h3>
          {form}
        </div>
      ) : (
        <details>
          <summary>
            {name}
            {subject === null || others.below === true ? null : (
              <>
                {' '}
                <small dir="auto">{subject.choice.label}</small>
              </>
            )}
          </summary>
          <p class="about">{say(`power.${offer.power.id}.does`)}</p>
          {form}
        </details>
      )}
    </section>
  );
  return { id, html: htmlOf(html), holds: 'form' };
}

/** How many questions that may be left empty stand in sight below those that must be answered. */
const mostOptional = 2;

function Form({ offer, capacity, say, again, does }: FormManner & { readonly offer: SeatOffer }) {
  const { power, subject, mark, fields } = offer;
  const mayWait = (field: OfferedField): boolean => field.optional && field.onlyWith === null;
  const optional = fields.filter((field) => field.prompt.quiet !== true && mayWait(field));
  const later = (field: OfferedField): boolean =>
    field.prompt.quiet === true || optional.indexOf(field) >= mostOptional;
  const asked = fields.filter((field) => !later(field));
  const more = does === undefined ? fields.filter(later) : [];
  const id = formId(offer);
  const shown = (field: OfferedField) => (
    <FieldShown
      id={id}
      field={field}
      given={again?.filled[field.name] ?? null}
      problem={again?.problems.find((each) => each.field === field.name)?.problem ?? null}
      capacity={capacity}
      say={say}
    />
  );
  return (
    <form method="post" action="/orders">
      <input type="hidden" name="order" value={again?.order ?? orderPlace} />
      <input type="hidden" name="role" value={capacity.of === 'role' ? capacity.role : ''} />
      <input type="hidden" name="as" value={capacity.of === 'role' ? '' : capacityName(capacity)} />
      <input type="hidden" name="power" value={power.id} />
      <input type="hidden" name="subject" value={subject?.choice.value ?? ''} />
      <input type="hidden" name="on" value={mark} />
      {asked.map(shown)}
      {more.length === 0 ? null : (
        <details>
          <summary>{say('page.more')}</summary>
          {more.map(shown)}
        </details>
      )}
      <p class="told" role="alert">
        {again?.told ?? ''}
      </p>
      <button type="submit" dir="auto">
        {does ?? (sending.has(power.id) ? say('page.send') : say(`power.${power.id}.name`))}
      </button>
    </form>
  );
}

interface Shown {
  readonly id: string;
  readonly field: OfferedField;
  readonly given: readonly string[] | null;
  readonly problem: string | null;
  readonly capacity: Capacity;
  readonly say: Say;
}

/** Who answers for themselves is spoken to; exercise control enters what they say. */
const ownFields = ['answer', 'confidence'] as const;

function FieldShown({ id, field, given, problem, capacity, say }: Shown) {
  const { name, optional, prompt, onlyWith, followsFrom } = field;
  const own = capacity.of === 'role' ? ownFields.find((each) => each === name) : undefined;
  const ask = prompt.asks ?? (own === undefined ? say(`power.field.${name}`) : say(`page.field.${own}`));
  const question = optional ? say('page.optional', { question: ask }) : ask;
  const required = !optional && prompt.quiet !== true && onlyWith === null && followsFrom === null;
  const wrong = problem === null ? undefined : `${id}-${name}-wrong`;
  const only =
    onlyWith === null
      ? {}
      : { 'data-only': fieldName(onlyWith.field), 'data-with': JSON.stringify(onlyWith.answers) };
  return (
    <div class="field" data-field={name} {...only}>
      <Asked
        id={`${id}-${name}`}
        name={name}
        question={question}
        prompt={prompt}
        given={given}
        required={required}
        wrong={wrong}
        own={own !== undefined}
        say={say}
      />
      {problem === null ? null : (
        <p class="problem" id={wrong}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** A letter or a number by which people call it in the room; the name in the file says nothing to them. */
const spoken = (short: string | undefined): boolean =>
  short !== undefined && /^.$|^[A-Z\d][\d-]*$/u.test(short);

const ownWords = (
  { value, label }: { readonly value: string; readonly label: string },
  own: boolean,
  say: Say,
): string => (own && (value === 'declined' || value === 'other') ? say(`page.answer.${value}`) : label);

/** More choices than these are a list to open; of those who answer for themselves, none is hidden in one. */
const mostInSight = 4;

interface AskedShown {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly prompt: Prompt;
  readonly given: readonly string[] | null;
  readonly required: boolean;
  readonly wrong: string | undefined;
  readonly own: boolean;
  readonly say: Say;
}

function Asked({ id, name, question, prompt, given, required, wrong, own, say }: AskedShown) {
  const send = fieldName(name);
  const presumed =
    'presumed' in prompt && prompt.presumed !== undefined ? [prompt.presumed].flat().map(String) : [];
  const has = given ?? presumed;
  const described = {
    'aria-describedby': wrong,
    'aria-invalid': wrong === undefined ? undefined : 'true',
  } as const;
  switch (prompt.kind) {
    case 'pick':
    case 'several':
      if (prompt.kind === 'pick' && !own && choicesOf(prompt).length > mostInSight)
        return (
          <label for={id}>
            <span>{question}</span>
            <select id={id} name={send} required={required} dir="auto" {...described}>
              <option value="" />
              {choicesOf(prompt).map(({ value, label, short }) => (
                <option value={value} selected={has.includes(value)}>
                  {spoken(short) ? `${short} ${label}` : label}
                </option>
              ))}
            </select>
          </label>
        );
      return (
        <fieldset {...described}>
          <legend>{question}</legend>
          {choicesOf(prompt).map((choice) => (
            <label class="choice">
              <input
                type={prompt.kind === 'pick' ? 'radio' : 'checkbox'}
                name={send}
                value={choice.value}
                checked={has.includes(choice.value)}
                required={prompt.kind === 'pick' && required}
              />
              <span>
                {spoken(choice.short) ? <b>{choice.short} </b> : null}
                <span dir="auto">{ownWords(choice, own, say)}</span>
                {choice.detail === undefined ? null : <small> {choice.detail}</small>}
              </span>
            </label>
          ))}
        </fieldset>
      );
    case 'ranking':
      return (
        <fieldset {...described}>
          <legend>{question}</legend>
          {choicesOf(prompt).map((choice) => (
            <label class="rank">
              <span>{say('page.rank', { option: choice.label })}</span>
              <input
                type="number"
                inputmode="numeric"
                min="1"
                max={String(choicesOf(prompt).length)}
                name={rankName(name, choice.value)}
                value={has.includes(choice.value) ? String(has.indexOf(choice.value) + 1) : ''}
              />
            </label>
          ))}
        </fieldset>
      );
    case 'number': {
      const unit = prompt.unit === null ? '' : ` (${unitForms(prompt.unit).other})`;
      return (
        <label for={id}>
          <span>{`${question}${unit}`}</span>
          <input
            id={id}
            type="number"
            step={prompt.whole === true ? '1' : 'any'}
            min={prompt.min === null ? undefined : String(prompt.min)}
            max={prompt.max === null ? undefined : String(prompt.max)}
            name={send}
            value={has[0] ?? ''}
            required={required}
            {...described}
          />
        </label>
      );
    }
    case 'text':
    case 'duration':
    case 'moment':
    case 'wall':
    case 'yes-no':
    case 'effects':
      return (
        <label for={id}>
          <span>{question}</span>
          <textarea
            id={id}
            name={send}
            rows={name === 'because' ? 2 : 3}
            maxlength={4000}
            required={required}
            dir="auto"
            {...described}
          >
            {has[0] ?? ''}
          </textarea>
        </label>
      );
    default:
      return prompt satisfies never;
  }
}
