// What the page does by itself: it hears of changes, puts parts in their places, and keeps what is written. Without it the page works by
// forms and reloading. Nothing here decides anything.
'use strict';

const parts = document.querySelector('#parts, #beside');
const live = document.querySelector('#live');
const news = document.querySelector('#news');
/** What the page says by itself. */
const says = document.body.dataset;
const { stream } = says;
const beat = 15_000;
const silence = 40_000;
const patience = 10_000;
/** For this page: in its language, whatever the browser was installed in. */
const asData = { accept: 'application/json', 'accept-language': document.documentElement.lang };

// ---- what is written is kept: on this device, until there is a reply

// by the person, too: who comes after them on the same device finds nothing of theirs
const draftsOf = `draft ${says.person ?? ''} `;
const draftKey = (section) =>
  `${draftsOf}${section.closest('[data-capacity]')?.dataset.capacity ?? ''} ${section.id}`;
const fieldsOf = (form) =>
  [...form.elements].filter((each) => each.name && each.type !== 'hidden' && each.type !== 'submit');
const valueOf = (field) =>
  field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value;
const sectionOf = (element) => element.closest('[data-form]');

function keepDraft(form) {
  const section = sectionOf(form);
  if (section === null) return;
  section.dataset.touched = 'yes';
  const order = form.elements.order.value;
  localStorage.setItem(
    draftKey(section),
    JSON.stringify({ order, mark: section.dataset.mark, values: fieldsOf(form).map(valueOf) }),
  );
}

function dropDraft(section) {
  delete section.dataset.touched;
  localStorage.removeItem(draftKey(section));
}

function takeUpDraft(section) {
  const form = section.querySelector('form');
  const kept = localStorage.getItem(draftKey(section));
  if (form === null || kept === null) return;
  const { order, mark, values } = JSON.parse(kept);
  const fields = fieldsOf(form);
  if (mark !== section.dataset.mark || fields.length !== values.length) return;
  // the same name: it may have been sent, and the reply lost
  form.elements.order.value = order;
  fields.forEach((field, at) => {
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values[at];
    else field.value = values[at];
  });
  section.dataset.touched = 'yes';
  for (const details of section.querySelectorAll('details')) details.open = true;
}

function forgetDrafts(which) {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('draft ') && which(key)) localStorage.removeItem(key);
}
forgetDrafts((key) => !key.startsWith(draftsOf));

// ---- a form

function showOnly(form) {
  const chosen = new FormData(form);
  for (const field of form.querySelectorAll('[data-only]'))
    field.hidden = !chosen
      .getAll(field.dataset.only)
      .some((each) => JSON.parse(field.dataset.with).includes(each));
}

function tell(form, text) {
  const told = form.querySelector('.told');
  if (told !== null) told.textContent = text;
}

function tellProblems(form, problems) {
  for (const field of form.querySelectorAll('[data-field]')) {
    const found = problems.find((each) => each.field === field.dataset.field);
    const asked = field.querySelector('fieldset, input, textarea, select');
    field.querySelector('.problem')?.remove();
    asked.removeAttribute('aria-invalid');
    asked.removeAttribute('aria-describedby');
    if (found === undefined) continue;
    const id = `${sectionOf(form).id}-${found.field}-wrong`;
    field.append(
      Object.assign(document.createElement('p'), { className: 'problem', id, textContent: found.problem }),
    );
    field.hidden = false;
    for (let fold = field.closest('details'); fold !== null; fold = fold.parentElement.closest('details'))
      fold.open = true;
    asked.setAttribute('aria-invalid', 'true');
    asked.setAttribute('aria-describedby', id);
  }
  form
    .querySelector('[aria-invalid] input, input[aria-invalid], textarea[aria-invalid], select[aria-invalid]')
    ?.focus();
}

const newOrder = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

/** Forms that wait for their reply. Their buttons are not disabled: one that is loses the focus. */
const sending = new WeakSet();
/** Forms that did not get through. Whoever goes on writing sends them when they are done. */
const unsent = new Set();

async function send(form) {
  if (sending.has(form)) return;
  const section = sectionOf(form);
  const body = new URLSearchParams(new FormData(form));
  keepDraft(form);
  sending.add(form);
  unsent.delete(form);
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body,
      headers: asData,
    });
    if (response.status === 401 || response.redirected) return location.reload();
    const reply = await response.json();
    tellProblems(form, reply.problems ?? []);
    switch (reply.is) {
      case 'done':
        dropDraft(section);
        form.reset();
        form.elements.order.value = newOrder();
        setSure(form, null);
        showOnly(form);
        tell(form, sentWords(form));
        return takeUpWaiting(section);
      case 'warned':
        return setSure(form, reply.warning);
      case 'wrong':
        return tell(form, '');
      default:
        setSure(form, null);
        return renew(section, reply.why) || tell(form, reply.why);
    }
  } catch {
    unsent.add(form);
    tell(form, says.unsent);
  } finally {
    sending.delete(form);
  }
}

