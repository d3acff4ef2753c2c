/**
 * The page's door: each address as a page for people and, where JSON is asked for, as data for programs. It shows what a seat shows and
 * hands on what a seat takes; it knows neither the state nor the record.
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { titleOf } from '@sandtable/core/scenario';
import type { Guest } from '@sandtable/core/record';
import { recordTrouble } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import { isDoorKey, newKey, spelledCode } from '../invitations/key.ts';
import type { Came, Reception } from '../invitations/reception.ts';
import { cameWords } from './came-words.ts';
import { assets } from '../page/assets.ts';
import {
  linkPage,
  problemPage,
  returnCodePage,
  seatPage,
  surePage,
  waitingPage,
  welcomePage,
  type Door,
} from '../page/coming-in.tsx';
import { formId, type SentForm } from '../page/form.tsx';
import { joined, withOrder } from '../page/part.tsx';
import { isRealStop } from '../page/told.tsx';
import { capacityKey, isAide, isSameSeat, powersOf, type Capacity } from '../seats/capacity.ts';
import { languagesOf, wishedLanguage } from '../seats/languages.ts';
import { openSeats, type Reply, type Seats } from '../seats/seats.ts';
import {
  addressOf,
  bearerOf,
  hangUp,
  headers,
  isOwnHost,
  isOwnPost,
  pack,
  statusOf,
  wantsJson,
  type Reach,
} from './border.ts';
import { openApi } from './openapi.ts';
import { seatData } from './seat-data.ts';
import { changesTo, openPages, openViewEvents, type ShownParts } from './pages.ts';
import { openPresence, type Presence } from './presence.ts';
import { capacityNamed, fieldsOf, one, orderIn, queryOf, type SentFields, type SentOrder } from './sent.ts';

export interface PageDoorOptions {
  readonly session: Session;
  readonly seats: Seats;
  readonly reception: Reception;
  readonly reach: Reach;
  /** Who is there at any door; the page's own when nobody else looks after it. */
  readonly presence?: Presence;
  /** Told of what was our fault; whoever asked is told that it was. */
  readonly broke?: (error: unknown) => void;
}

export interface PageApp {
  readonly app: Hono;
  close(): void;
}

const mostBytes = 64 * 1024;
const beat = 15_000;
/**
 * A stream ends after so many beats, five to ten minutes, and the page opens the next: who is gone without a word opens none, and is told as
 * gone. Not all at once: a thousand pages that came together would come back together each time.
 */
const longestStream = ({ number }: Guest): number => 20 + (number % 20);

/** The door without a socket: each reads in the language that they chose. */
export function pageApp({ presence: given, ...options }: PageDoorOptions): PageApp {
  const { session, seats, reception, reach } = options;
  const presence = given ?? openPresence(session);
  const others = new Map<string, PageApp>();
  /** Null: the language of the exercise. */
  const appFor = (c: Context): Hono | null => {
    const link = /^\/i\/([^/]+)$/u.exec(c.req.path)?.[1] ?? '';
    const guest = isDoorKey(link)
      ? (reception.invitation(link)?.guest ?? null)
      : reception.guestOf(deviceAt(c, reach));
    const wishes = [
      // a program says it with each request, and an open page which it is; of a page itself a browser says what was set when it was installed
      ...(wantsJson(c) ? (c.req.header('accept-language') ?? '').split(/,\s*/u) : []),
      getCookie(c, cookieFor(c, 'language', reach)) ?? '',
      // whoever has chosen nothing reads as the roster says
      (guest && reception.languageOf(guest)) ?? '',
    ];
    const language = wishedLanguage(session, wishes) ?? session.language;
    if (language === session.language) return null;
    const read = session.readIn(language);
    const other =
      others.get(language) ?? appOf({ ...options, session: read, seats: openSeats(read), presence });
    others.set(language, other);
    return other.app;
  };
  const own = appOf({ ...options, seats, presence }, appFor);
  return {
    app: own.app,
    close() {
      for (const each of [own, ...others.values()]) each.close();
      if (given === undefined) presence.close();
    },
  };
}

