/** @jsxImportSource hono/jsx */
/** What several pages show alike: a message, a wall, a pause, a time box. */
import type { ActivityBoard, HotWashStep, InboxMessage, ShownAttachment } from '@sandtable/core/view';
import type { Tlp } from '@sandtable/core/scenario';
import { exerciseMarking, marked, storyTime, type Say } from '@sandtable/words';
import { confirmedWords, stepSentences, wallRows } from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import type { PageTongue } from './tongue.ts';

/** Text of people and authors: its lines stay lines, and it runs in its own direction. */
export function Words({ text, strong = false }: { readonly text: string; readonly strong?: boolean }) {
  return (
    <p class={strong ? 'words strong' : 'words'} dir="auto">
      {text.trim()}
    </p>
  );
}

export function Marking({ tlp }: { readonly tlp: Tlp }) {
  return <span class={`tlp ${tlp.toLowerCase().replaceAll(/[^a-z]+/gu, '-')}`}>{tlp}</span>;
}

/** What is longer than this is folded behind its beginning. */
const longest = 420;

function beginning(text: string): string {
  const words = text.slice(0, 140).split(/\s+/u);
  return `${words.slice(0, -1).join(' ')} …`;
}

export function MessageShown({
  id,
  message,
  whole,
  tongue,
}: {
  readonly id: string;
  readonly message: InboxMessage;
  readonly whole: boolean;
  readonly tongue: PageTongue;
}) {
  const { say } = tongue;
  const text = message.text.trim();
  const told = (
    <>
      <Words text={marked(text, say)} />
      <Attachments attachments={message.attachments} say={say} />
    </>
  );
  return (
    <article class={message.withdrawn ? 'message withdrawn' : 'message'}>
      <p class="from">
        <time>{storyTime(message.story, tongue)}</time> <b dir="auto">{message.from}</b>, {message.channel}{' '}
        {message.tlp === null ? null : <Marking tlp={message.tlp} />}
      </p>
      {message.contentNote === null ? null : (
        <p class="warning">{say('common.content-note', { text: message.contentNote.trim() })}</p>
      )}
      {message.withdrawn ? <p class="warning">{say('role.withdrawn')}</p> : null}
      {message.confirmed === null ? null : (
        <p class="faint" dir="auto">
          {confirmedWords(message.confirmed, say)}
        </p>
      )}
      {whole || text.length <= longest ? (
        told
      ) : (
        <details id={id}>
          <summary dir="auto">{marked(beginning(text), say)}</summary>
          {told}
        </details>
      )}
    </article>
  );
}

export function Attachments({
  attachments,
  say,
}: {
  readonly attachments: readonly ShownAttachment[];
  readonly say: Say;
}) {
  return (
    <>
      {attachments.map((each) => (
        <div class="attached">
          <h4>{say(`common.attached.${each.holds}`, { title: each.title.trim() })}</h4>
          <Attached attached={each} say={say} />
        </div>
      ))}
    </>
  );
}

