// The door of SSH: people at terminals of their own. It stands apart, so that a desk alone never loads what it needs.
export { BadHostKey, hostKeyIn, newKeyPair } from './doors/host-key.ts';
export type { HostKey } from './doors/host-key.ts';
export { openSshDoor } from './doors/ssh-door.ts';
export type { OpenSshDoor, SshDoorOptions } from './doors/ssh-door.ts';
export type { CallersTerminal } from './doors/ssh-terminal.ts';
export type { OwnSeat, Visitor } from './doors/visitor.ts';
export type { Presence } from './doors/presence.ts';
export { openPresence } from './doors/presence.ts';
export { openReception } from './invitations/reception.ts';
