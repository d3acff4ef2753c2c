/** The page's addresses as an API, described by OpenAPI: what a program sends and gets. A test holds every reply against it. */
import { staffFunctions } from '@sandtable/core/record';

const text = { type: 'string' } as const;
const orNull = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: object): object => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});
const constant = (value: string): object => ({ const: value });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const schemas = {
  Language: object({ language: text }),
  Key: {
    ...text,
    pattern: '^[\\w-]{22}$',
    description:
      '128 random bits in base64url. A device makes its own and keeps it secret: it is the way back to the seat.',
  },
  Capacity: {
    oneOf: [
      object({ of: constant('role'), role: text, aide: { const: true } }, ['aide']),
      object({ of: { enum: staffFunctions } }),
    ],
    description:
      'In which capacity one takes part: a role of the scenario, or staff. An aide of a role has `draft` in the place of `answer`: what they write is before whoever answers for the role, and stands on no record until that person sends it.',
  },
  Field: {
    ...object(
      {
        name: text,
        optional: { type: 'boolean' },
        kind: {
          enum: [
            'pick',
            'several',
            'ranking',
            'text',
            'number',
            'duration',
            'moment',
            'wall',
            'yes-no',
            'effects',
          ],
        },
        choices: listOf(object({ value: text, label: text })),
        presumed: listOf(text),
        onlyWith: orNull(object({ field: text, answers: listOf(text) })),
      },
      ['choices', 'presumed'],
    ),
    description:
      'A question of a form. What was chosen is sent by the `value` of its choice; `onlyWith` says with which answers to an earlier field it is asked. `presumed` stands in the form before anybody fills it in: what is chosen there is meant where nothing else is sent; words are said only if they are sent.',
  },
  Form: {
    ...object({ power: text, subject: orNull(text), on: text, fields: listOf(ref('Field')) }),
    description:
      'Something that can be done now. `on` marks the form as it is: an order on another mark is refused, since what was asked has changed.',
  },
  Waiting: {
    ...object({ you: ref('You'), waits: { const: true }, call: orNull({ type: 'integer' }) }),
    description: 'In the lobby: exercise control has not let you in yet.',
  },
  Seat: {
    ...object(
      {
        you: ref('You'),
        waits: { const: false },
        capacity: ref('Capacity'),
        view: { type: 'object', description: 'What may be seen in this capacity.' },
        proposed: {
          ...listOf(object({ decision: text, who: text, answer: { type: 'object' } })),
          description: 'Of a role: what its aides have written, which nobody has sent.',
        },
        forms: listOf(ref('Form')),
        call: orNull({ type: 'integer', description: 'Everybody is called: answer it with POST /here.' }),
      },
      ['proposed'],
    ),
    description: 'What is seen and can be done now.',
  },
  You: object({ name: orNull(text), number: { type: 'integer' } }),
  Knock: object({ device: ref('Key'), code: text, name: text, read: constant('yes') }),
  Enter: {
    ...object({ device: ref('Key'), by: text, alone: constant('yes'), read: constant('yes') }, [
      'alone',
      'read',
    ]),
    description:
      '`by` is the key of a link or a return code; `alone` leaves the other devices of the same person; `read` says that somebody has read what is kept of them, and is asked for the first time.',
  },
  CameIn: object({ is: constant('in'), device: ref('Key'), number: { type: 'integer' } }),
  Order: {
    ...object(
      {
        order: {
          ...text,
          pattern: '^[\\w-]{8,64}$',
          description:
            'What you call it. Sent again under the same name it is done once, also after the host was started again.',
        },
        role: text,
        as: text,
        power: text,
        subject: orNull(text),
        on: text,
        filled: { type: 'object', additionalProperties: { anyOf: [text, listOf(text)] } },
        sure: { ...constant('yes'), description: 'The warning was read.' },
      },
      ['role', 'as', 'subject', 'filled', 'sure'],
    ),
    description: 'A form, filled in. `role` or `as` name the capacity where you have more than one.',
  },
  Answer: object({ call: text }),
  Done: object({ is: constant('done'), code: text }, ['code']),
  Warned: object({ is: constant('warned'), warning: text }),
  Wrong: object({ is: constant('wrong'), problems: listOf(object({ field: text, problem: text })) }),
  Refused: {
    ...object({ is: constant('refused'), why: text }),
    description: 'Nothing changed; why, in words.',
  },
  Changes: {
    oneOf: [
      object({ is: { enum: ['same', 'moved'] } }),
      object({ is: constant('view'), id: text, order: listOf(text), changed: { type: 'object' } }),
    ],
    description: '`moved`: the capacity is no longer yours, or another came; ask for the seat again.',
  },
} as const;

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const reply = (description: string, ...names: readonly (keyof typeof schemas)[]): object => ({
  description,
  ...json(names.length === 1 ? ref(names[0] ?? '') : { oneOf: names.map(ref) }),
});
const refused = {
  401: reply('This device is not known here.', 'Refused'),
  403: reply('Not from here, or not with this code.', 'Refused'),
  429: reply(
    'Too many wrong codes came from this address; `Retry-After` says when the next is looked at.',
    'Refused',
  ),
  503: reply(
    'The disk of the host does not take it: nothing of it is on the record. Send it again.',
    'Refused',
  ),
};
const body = (name: keyof typeof schemas): object => ({
  requestBody: { required: true, ...json(ref(name)) },
});
const seat = [
  { name: 'role', in: 'query', schema: text, description: 'The role, where you have several.' },
  { name: 'as', in: 'query', schema: text, description: 'The function, where you have several.' },
];
const at = { name: 'at', in: 'query', schema: text, description: 'The id of what was seen last.' };

