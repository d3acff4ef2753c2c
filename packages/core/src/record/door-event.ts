/** What happens at a door, as it stands on the record. */
import type { TextSlot, WallTime } from './parts.ts';

/**
 * What somebody may be who plays no role: those who run the exercise, write it down, watch it for its objectives, stop it when they must, or
 * look on; `screen` is the room's own, for all who stand before it.
 */
export const staffFunctions = [
  'director',
  'facilitator',
  'site-facilitator',
  'controller',
  'simcell',
  'recorder',
  'interpreter',
  'evaluator',
  'safety-lead',
  'observer',
  'screen',
] as const;
export type StaffFunction = (typeof staffFunctions)[number];

export const callReasons = ['check', 'roll', 'stop'] as const;
export type CallReason = (typeof callReasons)[number];

/** What a roster may say of somebody, beside their name and what they come as: how to reach them, in which language they read, what they need to take part. */
export const rosterDetails = ['organisation', 'site', 'language', 'contact', 'needs'] as const;
export type RosterDetail = (typeof rosterDetails)[number];
export type Details<Words> = { readonly [Detail in RosterDetail]?: Words };
/** Words like a name: they go when the person is erased. */
export type ToldDetails = Details<TextSlot>;

/**
 * What happened at a door, through which people come in with a device of their own. A key (of a device, a link, a return code) stands here
 * as its digest, so that nobody comes in by reading the record. The room's code stands as it is: it leads to the lobby and no further.
 */
export type DoorEvent =
  /** A door opens, and this is the code on the wall from now on, also after a crash. */
  | { readonly did: 'opened'; readonly code: string }
  /** The room's code counts no longer, and no other takes its place: links alone lead in. */
  | { readonly did: 'closed' }
  /** The room's code counts no longer, and the host makes another. */
  | { readonly did: 'renewed' }
  /** With the room's code somebody asks to be let in, and waits; `key` is that of the device. */
  | { readonly did: 'knocked'; readonly key: string }
  /** A link or a return code is made; whoever comes in by it takes the role or serves as staff, or (neither) is who they were. */
  | {
      readonly did: 'invited';
      readonly key: string;
      readonly role: string | null;
      readonly serves?: StaffFunction;
      /** They draft for whoever answers for the role. */
      readonly aide?: true;
      readonly until: WallTime;
    }
  /** They are who was expected under another number: what the roster says of that one is said of them. */
  | { readonly did: 'matched'; readonly expected: number }
  /** Their link counts no longer, and the host makes another and writes it down for whoever hands it out. */
  | { readonly did: 'link-asked' }
  /** The device `key` comes in by the link or return code `by`. */
  | { readonly did: 'entered'; readonly key: string; readonly by: string }
  /** Exercise control lets them in as staff: no role. */
  | { readonly did: 'serves'; readonly as: StaffFunction }
  /** They have the floor: what is now is theirs to do. Guest 0 is the desk of the host. */
  | { readonly did: 'takes-floor' }
  /** They ask whoever has the floor for it. */
  | { readonly did: 'asks-floor' }
  /** From now on they watch these roles, and see what reaches them; none: what all may see. An evaluator rates these objectives; none named: any. */
  | { readonly did: 'watches'; readonly roles: readonly string[]; readonly objectives?: readonly string[] }
  /** This key counts no longer: the device was left. */
  | { readonly did: 'left'; readonly key: string }
  /** No key of theirs counts any longer. */
  | { readonly did: 'sent-away' }
  /** Everybody at a screen is called and answers: whether they can read (a check), who is there (a roll), who has read of a stop. */
  | { readonly did: 'called'; readonly call: number; readonly why: CallReason }
  | { readonly did: 'answered'; readonly call: number }
  /** A screen of theirs broke. It is our fault, and whoever leads must know why they are gone. */
  | { readonly did: 'broke' }
  /** Codes were tried that nobody had been given. */
  | { readonly did: 'guessed'; readonly times: number };
