/** @jsxImportSource hono/jsx */
/** The frame of every page. */
import { htmlOf } from './part.tsx';
import type { Child } from 'hono/jsx';
import { exerciseMarking } from '@sandtable/words';
import { directionOf } from '@sandtable/words/paper';
import { assets } from './assets.ts';
import type { PageTongue } from './tongue.ts';

export interface PageFrame {
  readonly title: string;
  readonly tongue: PageTongue;
  /** Where the page hears of changes; null where it does not change by itself. */
  readonly stream?: string | null;
  /** Whose page it is, so that a draft is shown to nobody else. */
  readonly person?: string | null;
  /** The connection is plain HTTP off the loopback. */
  readonly lan?: boolean;
  /** Play stands for the real world. */
  readonly stopped?: boolean;
  readonly children?: Child;
}

function Document(frame: PageFrame) {
  const { title, tongue, stream = null, person = null, lan = false, stopped = false, children } = frame;
  const { say } = tongue;
  const marked = `${exerciseMarking(say)} – ${title}`;
  return (
    <html lang={say.language} dir={directionOf(say.language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{stopped ? title : marked}</title>
        <link rel="stylesheet" href={assets.style.path} />
        <link rel="icon" href="data:," />
        {stream === null ? null : <script src={assets.script.path} defer />}
      </head>
      <body
        data-stream={stream ?? undefined}
        data-person={person ?? undefined}
        {...(stream === null
          ? {}
          : {
              'data-answered': say('page.call.answered'),
              'data-sent': say('page.sent'),
              'data-sent-answer': say('page.sent.answer'),
              'data-unsent': say('page.unsent'),
              'data-unanswered': say('page.call.unanswered'),
              'data-sure': say('page.sure'),
              'data-gone': say('page.gone'),
              'data-title': title,
              'data-marked-title': marked,
            })}
      >
        <a class="skip" href="#main">
          {say('page.skip')}
        </a>
        <header>
          <p class="marking">{exerciseMarking(say)}</p>
        </header>
        {lan ? <p class="warning">{say('page.lan')}</p> : null}
        <main id="main" tabindex={-1}>
          {children}
        </main>
        {stream === null ? null : (
          <div class="live">
            <p
              id="live"
              role="status"
              data-live={say('page.live')}
              data-in-steps={say('page.in-steps')}
              data-not-live={say('page.not-live', { time: '%time%' })}
            />
            <p id="news" class="news" role="status" />
          </div>
        )}
        <footer>
          <p class="marking">{exerciseMarking(say)}</p>
        </footer>
      </body>
    </html>
  );
}

/** A whole page as it is sent. */
export const page = (frame: PageFrame): string => `<!doctype html>${htmlOf(<Document {...frame} />)}`;
