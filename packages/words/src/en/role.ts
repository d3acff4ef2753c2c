import type { Area } from '../area.ts';

// A role's own screen.
export const role = {
  'role.discussion': 'We discuss',
  'role.inbox': 'Messages, newest first',
  'role.inbox-count': '{count}',
  'role.inbox-empty': 'No messages yet.',
  'role.withdrawn': 'Disregard this message: it was withdrawn.',
  'role.decision': 'To decide',
  'role.decided': 'Decided',
  'role.minutes': '{minutes} min in the room',
  'role.story-left': '{time} left in the story',
  'role.part.decides': 'You decide. d enters your answer.',
  'role.part.leads': 'You lead: your answer is the decision. d enters it.',
  'role.part.consulted': 'You are asked for advice. d enters it.',
  'role.mine': 'Your answer',
  'role.answered': 'has answered',
  'role.world': 'The situation',
  'role.facts': 'What you know',
  'role.facts-key': 's shares',
  'role.so-far': 'So far',
  'role.brief': 'Your role',
  'role.log': 'What you said and did, newest first',
  'role.log-empty': 'Nothing yet.',
  'role.key-log': 'own log',
  'role.key-leave': 'give the screen back',
} as const satisfies Area<'role'>;
