/** @jsxImportSource hono/jsx */
/** The page of a group's table: what all at it may see, large, and what one of them enters for all. */
import type { SeatOffer, SeatView } from '../seats/seats.ts';
import { formPart, type SentForm } from './form.tsx';
import { textPart, type PagePart } from './part.tsx';
import { roomParts } from './room-parts.tsx';
import { Words } from './told.tsx';
import type { PageTongue } from './tongue.ts';

type AtTheTable = Extract<SeatView, { readonly of: 'group' }>;

export function groupParts(
  { view, offers, isAide, proposed }: AtTheTable,
  tongue: PageTongue,
  again?: SentForm,
): readonly PagePart[] {
  const { say } = tongue;
  const { group, briefBack } = view;
  const form = (offer: SeatOffer): PagePart =>
    formPart(offer, {
      capacity: { of: 'group', group: group.name },
      say,
      again,
      open: offer.power.id !== 'table-stop',
    });
  const said = briefBack?.said?.flatMap((each) => (each === null ? [] : [each])) ?? [];
  return [
    ...roomParts(view, tongue),
    textPart(
      'table',
      <>
        <p class="faint">{say(isAide ? 'page.group.aide' : 'page.group.one')}</p>
        {proposed === null ? null : (
          <p class="strong">
            {say('role.proposed', { who: proposed.who })} <span dir="auto">{proposed.text}</span>
          </p>
        )}
      </>,
    ),
    ...(offers.length === 0 ? [] : [textPart('do', <h2>{say('page.do')}</h2>)]),
    ...offers.map(form),
    ...(said.length === 0
      ? []
      : [
          textPart(
            'said',
            <>
              <h2>{say('page.group.said')}</h2>
              {said.map((text) => (
                <Words text={text} />
              ))}
            </>,
          ),
        ]),
  ];
}