const sentWords = (form) => (form.elements.power.value === 'answer' ? says.sentAnswer : says.sent);

/** Tried again as soon as there is a connection, under the same name: what arrived after all is not given twice. */
function sendUnsent() {
  for (const form of unsent) if (form.isConnected) void send(form);
}

/** The warning stands above the button, and the button says yes to it; whatever is changed asks again. */
function setSure(form, warning) {
  const button = form.querySelector('[type=submit]');
  form.querySelector('[name=sure]')?.remove();
  button.dataset.plain ??= button.textContent;
  button.textContent = warning === null ? button.dataset.plain : says.sure;
  if (warning === null) return;
  const sure = Object.assign(document.createElement('input'), { type: 'hidden', name: 'sure', value: 'yes' });
  form.append(sure);
  tell(form, warning);
}

addEventListener('input', ({ target }) => {
  const form = target.form;
  if (!form?.matches('[data-form] form')) return;
  unsent.delete(form);
  showOnly(form);
  setSure(form, null);
  keepDraft(form);
});
/** Answered without leaving the page, on which somebody may be writing. */
async function answerCall(form) {
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
    });
    if (!response.ok) throw new Error(String(response.status));
    form.replaceChildren(says.answered);
  } catch {
    button.disabled = false;
    tell(form, says.unanswered);
  }
}

addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('.call form')) {
    event.preventDefault();
    return void answerCall(form);
  }
  if (form.matches('[data-leaves]')) forgetDrafts(() => true);
  if (!form.matches('[data-form] form')) return;
  event.preventDefault();
  const since = came.get(sectionOf(form)) ?? 0;
  if (Date.now() - since > doubleClick || fieldsOf(form).length > 0) void send(form);
});

// ---- what a link fills in, and what a word finds

/** A link that leads to a form, with what to choose there. */
addEventListener('click', (event) => {
  const link = event.target.closest('a[data-choose]');
  const form = link && document.querySelector(`${link.getAttribute('href')} form`);
  if (!form) return;
  event.preventDefault();
  const said = form.querySelector('[name="f.said"]');
  for (let at = form; at !== null; at = at.parentElement) if (at.matches('details')) at.open = true;
  for (const [name, value] of new URLSearchParams(link.dataset.choose))
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      // a list to open, or a row of choices; what is no choice here leaves none
      if (field.type === 'radio') field.checked = field.value === value;
      else field.value = value;
      for (let fold = field.closest('details'); fold !== null; fold = fold.parentElement.closest('details'))
        fold.open = true;
    }
  if (link.dataset.says !== undefined && said !== null) said.value = link.dataset.says;
  keepDraft(form);
  showOnly(form);
  (said ?? form.querySelector('[type=submit]')).focus();
});

/** Shows of a list what a word is found in. */
function find() {
  for (const box of document.querySelectorAll('[data-finds]')) {
    box.hidden = false;
    const word = box.querySelector('input').value.trim().toLocaleLowerCase();
    for (const each of document.querySelectorAll(box.dataset.finds)) {
      const found = each.textContent.toLocaleLowerCase().includes(word);
      each.hidden = !found;
      const fold = each.closest('details');
      if (found && word !== '' && fold !== null) fold.open = true;
    }
  }
}
addEventListener('input', ({ target }) => target.closest('[data-finds]') && find());

// ---- what changes

function prepare(section) {
  for (const form of section.querySelectorAll('form')) showOnly(form);
  if (section.matches('[data-form]')) takeUpDraft(section);
}

const made = (html) => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
};

/** When a form took the place of another: the second press of a double click was meant for the first. */
const came = new WeakMap();
const doubleClick = 700;

/** Forms as they are now, for those that are held as they were. */
const waiting = new Map();

/** What was asked has changed: the form as it is now takes the place, with the words that were written. */
function renew(section, why) {
  const comes = waiting.get(section.id);
  if (comes === undefined) return false;
  waiting.delete(section.id);
  for (const written of section.querySelectorAll('textarea')) {
    const same = comes.querySelector(`textarea[name="${CSS.escape(written.name)}"]`);
    if (same !== null) same.value = written.value;
  }
  dropDraft(section);
  section.replaceWith(comes);
  for (const form of comes.querySelectorAll('form')) {
    showOnly(form);
    keepDraft(form);
    tell(form, why);
  }
  return true;
}

