/** @jsxImportSource hono/jsx */
/** The pages before and around a seat: coming in, waiting, coming back, leaving. */
import type { Child } from 'hono/jsx';
import type { PeopleNotice } from '@sandtable/core/view';
import { type Say } from '@sandtable/words';
import { languageCalled, peopleNoticeWords } from '@sandtable/words/play';
import { ExerciseLine, Words } from './told.tsx';
import { page } from './document.tsx';
import type { PageTongue } from './tongue.ts';

export interface Door {
  readonly tongue: PageTongue;
  readonly exercise: Parameters<typeof ExerciseLine>[0]['exercise'];
  readonly people: PeopleNotice;
  readonly lan: boolean;
  /** In which it may be read, if there is a choice. */
  readonly languages: readonly string[];
  /** What nobody may miss, on every page but those of seats, which have it among their parts. */
  readonly beside: string;
  /** Where a page hears of that, and of being let in; null for who has not come in. */
  readonly stream: string | null;
  /** Play stands for the real world. */
  readonly stopped: boolean;
}

/** The first page: a name and the room's code, or a return code. `device` is the key that the device gets if it is let in. */
export function welcomePage(door: Door, device: string, told: string | null = null, name = ''): string {
  const { say } = door.tongue;
  return framed(
    door,
    say('page.welcome'),
    <>
      <h1>{say('page.welcome')}</h1>
      <ExerciseLine exercise={door.exercise} say={say} />
      <Told told={told} />
      <form method="post" action="/knock">
        <input type="hidden" name="device" value={device} />
        <Notice door={door} />
        {door.people.chathamHouse ? (
          <p>{say('page.welcome.no-name')}</p>
        ) : (
          <Line
            id="name"
            name="name"
            label={say('page.welcome.name')}
            how={say('page.welcome.name-how')}
            value={name}
            autocomplete="name"
          />
        )}
        <Line
          id="code"
          name="code"
          label={say('page.welcome.code')}
          how={say('page.welcome.code-how')}
          value=""
          autocomplete="off"
        />
        <button type="submit">{say('page.welcome.enter')}</button>
      </form>
      <details>
        <summary>{say('page.welcome.return')}</summary>
        <form method="post" action="/enter">
          <input type="hidden" name="device" value={device} />
          <Line
            id="return"
            name="by"
            label={say('page.welcome.return-code')}
            how={null}
            value=""
            autocomplete="off"
          />
          <Alone say={say} />
          <button type="submit">{say('page.welcome.return-enter')}</button>
        </form>
      </details>
      <Languages door={door} />
    </>,
  );
}

/** Where a link leads: who one is about to be. Nothing has happened yet, whoever opened it. */
export function linkPage(
  door: Door,
  {
    by,
    device,
    name,
    role,
  }: {
    readonly by: string;
    readonly device: string;
    readonly name: string | null;
    readonly role: string | null;
  },
  told: string | null = null,
): string {
  const { say } = door.tongue;
  const who =
    role === null
      ? say('page.link.again', { name: name ?? '–' })
      : name === null
        ? say('page.link.unnamed', { role })
        : say('page.link.who', { name, role });
  return framed(
    door,
    say('page.link'),
    <>
      <h1>{say('page.link')}</h1>
      <ExerciseLine exercise={door.exercise} say={say} />
      <p class="strong">{who}</p>
      <p>{say('page.link.not-you')}</p>
      <Told told={told} />
      <form method="post" action="/enter">
        <input type="hidden" name="device" value={device} />
        <input type="hidden" name="by" value={by} />
        <Notice door={door} />
        <Alone say={say} />
        <button type="submit">{say('page.link.join')}</button>
      </form>
    </>,
  );
}

export function waitingPage(
  door: Door,
  guest: { readonly name: string | null; readonly number: number },
): string {
  const { say } = door.tongue;
  return framed(
    door,
    say('page.waiting'),
    <section id="waiting">
      <h1>{say('page.waiting')}</h1>
      <ExerciseLine exercise={door.exercise} say={say} />
      <p>{say('page.waiting.why')}</p>
      <p>{whoWords(guest, say)}</p>
      <Words text={peopleNoticeWords(door.people, say)} />
    </section>,
  );
}

export function returnCodePage(door: Door, code: string): string {
  const { say } = door.tongue;
  return framed(
    door,
    say('page.seat.return-code'),
    <>
      <h1>{say('page.seat.return-code')}</h1>
      <p class="code">{code}</p>
      <p>{say('page.seat.return-why')}</p>
      <p>{say('page.seat.return-how')}</p>
      <p>
        <a href="/">{say('page.seat')}</a>
      </p>
    </>,
  );
}

export function problemPage(door: Door, told: string): string {
  const { say } = door.tongue;
  return framed(
    door,
    say('page.problem.title'),
    <>
      <h1>{say('page.problem.title')}</h1>
      <Told told={told} />
      <p>
        <a href="/">{say('page.problem.begin')}</a>
      </p>
    </>,
  );
}