const isSecure = ({ origin }: Reach): boolean => origin?.startsWith('https:') === true;

/** Browsers keep the cookies of all ports of a name together: of two hosts on one computer each has its own. */
function cookieFor(c: Context, what: 'seat' | 'language', reach: Reach): string {
  const port = URL.parse(`http://${c.req.header('host') ?? ''}`)?.port ?? '';
  // over plain HTTP a browser would refuse a cookie of that name, and lock everybody out
  return [isSecure(reach) ? `__Host-${what}` : what, port].filter((each) => each !== '').join('-');
}

const deviceAt = (c: Context, reach: Reach): string =>
  bearerOf(c) ?? getCookie(c, cookieFor(c, 'seat', reach)) ?? '';

/** In one language. */
function appOf(
  { session, seats, reception, reach, presence, broke }: PageDoorOptions & { readonly presence: Presence },
  /** Who answers instead, if anybody. */
  instead: (c: Context) => Hono | null = () => null,
): PageApp {
  const pages = openPages(session, seats, reception.call);
  const secure = isSecure(reach);
  const { say } = pages.tongue();

  const languages = languagesOf(session);
  /** `guest`: whoever has come in; on `waits` they are told, too, as soon as they are let in. */
  const door = (guest: Guest | null = null, waits = false): Door => {
    const { exercise, people, pause } = session.room();
    const { parts, id } = besideFor(guest);
    return {
      tongue: pages.tongue(),
      exercise,
      people,
      lan: reach.lan,
      languages,
      beside: joined(parts, newKey),
      stream: guest && `/events${waits ? '' : '/beside'}?at=${id}`,
      stopped: isRealStop(pause),
    };
  };
  const besideFor = (guest: Guest | null) =>
    pages.beside(guest !== null && reception.capacitiesOf(guest).length > 0);
  const cookieOf = (c: Context): string => cookieFor(c, 'seat', reach);
  const deviceOf = (c: Context): string => deviceAt(c, reach);
  const guestAt = (c: Context): Guest | null => reception.guestOf(deviceOf(c));
  const shownGuest = (guest: Guest) => ({ name: reception.nameOf(guest), number: guest.number });
  /** What they were let in as, and the tables at which their roles sit. */
  const screensOf = (guest: Guest): readonly Capacity[] => [
    ...reception.capacitiesOf(guest),
    ...session.scenario.groups
      .filter((group) => group.roles.some((role) => guest.roles.includes(role)))
      .map(({ name, roles }): Capacity => ({
        of: 'group',
        group: name,
        ...(guest.roles.every((role) => !roles.includes(role) || guest.aideOf.includes(role)) && {
          aide: true,
        }),
      })),
  ];
  /** The capacity that is wanted, if it is theirs; else the one they had last. */
  const capacityOf = (guest: Guest, wanted: Capacity | null): Capacity | null => {
    const all = screensOf(guest);
    return all.find((each) => wanted && capacityKey(each) === capacityKey(wanted)) ?? all[0] ?? null;
  };
  const roomFor = (guest: Guest): Capacity | null =>
    reception.capacitiesOf(guest).length === 0 ? null : { of: 'observer' };
  const wantedIn = (c: Context): Capacity | null => capacityNamed(c.req.query('role'), c.req.query('as'));
  const roleTitle = (capacity: Extract<Capacity, { readonly of: 'role' }>): string => {
    const role = titleOf('roles', capacity.role, session);
    return isAide(capacity) ? say('common.aide-of', { role }) : role;
  };
  const titleIn = (capacity: Capacity): string =>
    capacity.of === 'role'
      ? roleTitle(capacity)
      : capacity.of === 'group'
        ? say('page.group', { roles: session.group(capacity.group).group.title })
        : say(`common.staff.${capacity.of}`);

  const problem = (
    c: Context,
    status: 400 | 401 | 403 | 404 | 413 | 429 | 500 | 503,
    why: string,
  ): Response => {
    return wantsJson(c)
      ? c.json({ is: 'refused', why }, status)
      : c.html(problemPage(door(guestAt(c)), why), status);
  };

  // ---- every request

  const app = new Hono();
  app.onError((error, c) => {
    // the disk did not take it: nothing of it is on the record, and it may be sent once more
    const trouble = recordTrouble(error, say);
    if (trouble !== null) return problem(c, 503, trouble);
    broke?.(error);
    return problem(c, 500, say('page.problem.ours'));
  });
  app.notFound((c) => problem(c, 404, say('page.problem.not-found')));
  app.use(async (c, next) => (await instead(c)?.fetch(c.req.raw, c.env)) ?? next());
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (!isOwnHost(c.req.header('host'), reach)) return problem(c, 403, say('page.problem.host'));
    if (c.req.method === 'POST' && !isOwnPost(c, reach)) return problem(c, 403, say('page.problem.foreign'));
    await next();
    return pack(c);
  });
  app.use(
    bodyLimit({
      maxSize: mostBytes,
      onError: (c) => problem(c, 413, say('page.problem.too-large', { kilobytes: mostBytes / 1024 })),
    }),
  );
  /** A POST with its fields, read. */
  const posted = (
    path: string,
    take: (c: Context, fields: SentFields) => Response | Promise<Response>,
  ): void => {
    app.post(path, async (c) => {
      const fields = await fieldsOf(c.req.raw);
      return fields === null ? problem(c, 400, say('page.problem.ill-formed')) : take(c, fields);
    });
  };

  app.get('/openapi.json', (c) => c.json(openApi));
  app.get('/health', (c) => c.json({ is: 'up' }));
  // tells whoever looks from outside whether something on the way holds streams back
  app.get('/health/stream', (c) => {
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (out) => {
      await out.writeSSE({ event: 'beat', data: '' });
      await out.sleep(1000);
      await out.writeSSE({ event: 'beat', data: '' });
    });
  });
  for (const { path, type, text } of Object.values(assets))
    app.get(path, (c) =>
      c.body(text, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }),
    );

  // ---- coming in: looking changes nothing, whoever looks

  const remember = (c: Context, device: string): void =>
    setCookie(c, cookieOf(c), device, {
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'Lax',
      maxAge: 14 * 24 * 60 * 60,
    });

  const cameIn = (
    c: Context,
    came: Came,
    { device, name = '', by = '' }: { readonly device: string; readonly name?: string; readonly by?: string },
  ): Response => {
    if (came.is === 'in') {
      remember(c, device);
      return wantsJson(c) ? c.json({ is: 'in', device, number: came.guest.number }) : c.redirect('/', 303);
    }
    const told = cameWords(came, say);
    const status = came.is === 'slowed' ? 429 : 403;
    if (came.is === 'slowed') c.header('retry-after', String(came.seconds));
    if (wantsJson(c)) return c.json({ is: 'refused', why: told }, status);
    const invited = came.is === 'unread' ? invitedBy(by) : null;
    return c.html(
      invited === null
        ? welcomePage(door(), device, told, name)
        : linkPage(door(), { by, device, ...invited }, told),
      status,
    );
  };
  /** As whom a link lets in; null for one that leads nowhere. */
  const invitedBy = (key: string) => {
    const invitation = isDoorKey(key) ? reception.invitation(key) : null;
    if (invitation === null) return null;
    const { guest, to } = invitation;
    return { name: reception.nameOf(guest), role: to === null ? null : titleIn(to) };
  };
  app.get('/i/:key', (c) => {
    const by = c.req.param('key');
    const invited = invitedBy(by);
    if (invited === null) return problem(c, 404, say('page.link.gone'));
    return wantsJson(c) ? c.json(invited) : c.html(linkPage(door(), { by, device: newKey(), ...invited }));
  });
  const hasRead = (fields: SentFields): boolean => one(fields, 'read') === 'yes';
  posted('/knock', (c, fields) => {
    const device = one(fields, 'device');
    if (!isDoorKey(device)) return problem(c, 400, say('page.problem.ill-formed'));
    const name = one(fields, 'name');
    const came = reception.knock({
      device,
      address: addressOf(c, reach),
      code: one(fields, 'code'),
      name,
      read: hasRead(fields),
    });
    return cameIn(c, came, { device, name });
  });
  posted('/enter', (c, fields) => {
    const device = one(fields, 'device');
    if (!isDoorKey(device)) return problem(c, 400, say('page.problem.ill-formed'));
    const by = one(fields, 'by');
    const came = reception.enter({
      device,
      address: addressOf(c, reach),
      by,
      alone: one(fields, 'alone') === 'yes',
      read: hasRead(fields),
    });
    return cameIn(c, came, { device, by });
  });
  posted('/language', (c, fields) => {
    const language = wishedLanguage(session, [one(fields, 'language')]);
    if (language === null) return problem(c, 400, say('page.problem.ill-formed'));
    setCookie(c, cookieFor(c, 'language', reach), language, {
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'Lax',
      maxAge: 14 * 24 * 60 * 60,
    });
    return wantsJson(c) ? c.json({ is: 'done' }) : c.redirect('/', 303);
  });
  posted('/leave', (c) => {
    reception.leave(deviceOf(c));
    deleteCookie(c, cookieOf(c), { path: '/', secure });
    return wantsJson(c) ? c.json({ is: 'done' }) : c.redirect('/', 303);
  });
  posted('/return-code', (c) => {
    const guest = guestAt(c);
    if (guest === null) return problem(c, 401, say('page.problem.not-you'));
    const code = spelledCode(reception.returnCode(guest));
    return wantsJson(c) ? c.json({ is: 'done', code }) : c.html(returnCodePage(door(guest), code));
  });

  posted('/here', (c, fields) => {
    const guest = guestAt(c);
    if (guest === null) return problem(c, 401, say('page.problem.not-you'));
    reception.answer(guest, Number(one(fields, 'call')));
    return wantsJson(c) ? c.json({ is: 'done' }) : c.redirect('/?told=here', 303);
  });

  // ---- the seat

  const seat = (
    c: Context,
    guest: Guest,
    capacity: Capacity,
    told: string | null,
    again?: SentForm,
  ): Response => {
    const shown = pages.of(capacity, guest.number);
    const parts = again === undefined ? shown.parts : pages.again(shown.seen, again);
    const others = screensOf(guest)
      .filter((each) => each.of !== 'observer' && capacityKey(each) !== capacityKey(capacity))
      .map((each) => ({
        href: `/?${queryOf(each).toString()}`,
        words: say('page.seat.role', { role: titleIn(each) }),
      }));
    const query = queryOf(capacity);
    query.set('at', shown.id);
    return c.html(
      seatPage(door(guest), {
        guest: shownGuest(guest),
        others:
          capacity.of === 'observer' ? others : [...others, { href: '/room', words: say('page.seat.room') }],
        told,
        capacity: capacityKey(capacity),
        parts: joined(parts, newKey),
        stream: `/events${capacity.of === 'observer' ? '/room' : ''}?${query.toString()}`,
        as: titleIn(capacity),
      }),
      again === undefined ? 200 : 422,
    );
  };

  const dataFor = (guest: Guest, capacity: Capacity | null) => ({
    ...seatData(shownGuest(guest), capacity, capacity && seats.look(capacity, guest.number)),
    call: capacity && (reception.call()?.number ?? null),
  });
  const toldAfter = (what: string | undefined): string | null =>
    what === 'sent' ? say('page.sent') : what === 'here' ? say('page.call.answered') : null;
  app.get('/', (c) => {
    const guest = guestAt(c);
    if (guest === null)
      return wantsJson(c)
        ? problem(c, 401, say('page.problem.not-you'))
        : c.html(welcomePage(door(), newKey()));
    const capacity = capacityOf(guest, wantedIn(c));
    presence.heardOf(guest.number);
    if (wantsJson(c)) return c.json(dataFor(guest, capacity));
    if (capacity === null) return c.html(waitingPage(door(guest, true), shownGuest(guest)));
    return seat(c, guest, capacity, toldAfter(c.req.query('told')));
  });
  app.get('/room', (c) => {
    const guest = guestAt(c);
    if (guest === null) return problem(c, 401, say('page.problem.not-you'));
    if (reception.capacitiesOf(guest).length === 0) return c.redirect('/', 303);
    const observer: Capacity = { of: 'observer' };
    return wantsJson(c) ? c.json(dataFor(guest, observer)) : seat(c, guest, observer, null);
  });

  posted('/orders', (c, fields) => {
    const guest = guestAt(c);
    const order = orderIn(fields);
    const capacity = guest && capacityOf(guest, order.capacity);
    if (guest === null || capacity === null) return problem(c, 401, say('page.problem.not-you'));
    // an order for a role that was handed on is not given as another
    if (order.capacity !== null && capacityKey(capacity) !== capacityKey(order.capacity))
      return problem(c, 403, say('page.problem.not-you'));
    const reply = seats.give(capacity, guest.number, order);
    return wantsJson(c) ? c.json(reply, statusOf(reply)) : told(c, guest, capacity, order, fields, reply);
  });

  /** Without a script: a page for each reply. */
  const told = (
    c: Context,
    guest: Guest,
    capacity: Capacity,
    order: SentOrder,
    fields: SentFields,
    reply: Reply,
  ): Response => {
    switch (reply.is) {
      case 'done': {
        const query = queryOf(capacity);
        query.set('told', 'sent');
        return c.redirect(`/?${query.toString()}`, 303);
      }
      case 'warned': {
        const sent = Object.entries(fields).flatMap(([name, values]) =>
          values.map((value) => [name, value] as const),
        );
        const asked = powersOf(capacity).find(({ id }) => id === order.power);
        const title = say(asked === undefined ? 'page.sure' : `power.${asked.id}.name`);
        return c.html(surePage(door(guest), title, reply.warning, sent));
      }
      case 'wrong':
      case 'refused': {
        const { seen } = pages.of(capacity, guest.number);
        const stands = seen.offers.find(
          (each) => each.power.id === order.power && (each.subject?.choice.value ?? null) === order.subject,
        );
        const why = reply.is === 'refused' ? reply.why : null;
        return stands === undefined
          ? c.html(problemPage(door(guest), why ?? say('page.problem.ill-formed')), 409)
          : seat(c, guest, capacity, why, {
              form: formId(stands),
              filled: order.filled,
              problems: reply.is === 'wrong' ? reply.problems : [],
              told: why,
              order: order.id,
            });
      }
      default:
        return reply satisfies never;
    }
  };

  // ---- the stream: what has changed, and a beat

  const waking = new Set<() => void>();
  const wakeAll = (): void => {
    for (const wake of waking) wake();
  };
  const unsubscribe = session.subscribe(wakeAll);
  // what ends by itself ends at a beat: a reply at any other time would tell that something has happened which is not seen
  let beats = 0;
  const beatsSince = (began: number): number => beats - began;
  const stopBeating = session.clock.every(beat, () => {
    beats += 1;
    wakeAll();
  });

  /** Of a seat its page; on any other what nobody may miss. */
  const shownTo = (guest: Guest, capacity: Capacity | null): ShownParts =>
    capacity === null ? besideFor(guest) : pages.of(capacity, guest.number);
  const viewEvent = openViewEvents(newKey);
  const stream = (c: Context, wanted: (guest: Guest) => Capacity | null): Response => {
    const device = deviceOf(c);
    const guest = reception.guestOf(device);
    if (guest === null) return problem(c, 401, say('page.problem.not-you'));
    const first = wanted(guest);
    const known = c.req.header('last-event-id') ?? c.req.query('at') ?? null;
    const began = beats;
    c.header('x-accel-buffering', 'no');
    const response = streamSSE(c, async (out) => {
      let wake = (): void => {};
      const closed = presence.opened(guest.number);
      const woken = (): void => {
        wake();
        // a line that takes nothing any more does not even take the end
        if (beatsSince(began) <= longestStream(guest)) return;
        closed();
        hangUp(c);
      };
      out.onAbort(woken);
      waking.add(woken);
      const begins = shownTo(guest, first);
      let shown = begins.id === known ? begins : null;
      let told = -1;
      try {
        while (!out.aborted) {
          if (beatsSince(began) >= longestStream(guest)) {
            await out.writeSSE({ event: 'again', data: '' });
            return;
          }
          // asked for before it is sent: what comes while it is sent is sent next, and only the newest
          const next = new Promise<void>((resolve) => (wake = resolve));
          const now = reception.guestOf(device);
          const capacity = now && wanted(now);
          if (now === null || !isSameSeat(capacity, first)) {
            await out.writeSSE({ event: 'moved', data: '' });
            return;
          }
          const page = shownTo(now, capacity);
          if (page.id !== shown?.id) {
            const event = viewEvent(shown, page);
            shown = page;
            told = beats;
            await out.write(event);
          } else if (told !== beats) {
            told = beats;
            await out.writeSSE({ event: 'beat', data: '' });
          }
          await next;
        }
      } finally {
        waking.delete(woken);
        closed();
      }
    });
    response.headers.set('cache-control', headers['cache-control'] ?? 'no-store');
    return response;
  };
  /** The same for who gets no stream through: answered when something has changed, or in a while. */
  const changes = async (c: Context, wanted: (guest: Guest) => Capacity | null): Promise<Response> => {
    const device = deviceOf(c);
    const guest = reception.guestOf(device);
    if (guest === null) return problem(c, 401, say('page.problem.not-you'));
    const first = wanted(guest);
    const known = c.req.query('at') ?? null;
    const closed = presence.opened(guest.number);
    const began = beats;
    let wake = (): void => {};
    const woken = (): void => wake();
    waking.add(woken);
    c.req.raw.signal.addEventListener('abort', woken);
    try {
      for (;;) {
        const next = new Promise<void>((resolve) => (wake = resolve));
        const now = reception.guestOf(device);
        const capacity = now && wanted(now);
        if (now === null || !isSameSeat(capacity, first)) return c.json({ is: 'moved' });
        const page = shownTo(now, capacity);
        if (page.id !== known) {
          const { order, changed } = changesTo([], page.parts);
          const html = Object.fromEntries(changed.map(([id, text]) => [id, withOrder(text, newKey)]));
          return c.json({ is: 'view', id: page.id, order, changed: html });
        }
        if (c.req.raw.signal.aborted || beatsSince(began) > 0) return c.json({ is: 'same' });
        await next;
      }
    } finally {
      waking.delete(woken);
      closed();
    }
  };
  app.get('/changes', (c) => {
    const wanted = wantedIn(c);
    return changes(c, (guest) => capacityOf(guest, wanted));
  });
  app.get('/changes/room', (c) => changes(c, roomFor));
  app.get('/changes/beside', (c) => changes(c, () => null));
  app.get('/events', (c) => {
    const wanted = wantedIn(c);
    return stream(c, (guest) => capacityOf(guest, wanted));
  });
  app.get('/events/room', (c) => stream(c, roomFor));
  app.get('/events/beside', (c) => stream(c, () => null));

  return {
    app,
    close() {
      stopBeating();
      unsubscribe();
      wakeAll();
    },
  };
}