function Attached({ attached, say }: { readonly attached: ShownAttachment; readonly say: Say }) {
  switch (attached.holds) {
    case 'text':
      return <Words text={marked(attached.text.trim(), say)} />;
    case 'table': {
      const [head = [], ...rows] = attached.table;
      return (
        <div class="wide" tabindex={0} role="region" aria-label={attached.title.trim()}>
          <table>
            <caption>{attached.alt.trim()}</caption>
            <thead>
              <tr>
                {head.map((cell) => (
                  <th scope="col">{cell}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  {row.map((cell) => (
                    <td dir="auto">{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    }
    case 'picture':
      return (
        <>
          <Words text={attached.alt} />
          <p class="faint">{say('common.picture.card')}</p>
        </>
      );
    default:
      return attached satisfies never;
  }
}

/** What is at hand stands under the title of the room's page, and under a heading on a role's. */
type Heading = 'h2' | 'h3';

export function Wall({
  board,
  heading: Title = 'h3',
  tongue,
}: {
  readonly board: ActivityBoard;
  readonly heading?: Heading;
  readonly tongue: PageTongue;
}) {
  const { say } = tongue;
  return (
    <>
      <p class="faint">{say(`wall.kind.${board.kind}`)}</p>
      <Title dir="auto">{board.title}</Title>
      <ul class="wall">
        {wallRows(board, tongue).map(({ label, text, weight }) => (
          <li class={weight} dir="auto">
            {label.trim() === '' ? null : <b>{label.trim()} </b>}
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

export function HotWash({
  step,
  heading: Title = 'h3',
  say,
}: {
  readonly step: HotWashStep;
  readonly heading?: Heading;
  readonly say: Say;
}) {
  return (
    <>
      <Title>{say('role.hot-wash')}</Title>
      {stepSentences(step, say).map((text) => (
        <Words text={text} strong />
      ))}
    </>
  );
}

export type Pause = { readonly reason: string; readonly until: number | null } | null;

/** While it stands nothing is an exercise: no page says that it is one. */
export const isRealStop = (pause: Pause): boolean => pause?.reason === 'real-world';

/** Play stands, and why. A real emergency is the only thing without the exercise marking. */
export function Paused({ pause, tongue }: { readonly pause: Pause; readonly tongue: PageTongue }) {
  const { say } = tongue;
  if (pause === null) return null;
  if (isRealStop(pause))
    return (
      <div class="real-world" role="alert">
        <p class="title">{say('page.stopped')}</p>
        <p>{say('room.real-world.stopped')}</p>
        <p>{say('room.real-world.follow')}</p>
      </div>
    );
  return (
    <p class="warning">
      {say(pause.reason === 'break' ? 'room.pause.break' : 'room.pause.other')}{' '}
      {pause.until === null
        ? ''
        : say('room.pause.until', { time: wallTime(pause.until, tongue, tongue.wall) })}
    </p>
  );
}

export interface Timed {
  readonly minutes: number | null;
  readonly until: number | null;
}

/** The minutes that something has in the room, and until when. */
export function TimeBoxShown({
  box: { minutes, until },
  tongue,
}: {
  readonly box: Timed;
  readonly tongue: PageTongue;
}) {
  const { say, wall } = tongue;
  if (minutes === null) return null;
  if (until === null) return <p>{say('role.minutes', { minutes })}</p>;
  const values = { minutes, time: wallTime(until, tongue, wall) };
  return (
    <p class={wall < until ? 'strong' : 'warning'}>
      {say(wall < until ? 'room.question.box' : 'room.question.box-over', values)}
    </p>
  );
}

/** When so many minutes are left it is said to who listens. */
const saidAt: readonly number[] = [5, 2, 1];

/** What is said of the time that is left, in the minute in which it is; the page says it once. */
export function leftToAnswer({ until }: Timed, tongue: PageTongue): string | undefined {
  const minutes = until === null ? 0 : Math.ceil((until - tongue.wall) / 60_000);
  return until !== null && saidAt.includes(minutes)
    ? tongue.say('page.time-left', { minutes, time: wallTime(until, tongue, tongue.wall) })
    : undefined;
}

export function ExerciseLine({
  exercise,
  say,
}: {
  readonly exercise: { readonly title: string; readonly marking: Tlp };
  readonly say: Say;
}) {
  return (
    <p class="exercise">
      <span dir="auto">{exercise.title}</span> <Marking tlp={exercise.marking} />{' '}
      <span class="sr">{exerciseMarking(say)}</span>
    </p>
  );
}

/** Parts of a text, each with its points; `level`: of their headings. */
export function Sections({
  sections,
  level,
}: {
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly level: 2 | 3;
}) {
  const Heading = `h${level}` as const;
  return (
    <>
      {sections.map(({ title, lines }) => (
        <>
          <Heading dir="auto">{title}</Heading>
          <ul>
            {lines.map((each) => (
              <li dir="auto">{each}</li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}