/** Before something is done that the room would notice: asked once, with all that was filled in. */
export function surePage(
  door: Door,
  title: string,
  warning: string,
  sent: readonly (readonly [name: string, value: string])[],
): string {
  const { say } = door.tongue;
  return framed(
    door,
    title,
    <>
      <h1>{title}</h1>
      <p class="warning">{warning}</p>
      <form method="post" action="/orders">
        {sent.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="sure" value="yes" />
        <button type="submit">{say('page.sure')}</button>
      </form>
      <p>
        <a href="/">{say('page.back')}</a>
      </p>
    </>,
  );
}

export interface SeatShown {
  readonly guest: { readonly name: string | null; readonly number: number };
  /** Other screens of the same person. */
  readonly others: readonly { readonly href: string; readonly words: string }[];
  readonly told: string | null;
  /** The parts that change, as they are now. */
  readonly parts: string;
  readonly stream: string;
  /** In which capacity, as its own name. */
  readonly capacity: string;
  /** The title of that capacity. */
  readonly as: string;
}

/** The page of a seat: what changes by itself, and below it what is about the seat. */
export function seatPage(
  door: Door,
  { guest, others, told, parts, stream, capacity, as }: SeatShown,
): string {
  const { say, language } = door.tongue;
  const title = capital(as, language);
  const person = guest.name ?? say('power.participant', { number: guest.number });
  return page({
    ...frameOf(door, title),
    stream,
    person: `${door.exercise.title} ${guest.number}`,
    children: (
      <>
        <p class="who">
          <b dir="auto">{person}</b> · <span dir="auto">{title}</span>
        </p>
        <Told told={told} />
        <div id="parts" data-capacity={capacity} dangerouslySetInnerHTML={{ __html: parts }} />
        <section id="seat">
          <h2>{say('page.seat')}</h2>
          <p>{whoWords(guest, say)}</p>
          <Languages door={door} />
          {others.map(({ href, words }) => (
            <p>
              <a href={href}>{words}</a>
            </p>
          ))}
          <form method="post" action="/return-code">
            <button type="submit">{say('page.seat.return')}</button>
            <p class="faint">{say('page.seat.return-why')}</p>
          </form>
          <form method="post" action="/leave" data-leaves>
            <button type="submit">{say('page.seat.leave')}</button>
            <p class="faint">{say('page.seat.leave-why')}</p>
          </form>
        </section>
      </>
    ),
  });
}

/** A title at the head of a page, where in a sentence it is small. */
const capital = (text: string, language: string): string =>
  text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);

const whoWords = ({ name, number }: SeatShown['guest'], say: Say): string =>
  name === null ? say('page.seat.unnamed', { number }) : say('page.seat.you', { name });

const frameOf = ({ tongue, lan, stopped }: Door, title: string) => ({ title, tongue, lan, stopped });

/** A page that is not of a seat. */
const framed = (door: Door, title: string, children: Child): string =>
  page({
    ...frameOf(door, title),
    stream: door.stream,
    children: (
      <>
        <div id="beside" dangerouslySetInnerHTML={{ __html: door.beside }} />
        {children}
      </>
    ),
  });

function Told({ told }: { readonly told: string | null }) {
  return told === null ? null : (
    <p class="told" role="status">
      {told}
    </p>
  );
}

/** Each is called as those call it who speak it. */
function Languages({ door: { languages, tongue } }: { readonly door: Door }) {
  if (languages.length < 2) return null;
  const { say, language } = tongue;
  return (
    <form method="post" action="/language" class="languages">
      <label for="language">
        <span>{say('page.language')}</span>
        <select id="language" name="language">
          {languages.map((each) => (
            <option value={each} lang={each} selected={each === language}>
              {languageCalled(each)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{say('page.language.choose')}</button>
    </form>
  );
}

/** What is kept of whoever comes in, said before anything is asked of them. */
function Notice({ door: { tongue, people } }: { readonly door: Door }) {
  const { say } = tongue;
  return (
    <div class="notice">
      <h2>{say('page.notice')}</h2>
      <ul>
        <li>{say('page.notice.control')}</li>
        <li>{say('page.notice.record')}</li>
        <li>{peopleNoticeWords(people, say)}</li>
        <li>{say('page.notice.strike')}</li>
        <li>{say('page.notice.classified')}</li>
      </ul>
      <label class="choice" for="read">
        <input id="read" type="checkbox" name="read" value="yes" required />
        <span>{say('page.notice.read')}</span>
      </label>
    </div>
  );
}

function Alone({ say }: { readonly say: Say }) {
  return (
    <label class="choice">
      <input type="checkbox" name="alone" value="yes" />
      <span>{say('page.welcome.alone')}</span>
    </label>
  );
}

function Line(line: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly how: string | null;
  readonly value: string;
  readonly autocomplete: string;
}) {
  const { id, name, label, how, value, autocomplete } = line;
  return (
    <div class="field">
      <label for={id}>
        <span>{label}</span>
        <input
          id={id}
          name={name}
          value={value}
          autocomplete={autocomplete}
          autocapitalize="characters"
          spellcheck={false}
          maxlength={80}
          required
          dir="auto"
          aria-describedby={how === null ? undefined : `${id}-how`}
        />
      </label>
      {how === null ? null : (
        <p class="faint" id={`${id}-how`}>
          {how}
        </p>
      )}
    </div>
  );
}
