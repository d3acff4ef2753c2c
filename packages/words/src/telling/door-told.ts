// What happened at a door, told.
import type { Cause } from '@sandtable/core/record';
import type { RecordTelling, Sentence } from './sentence.ts';
import { titleOfAim } from '@sandtable/core/evaluation';
import { cleanLine } from './clean.ts';
import { listOf, roleName, roleNames } from './names.ts';

export function doorTold(entry: Extract<Cause, { readonly kind: 'door' }>, telling: RecordTelling): Sentence {
  const { guest, event } = entry.body;
  const person = telling.say('format.person', { number: guest });
  switch (event.did) {
    case 'opened':
      return telling.say('format.event.door.opened', { code: event.code });
    case 'closed':
      return telling.say('format.event.door.closed');
    case 'renewed':
      return telling.say('format.event.door.renewed');
    case 'knocked':
      return telling.say('format.event.door.knocked', { person });
    case 'invited':
      if (event.serves !== undefined)
        return telling.say('format.event.door.invited-staff', {
          person,
          as: telling.say(`common.staff.${event.serves}`),
        });
      if (event.role === null) return telling.say('format.event.door.return-code', { person });
      return telling.say(
        event.aide === true ? 'format.event.door.invited-aide' : 'format.event.door.invited',
        {
          person,
          role: roleName(event.role, telling),
        },
      );
    case 'matched':
      return telling.say('format.event.door.matched', {
        person,
        expected: telling.say('format.person', { number: event.expected }),
      });
    case 'link-asked':
      return telling.say('format.event.door.link-asked', { person });
    case 'entered':
      return telling.say('format.event.door.entered', { person });
    case 'serves':
      return telling.say('format.event.door.serves', {
        person,
        as: telling.say(`common.staff.${event.as}`),
      });
    case 'takes-floor':
      return guest === 0
        ? telling.say('format.event.door.floor-desk')
        : telling.say('format.event.door.floor', { person });
    case 'asks-floor':
      return telling.say('format.event.door.asks-floor', { person });
    case 'watches':
      if ((event.objectives ?? []).length > 0)
        return telling.say('format.event.door.watches-objectives', {
          person,
          objectives: listOf(
            (event.objectives ?? []).map((name) => cleanLine(titleOfAim({ of: 'objective', name }, telling))),
            telling,
          ),
        });
      return event.roles.length === 0
        ? telling.say('format.event.door.watches-none', { person })
        : telling.say('format.event.door.watches', { person, roles: roleNames(event.roles, telling) });
    case 'left':
      return telling.say('format.event.door.left', { person });
    case 'sent-away':
      return telling.say('format.event.door.sent-away', { person });
    case 'called':
      return telling.say(`format.event.door.called.${event.why}`, { call: event.call });
    case 'answered':
      return telling.say('format.event.door.answered', { person, call: event.call });
    case 'broke':
      return telling.say('format.event.door.broke', { person });
    case 'guessed':
      return telling.say('format.event.door.guessed', { times: event.times });
    default:
      return event satisfies never;
  }
}
