// The door of the terminal: desks, lobby and plain mode.
export { runPlain, type PlainEnd, type PlainOptions } from './plain/run.ts';
export { askYesOrNo } from './plain/yes-or-no.ts';
export { lobbyLines, runPlainLobby } from './plain/lobby.ts';
export { openDesk } from './desk/open-desk.ts';
export type { DoorPlace } from './wording/situation.ts';
export type { ForToday } from './wording/today.ts';
export type { DeskOptions } from './desk/headless-desk.ts';
export { openLobby, type LobbyOptions } from './lobby/open-lobby.ts';
export type { LobbyChoice, LobbyOffer, RecordOffer, ScenarioOffer } from './lobby/lobby-state.ts';
export { openRoom, printRoom } from './room/open-room.ts';
export type { OwnProcess } from './screen/terminal.ts';
export type { SshPlace } from './wording/situation.ts';
export { receive } from './visit/visit.ts';
export { openWatch, watchedLines, type WatchSource } from './watch/open-watch.ts';
export type { Row, Watched } from './watch/watched.ts';
