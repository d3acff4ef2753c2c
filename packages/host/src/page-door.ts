// The door of the page: people at their own screens. It stands apart, so that a desk alone never loads what it needs.
export { openPageDoor, type OpenDoor } from './doors/open-page-door.ts';
export { pageApp, type PageDoorOptions } from './doors/page-door.ts';
export type { Reach } from './doors/border.ts';
export { openPresence } from './doors/presence.ts';
export { openReception } from './invitations/reception.ts';
export type { Came, Reception } from './invitations/reception.ts';