/** A button and nothing to fill in: it always says what it does now. */
const isButton = (section) => [...section.querySelectorAll('form')].every((form) => !fieldsOf(form).length);

/** Somebody is at it: it is not taken away from under their hands. */
const isHeld = (section) =>
  !isButton(section) &&
  (section.dataset.touched === 'yes' ||
    section.contains(document.activeElement) ||
    section.querySelector('details[open]') !== null);

/** Something was written there that was not sent. Nothing else keeps what is asked no longer: an answer that was sent is not lost. */
const isWrittenIn = (section) => section.dataset.touched === 'yes';

/** What was asked is asked no longer, or is again: what was written there waits as it stands. */
function setClosed(section, isClosed) {
  if (section.classList.contains('gone') === isClosed) return;
  section.classList.toggle('gone', isClosed);
  section.querySelector('[type=submit]').disabled = isClosed;
  tell(section, isClosed ? says.gone : '');
}

/** What was held while somebody wrote is as it is now, once it was sent. */
function takeUpWaiting(section) {
  const comes = waiting.get(section.id);
  if (comes === undefined) return;
  waiting.delete(section.id);
  keepOpen(section, comes);
  section.replaceWith(comes);
  prepare(comes);
  for (const form of comes.querySelectorAll('form')) tell(form, sentWords(form));
  comes.querySelector('[type=submit]')?.focus({ preventScroll: true });
}

/** What stands there, as it came: what comes once more as it is stays as it is. */
const asItCame = new Map();

function put({ order, changed }) {
  const stopped = parts.querySelector('.real-world');
  for (const section of parts.querySelectorAll(':scope > [data-part]')) {
    if (order.includes(section.id)) continue;
    if (section.matches('[data-form]') && isWrittenIn(section)) setClosed(section, true);
    else section.remove();
  }
  let before = null;
  for (const id of order) {
    const stands = document.getElementById(id);
    if (stands?.matches('[data-form]')) setClosed(stands, false);
    const html = stands !== null && asItCame.get(id) === changed[id] ? undefined : changed[id];
    if (html !== undefined) asItCame.set(id, html);
    let section = stands;
    if (html !== undefined) {
      const comes = made(html);
      if (stands === null) section = comes;
      else if (isHeld(stands) && stands.matches('[data-form]')) waiting.set(id, comes);
      else if (!stands.matches('[data-form]') || !isHeld(stands)) {
        keepOpen(stands, comes);
        const hadFocus = stands.matches('[data-form]') && stands.contains(document.activeElement);
        stands.replaceWith(comes);
        if (hadFocus) comes.querySelector('[type=submit]')?.focus({ preventScroll: true });
        came.set(comes, Date.now());
        section = comes;
      }
      if (section === comes) {
        waiting.delete(id);
        tellNews(stands, comes);
        if (!comes.matches('[data-form]')) comes.classList.add('fresh');
      }
      if (section === comes && !section.isConnected) place(section, before);
      if (section === comes) prepare(section);
    }
    if (section !== null) before = section;
  }
  // the one thing that nobody may miss, wherever on the page they are
  const stops = parts.querySelector('.real-world');
  if (stopped === null) stops?.scrollIntoView({ block: 'center' });
  document.title = stops === null ? says.markedTitle : says.title;
  find();
}

const place = (section, before) => (before === null ? parts.prepend(section) : before.after(section));

function keepOpen(stands, comes) {
  const stood = [...stands.querySelectorAll('details')];
  const before = (each, at) => (each.id === '' ? stood[at] : stood.find((other) => other.id === each.id));
  [...comes.querySelectorAll('details')].forEach(
    (each, at) => (each.open = before(each, at)?.open ?? each.open),
  );
}

/** One polite line for who listens: a message, what is asked, or the time that is left to answer. */
function tellNews(stands, comes) {
  const inbox = comes.querySelector('.inbox');
  const count = (section) => Number(section?.querySelector('.inbox')?.dataset.count ?? 0);
  if (inbox !== null && count(comes) > count(stands)) news.textContent = inbox.dataset.news;
  const asks = (section) =>
    [...(section?.querySelectorAll('[data-asks]') ?? [])].map((each) => each.dataset.asks);
  const question = asks(comes).find((each) => !asks(stands).includes(each));
  if (question !== undefined) news.textContent = question;
  const left = (section) => section?.querySelector('[data-left]')?.dataset.left;
  if (left(comes) !== undefined && left(comes) !== left(stands)) news.textContent = left(comes);
}

