// The door of the clock in the room: what it shows, in which zone, and how it is read.
export {
  eventTimeWords,
  isZone,
  momentsOf,
  ownZone,
  roomTimeAt,
  wallDate,
  wallTime,
  withEventTime,
  zoneWords,
} from './telling/room-time.ts';
export type { RoomTime } from './telling/room-time.ts';
export { isDay, readClock, readRoomTime } from './telling/read-room-time.ts';