/** OpenAPI 3.1. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Sandtable: a joint exercise',
    version: '1',
    description:
      'The same addresses as the page. Send `Accept: application/json`, and `Authorization: Bearer KEY` with the key of your device.',
  },
  security: [{ device: [] }],
  paths: {
    '/': {
      get: {
        summary: 'Your seat: what is seen, and what can be done.',
        parameters: seat,
        responses: { 200: reply('The seat.', 'Seat', 'Waiting'), ...refused },
      },
    },
    '/room': {
      get: { summary: 'What all may see.', responses: { 200: reply('The room.', 'Seat'), ...refused } },
    },
    '/knock': {
      post: {
        summary: 'Ask to be let in, with the room’s code.',
        ...body('Knock'),
        responses: { 200: reply('In the lobby.', 'CameIn'), ...refused },
      },
    },
    '/enter': {
      post: {
        summary: 'Come in by a link or a return code.',
        ...body('Enter'),
        responses: { 200: reply('In.', 'CameIn'), ...refused },
      },
    },
    '/i/{key}': {
      get: {
        summary: 'For whom a link is. Nothing happens.',
        parameters: [{ name: 'key', in: 'path', required: true, schema: text }],
        responses: {
          200: {
            description: 'Who one would be.',
            ...json(object({ name: orNull(text), role: orNull(text) })),
          },
          404: reply('It leads nowhere.', 'Refused'),
        },
      },
    },
    '/orders': {
      post: {
        summary: 'Send a form.',
        ...body('Order'),
        responses: {
          200: reply('Done; or a warning that must be read first.', 'Done', 'Warned'),
          409: reply('Refused.', 'Refused'),
          422: reply('Some fields are wrong.', 'Wrong'),
          ...refused,
        },
      },
    },
    '/here': {
      post: {
        summary: 'Answer when everybody is called.',
        ...body('Answer'),
        responses: { 200: reply('Taken.', 'Done'), ...refused },
      },
    },
    '/return-code': {
      post: {
        summary: 'A code to come back with from another device.',
        responses: { 200: reply('The code.', 'Done'), ...refused },
      },
    },
    '/language': {
      post: {
        summary:
          'Chooses the language of everything that follows, for this cookie. A program may say it with each request by `Accept-Language` instead.',
        ...body('Language'),
        responses: {
          200: reply('Chosen.', 'Done'),
          400: reply('It is not spoken here.', 'Refused'),
          ...refused,
        },
      },
    },
    '/leave': {
      post: { summary: 'Forget this device.', responses: { 200: reply('Forgotten.', 'Done'), ...refused } },
    },
    '/events': {
      get: {
        summary:
          'A stream that says when what is seen has changed (`view`), a `beat` each 15 s, `moved`, and after five to ten minutes `again`: open it again then.',
        parameters: [...seat, at],
        responses: {
          200: { description: 'Server-sent events.', content: { 'text/event-stream': {} } },
          ...refused,
        },
      },
    },
    '/events/room': {
      get: {
        summary: 'The same of what all may see.',
        parameters: [at],
        responses: {
          200: { description: 'Server-sent events.', content: { 'text/event-stream': {} } },
          ...refused,
        },
      },
    },
    '/events/beside': {
      get: {
        summary:
          'The same of what nobody may miss on a page that is not of a seat: a stop of the real world and, with a seat, the call that stands.',
        parameters: [at],
        responses: {
          200: { description: 'Server-sent events.', content: { 'text/event-stream': {} } },
          ...refused,
        },
      },
    },
    '/changes': {
      get: {
        summary: 'The same without a stream: answered when something has changed, or after 15 s.',
        parameters: [...seat, at],
        responses: { 200: reply('What has changed.', 'Changes'), ...refused },
      },
    },
    '/changes/room': {
      get: {
        summary: 'The same of what all may see.',
        parameters: [at],
        responses: { 200: reply('What has changed.', 'Changes'), ...refused },
      },
    },
    '/changes/beside': {
      get: {
        summary: 'The same of what nobody may miss on a page that is not of a seat.',
        parameters: [at],
        responses: { 200: reply('What has changed.', 'Changes'), ...refused },
      },
    },
    '/health': {
      get: {
        summary: 'Whether the host is up.',
        security: [],
        responses: { 200: { description: 'It is.', ...json(object({ is: constant('up') })) } },
      },
    },
    '/health/stream': {
      get: {
        summary:
          'Two beats, a second apart: where they arrive together, something on the way holds streams back.',
        security: [],
        responses: { 200: { description: 'The beats.', content: { 'text/event-stream': {} } } },
      },
    },
    '/openapi.json': {
      get: {
        summary: 'This.',
        security: [],
        responses: { 200: { description: 'This.', ...json({ type: 'object' }) } },
      },
    },
  },
  components: {
    schemas,
    securitySchemes: { device: { type: 'http', scheme: 'bearer' } },
  },
} as const;
