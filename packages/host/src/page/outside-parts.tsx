/** @jsxImportSource hono/jsx */
/** The console of the simulation cell: the world outside, a column an actor, with what it told whom and what is prepared for it. */
import type { ActorBoard } from '@sandtable/core/view';
import { storyTime } from '@sandtable/words';
import { findPart } from './find-part.tsx';
import { textPart, type PagePart } from './part.tsx';
import { Words } from './told.tsx';
import type { PageTongue } from './tongue.ts';

/** How much of what an actor told stands in its column: the last. */
const mostTold = 6;

/** `asked`: a question waits, and may be answered as one of them. */
export function outsideParts(
  actors: readonly ActorBoard[],
  asked: boolean,
  tongue: PageTongue,
): readonly PagePart[] {
  const { say } = tongue;
  if (actors.length === 0) return [];
  return [
    textPart('outside', <h2>{say('page.outside')}</h2>),
    findPart('find', '#actors details li', say('page.outside.find')),
    textPart(
      'actors',
      <div class="columns">
        {actors.map((actor) => (
          <Column actor={actor} asked={asked} tongue={tongue} />
        ))}
      </div>,
    ),
  ];
}

function Column({
  actor,
  asked,
  tongue,
}: {
  readonly actor: ActorBoard;
  readonly asked: boolean;
  readonly tongue: PageTongue;
}) {
  const { say } = tongue;
  const { name, title, shownAs, voice, told, answers } = actor;
  return (
    <section class="column" aria-labelledby={`actor-${name}`}>
      <h3 id={`actor-${name}`} dir="auto">
        {title}
      </h3>
      {shownAs === null ? null : <p dir="auto">{say('page.outside.shown-as', { shown: shownAs })}</p>}
      {voice === null ? null : (
        <p class="faint" dir="auto">
          {voice}
        </p>
      )}
      <p>
        <a href="#form-speak" data-choose={`f.from=${name}`}>
          {say('page.outside.speak', { actor: title })}
        </a>
        {asked ? (
          <>
            {' · '}
            <a href="#form-reply" data-choose={`f.from=${name}`}>
              {say('page.outside.reply', { actor: title })}
            </a>
          </>
        ) : null}
      </p>
      {answers.length === 0 ? null : (
        <details id={`answers-${name}`}>
          <summary>{say('page.outside.prepared', { count: answers.length })}</summary>
          <ul>
            {answers.map(({ about, says, ifPressed }, place) => (
              <li>
                <b>{about.join(', ')}</b>
                <Words text={says} />
                {asked ? (
                  <a
                    href="#form-reply"
                    data-choose={`f.prepared=${name}-${place + 1}&f.from=${name}`}
                    data-says={says.trim()}
                  >
                    {say('page.outside.use', { about: about.join(', ') })}
                  </a>
                ) : null}
                {ifPressed === null ? null : (
                  <>
                    <p class="faint">{say('page.outside.pressed')}</p>
                    <Words text={ifPressed} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {told.length === 0 ? (
        <p class="faint">{say('page.outside.nothing')}</p>
      ) : (
        <ul>
          {told.slice(0, mostTold).map(({ story, to, text }) => (
            <li>
              <small>
                <time>{storyTime(story, tongue)}</time> {say('page.outside.to', { roles: to.join(', ') })}
              </small>
              <Words text={text} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
