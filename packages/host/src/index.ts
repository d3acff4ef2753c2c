// The door of the host.
export { checkedScenario } from './exercise/checked-scenario.ts';
export type { ExerciseClock } from '@sandtable/core/record';
export { giveEach } from './exercise/give-each.ts';
export { startSession } from './exercise/live-session.ts';
export type { NewExercise, SessionOptions } from './exercise/live-session.ts';
export type { Interruption, Session, SessionRecord, WallClock, WorldSample } from './exercise/session.ts';
export { capacityKey, controlFunctions, powersOf, type Capacity, type LetInAs } from './seats/capacity.ts';
export { followDoor } from './seats/door-followed.ts';
export type { DeskSeat, HeldSeat, LookingSeat, RoleSeat } from './seats/held-seat.ts';
export { languagesOf } from './seats/languages.ts';
export { openPreparedSeats, standIn, type Policy, type Preparation } from './seats/prepared-seats.ts';
export { roleSituations } from './seats/role-situation.ts';
export { openSeats } from './seats/seats.ts';
export type { SeatView, Reply, SeatOffer, SeatOrder, Seats } from './seats/seats.ts';
export { spelledCode } from './invitations/key.ts';
export { systemClock } from './exercise/system-clock.ts';
