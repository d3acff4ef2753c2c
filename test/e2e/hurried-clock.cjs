// Loaded into the command before it starts (`--require`): its clock is ahead of the machine's by as many milliseconds as stand in a
// file, and hurries there in steps of a few seconds, with a tick of every timer between, so that no step looks like a sleep. When it
// is there, it says so in a file of its own.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');

const file = process.env.SANDTABLE_HURRIED_CLOCK;
const RealDate = Date;
// without it, as a machine that wakes: all at once
const step = Number(process.env.SANDTABLE_HURRIED_STEP ?? 8_000);
const ahead = () => Number(readFileSync(file, 'utf8'));
let offset = ahead();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }
  static now() {
    return RealDate.now() + offset;
  }
};

const realInterval = setInterval;
globalThis.setInterval = (tick, milliseconds, ...rest) => {
  if (milliseconds < 1000) return realInterval(tick, milliseconds, ...rest);
  let ticked = RealDate.now();
  return realInterval(() => {
    const missing = ahead() - offset;
    offset += Math.sign(missing) * Math.min(step, Math.abs(missing));
    if (missing === 0 && RealDate.now() - ticked < milliseconds) return;
    ticked = RealDate.now();
    tick(...rest);
    if (missing !== 0 && offset === ahead()) writeFileSync(`${file}.${process.pid}`, String(offset));
  }, 10);
};