// ---- the stream

let source = null;
let heard = Date.now();
let broken = null;
/** Set while the page asks in steps, because its stream is held back. */
let polling = false;

function showLive(isLive, how = 'live') {
  if (live === null) return;
  broken = isLive ? null : (broken ?? new Date());
  live.classList.toggle('not', !isLive);
  live.textContent = isLive
    ? live.dataset[how]
    : live.dataset.notLive.replace(
        '%time%',
        broken.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }),
      );
}

/**
 * A browser opens six lines to a host, however many tabs there are: with a stream each they would take all, and nothing could be sent. Of the
 * pages that are open the latest are live; one that others came after waits until somebody turns to it.
 */
const mostLive = 4;
const pages = new BroadcastChannel('pages');
const self = crypto.getRandomValues(new Uint32Array(1))[0];
const after = new Set();
let hasRoom = true;
pages.addEventListener('message', ({ data: { page, isOpen } }) => {
  if (isOpen) after.add(page);
  else after.delete(page);
  if (!hasRoom || after.size < mostLive) return;
  hasRoom = false;
  source?.close();
  showLive(false);
});
function takeRoom() {
  after.clear();
  hasRoom = true;
  pages.postMessage({ page: self, isOpen: true });
}
/** Somebody turns to this page. */
function turnTo() {
  if (hasRoom) return;
  if (polling) takeRoom();
  else listen();
}

/** What the page shows, as the host calls it: what is asked for next begins there. */
let shown = null;
const asked = (path) => {
  const url = new URL(path, location.href);
  if (shown !== null) url.searchParams.set('at', shown);
  return url;
};

/** A page beside the seats may be the answer to a form, which is not sent again for it. */
const beginAnew = () =>
  new URL(stream, location.href).pathname.endsWith('/beside') ? location.assign('/') : location.reload();

function take(data, id) {
  shown = id;
  put(data);
}

function listen() {
  source?.close();
  takeRoom();
  heard = Date.now();
  const began = heard;
  let any = false;
  const own = new EventSource(asked(stream));
  source = own;
  const on = (name, doing) =>
    own.addEventListener(name, (event) => {
      any = true;
      heard = Date.now();
      showLive(true);
      sendUnsent();
      doing(event);
    });
  on('beat', () => {});
  on('view', ({ data, lastEventId }) => take(JSON.parse(data), lastEventId));
  // a stream ends after some minutes, so that who is gone is not kept for one who listens
  on('again', listen);
  // the seat is another, or none: the page begins anew
  on('moved', beginAnew);
  let isRefused = false;
  own.addEventListener('error', () => {
    isRefused = true;
    showLive(false);
  });
  // the host speaks at once: where it is there and nothing of it arrives, something on the way holds the stream back
  setTimeout(() => {
    if (source === own && !any && !isRefused && Date.now() - began >= patience) void poll(own);
  }, patience);
}

/** Asks again and again, and each answer comes when something has changed, or in a while. */
async function poll(held) {
  held.close();
  polling = true;
  for (;;) {
    if (!hasRoom) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      continue;
    }
    try {
      const response = await fetch(asked(stream.replace('/events', '/changes')), {
        headers: asData,
      });
      if (response.status === 401) return beginAnew();
      if (!response.ok) throw new Error(String(response.status));
      const reply = await response.json();
      heard = Date.now();
      showLive(true, 'inSteps');
      sendUnsent();
      if (reply.is === 'moved') return beginAnew();
      if (reply.is === 'view') take(reply, reply.id);
    } catch {
      showLive(false);
      await new Promise((resolve) => setTimeout(resolve, beat / 5));
      // perhaps it was the host that was away, and nothing on the way
      polling = false;
      return listen();
    }
  }
}

if (stream !== undefined) {
  for (const section of document.querySelectorAll('[data-part]')) prepare(section);
  find();
  listen();
  setInterval(() => {
    if (polling || !hasRoom || Date.now() - heard < silence) return;
    showLive(false);
    listen();
  }, beat / 3);
  const again = () => {
    if (document.visibilityState !== 'visible') return;
    turnTo();
    if (!polling && Date.now() - heard > beat + 5000) listen();
  };
  document.addEventListener('visibilitychange', again);
  for (const turning of ['focus', 'pointerdown', 'keydown']) addEventListener(turning, turnTo);
  addEventListener('pagehide', () => pages.postMessage({ page: self, isOpen: false }));
  addEventListener('pageshow', (event) => event.persisted && !polling && listen());
  addEventListener('online', () => !polling && hasRoom && listen());
}
