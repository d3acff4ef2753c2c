/**
 * How the papers look, on a screen and printed. Sheets fit on A4 and on US Letter alike: 210 mm wide, 279 mm high, less the margins; which it
 * is the printer says. Colours are those of TLP 2.0; nothing is told by colour alone.
 */
export const style = `
@page { margin: 12mm; }
@page wide { size: landscape; margin: 12mm; }
* { box-sizing: border-box; }
html { background: #e8e8e4; }
body { margin: 0; font: 11pt/1.45 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; color: #16181c;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 4mm; }
h1.asked { font-size: 17pt; margin-bottom: 3mm; }
h2 { font-size: 14pt; line-height: 1.25; margin: 6mm 0 2mm; break-after: avoid; }
h3 { font-size: 11.5pt; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2.5mm; } ul, ol { margin: 0 0 3mm; padding-left: 6mm; } li { margin: 0 0 1.2mm; }
p, li, td, th { overflow-wrap: break-word; orphans: 2; widows: 2; }
blockquote { margin: 0 0 2mm; padding: 0 0 0 4mm; border-left: 1mm solid #b8bcc4; }
a { color: #0b4f8a; text-decoration: none; }
.sheet { width: 186mm; min-height: 252mm; height: 252mm; margin: 6mm auto; border-collapse: collapse; background: #fff; table-layout: fixed; }
.sheet > * > tr > td { padding: 0; vertical-align: top; }
.sheet.wide { width: 255mm; height: 183mm; min-height: 183mm; page: wide; }
.sheet > thead .head, .sheet > tfoot .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between;
  gap: 1mm 4mm; padding: 2mm 0; font-size: 9pt; }
.sheet > thead .head { border-bottom: .5mm solid #16181c; margin-bottom: 5mm; }
.sheet > tfoot .foot { border-top: .5mm solid #16181c; margin-top: 5mm; }
.sheet > thead, .sheet > tfoot { break-inside: avoid; }
.exercise { letter-spacing: .04em; white-space: nowrap; } .kind { text-align: center; flex: 1; }
.meaning { flex-basis: 100%; display: flex; justify-content: flex-end; gap: 4mm; text-align: right; color: #4a4e57; font-size: 8pt; }
.imprinted { display: flex; gap: 2mm; align-items: center; } .imprinted .imprint { font-size: 7pt; line-height: 1.15; }
.imprint { margin-right: auto; text-align: left; color: #4a4e57; font-size: 8pt; }
.tlp { background: #000; color: #fff; font-weight: 700; padding: .6mm 2mm; white-space: nowrap; font-size: 9pt; }
.tlp.red { color: #ff2b2b; } .tlp.amber, .tlp.amber-strict { color: #ffc000; } .tlp.green { color: #33ff00; }
.grid { width: 100%; border-collapse: collapse; margin: 0 0 4mm; font-size: 9.5pt; line-height: 1.35; }
.grid th, .grid td { border: .2mm solid #9aa0aa; padding: 1.2mm 1.8mm; text-align: left; vertical-align: top; }
.grid th { background: #eef0f3; } .grid tr { break-inside: avoid; }
.grid.blank td { height: 13mm; } .grid.tight { font-size: 8.5pt; }
.grid.events { table-layout: fixed; font-size: 8pt; } .events td { overflow-wrap: anywhere; } .events td > div + div { margin-top: .5mm; }
.events.grouped th:nth-child(1) { width: 12%; } .events.grouped th:nth-child(2) { width: 23%; } .events.grouped th:nth-child(3) { width: 36%; }
.events.by-time th:first-child, .events.by-actual th:first-child { width: 5%; } .events.by-time th:nth-child(4) { width: 20%; } .events.by-time th:nth-child(3) { width: 6%; }
.events.by-recipient th:nth-child(3), .events.by-recipient th:nth-child(4) { width: 8%; } .events.by-recipient th:nth-child(5) { width: 44%; }
.grid.run { table-layout: fixed; } .run th:nth-child(1) { width: 36%; } .run th:nth-child(5) { width: 25%; } .run th:nth-child(3), .run th:nth-child(4) { width: 5%; }
.run th:nth-child(6), .run th:nth-child(7) { width: 8%; } .grid.run td { overflow-wrap: anywhere; }
td.content > :last-child { margin-bottom: 0; }
.columns { columns: 2; column-gap: 8mm; font-size: 10pt; }
.who { color: #4a4e57; margin: 0 0 4mm; font-size: 12pt; }
.letter { border: .3mm solid #16181c; padding: 6mm 7mm; margin: 3mm 0 5mm; break-inside: avoid-page; }
.letter dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 5mm; margin: 0 0 5mm; }
.letter dt { color: #4a4e57; } .letter dd { margin: 0; font-weight: 600; }
.letter .text { font-size: 15pt; line-height: 1.5; } .letter .exercise { display: block; font-size: 10pt; margin: 0 0 3mm; }
.letter .text + .exercise { margin: 3mm 0 0; }
.sheet > tfoot .strip { border-top: .4mm dashed #16181c; padding-top: 2mm; margin-top: 1mm; font-size: 9pt; color: #4a4e57; display: flex; gap: 6mm; flex-wrap: wrap; }
.strip strong { color: #16181c; }
.cards { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: minmax(101mm, auto); gap: 3mm; } .cards.of-2 { grid-template-columns: 1fr; }
.cards.of-6 { grid-auto-rows: minmax(66.3mm, auto); }
.card { border: .3mm dashed #9aa0aa; padding: 2.5mm; display: flex; flex-direction: column; justify-content: space-between; break-inside: avoid; min-width: 0; }
.card .letter { border: 0; padding: 0; margin: 0; font-size: 9.5pt; } .card .letter dl { grid-template-columns: max-content 1fr; gap: .5mm 3mm; margin: 0 0 2mm; }
.card .letter .text { font-size: 11pt; line-height: 1.4; } .of-2 .card .letter .text { font-size: 12.5pt; } .card .exercise { font-size: 9pt; margin: 0 0 1.5mm; }
.of-6 .card { padding: 1.5mm 2mm; } .of-6 .card .letter { font-size: 8.5pt; line-height: 1.25; } .of-6 .card .letter dl { gap: 0 2mm; margin: 0 0 1mm; }
.of-6 .card .letter .text { font-size: 10pt; line-height: 1.3; } .of-6 .card .letter .text p { margin-bottom: 1mm; } .of-6 .card .exercise { font-size: 8pt; margin: 0 0 .5mm; }
.of-6 .card .imprint { font-size: 6.5pt; } .of-6 .card .tlp { font-size: 8pt; padding: .3mm 1.5mm; } .of-6 .card .strip { font-size: 7.5pt; margin-top: .5mm; padding-top: .5mm; gap: 0 3mm; }
.card .letter .text + .exercise { margin: 1.5mm 0 0; } .card .letter .who { font-size: 9.5pt; margin: 0 0 1.5mm; }
.card .strip { margin-top: 1.5mm; border-top: .4mm dashed #16181c; padding-top: 1mm; font-size: 8pt; color: #4a4e57; display: flex; gap: 1mm 4mm; flex-wrap: wrap; }
.card .imprinted .exercise { margin: 0; } .card .whose { float: right; margin: 0; font-size: 9pt; font-weight: 600; }
.card .of-role { columns: 2; column-gap: 6mm; font-size: 8.5pt; line-height: 1.3; } .card .of-role h1 { font-size: 14pt; margin: 0 0 1mm; } .card .of-role h2 { font-size: 10pt; margin: 2mm 0 .5mm; }
.card .of-role p { margin: 0 0 1mm; } .card .of-role .who { font-size: 9pt; } .card .of-role ul { margin: 0 0 1mm; padding-left: 4mm; } .card .of-role li { margin: 0 0 .5mm; }
.card .of-role .columns { columns: 1; font-size: 8.5pt; } .card .of-role .note { padding: 1mm 2mm; margin: 0; } .card .of-role .tlp { font-size: 7pt; padding: 0 1mm; }
.card .of-decision { font-size: 9pt; line-height: 1.3; } .card h1.asked { font-size: 12pt; margin: 0 0 1mm; } .card .of-decision p { margin: 0 0 1mm; } .card .of-decision .who { font-size: 9pt; }
.card .options { columns: 2; margin: 0; padding: 0; } .card .options > li { font-size: 9.5pt; padding-left: 6mm; margin: 0 0 1mm; break-inside: avoid; } .card .options > li::before { width: 3.5mm; height: 3.5mm; top: .3mm; }
.card .own, .card .asks { display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm; } .card .write { margin: 0 0 .5mm; } .card .write b { font-size: 8.5pt; } .card .write i { height: 5.4mm; } .card .write i + i { display: none; }
.options { list-style: none; padding: 0; } .options > li { padding-left: 9mm; position: relative; font-size: 13pt; margin-bottom: 3mm; }
.options > li::before { content: ""; position: absolute; left: 0; top: .8mm; width: 4.5mm; height: 4.5mm; border: .4mm solid #16181c; }
.asks { display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm; }
.asks .write i { height: 6.5mm; }
.write { margin: 0 0 2.5mm; break-inside: avoid; } .write b { display: block; font-size: 9.5pt; }
.write i { display: block; border-bottom: .2mm solid #9aa0aa; height: 7.5mm; }
.task-list-item { list-style: none; position: relative; } .task-list-item > input { display: none; }
.task-list-item::before { content: ""; position: absolute; left: -5.5mm; top: .7mm; width: 3.6mm; height: 3.6mm; border: .3mm solid #16181c; }
.contains-task-list { padding-left: 6mm; }
.note { background: #f4f4f1; border-left: 1.2mm solid #16181c; padding: 2.5mm 4mm; margin: 0 0 4mm; break-inside: avoid; break-after: avoid; }
.joining { display: flex; gap: 8mm; align-items: center; margin: 0 0 4mm; } .joining .qr { width: 48mm; height: 48mm; flex: none; }
.code { font-size: 40pt; font-weight: 700; letter-spacing: .08em; margin: 6mm 0; }
.address { font-size: 13pt; font-weight: 600; overflow-wrap: anywhere; margin: 0; }
.tent { display: flex; flex-direction: column; height: 92mm; } .of-4 .tent b { font-size: 19pt; } .of-4 .tent span { font-size: 10.5pt; } .of-4 .tent > div { padding: 1mm; }
.tent > div { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center; padding: 2mm 6mm; }
.tent > div:first-child { transform: rotate(180deg); }
.tent > hr { width: 100%; border: 0; border-top: .3mm dashed #9aa0aa; margin: 0; }
.tent b { font-size: 26pt; line-height: 1.1; } .tent span { font-size: 13pt; margin-top: 2mm; } .tent small { font-size: 9pt; margin-top: 2mm; letter-spacing: .04em; font-weight: 700; }
.cover { padding-top: 40mm; } .dense .cover { padding-top: 8mm; } .dense .cover h1 { font-size: 24pt; } .dense .cover p { font-size: 10pt; } .cover h1 { font-size: 30pt; } .cover p { font-size: 13pt; }
.sheet.dense { font-size: 9pt; line-height: 1.32; } .dense h1 { font-size: 15pt; margin: 0 0 2mm; } .dense h2 { font-size: 10.5pt; margin: 2.5mm 0 1mm; } .dense h3 { font-size: 9.5pt; margin: 1.5mm 0 .5mm; }
.dense p { margin: 0 0 1mm; } .dense ul { margin: 0 0 1.5mm; padding-left: 4.5mm; } .dense li { margin: 0 0 .4mm; } .dense .who { font-size: 8.5pt; margin: 0 0 1mm; } .dense .note { padding: 1mm 3mm; margin: 0 0 1.5mm; }
.dense .grid { font-size: 7.8pt; line-height: 1.25; margin: 0 0 2mm; } .dense .grid th, .dense .grid td { padding: .5mm 1.2mm; } .dense .events { font-size: 7.5pt; } .dense .columns { font-size: 8.3pt; line-height: 1.26; column-gap: 6mm; } .dense .columns.of-law { font-size: 9pt; } .dense .of-law .who { font-size: 8pt; line-height: 1.22; } .dense .columns > h2:first-child { margin-top: 0; }
.dense .of-basis { font-size: 7.8pt; line-height: 1.2; } .dense .of-events { font-size: 7.4pt; line-height: 1.19; } .of-events section { break-inside: avoid; border-top: .2mm solid #9aa0aa; padding: .6mm 0 .8mm; } .dense .of-events h3 { margin: 0; font-size: 8pt; } .dense .of-events p { margin: 0; } .sent { float: right; font-weight: 400; }
.dense > thead .head { margin-bottom: 2.5mm; } .dense > tfoot .foot { margin-top: 2.5mm; }
.sheet.report { height: auto; min-height: 0; font-size: 9.5pt; line-height: 1.36; } .report > thead .head { margin-bottom: 2mm; } .report > tbody h1 { font-size: 18pt; margin: 2mm 0 2mm; }
.report h2 { font-size: 13pt; margin-top: 4mm; } .report h3 { font-size: 10.5pt; margin: 2.5mm 0 .5mm; } .report p { margin-bottom: 1.5mm; } .report li { margin-bottom: .6mm; } .report ul { margin-bottom: 1.5mm; padding-left: 5mm; }
.report.wide td table { table-layout: fixed; font-size: 8pt; } .report.wide td table th:first-child { width: 22%; } .report.wide td table td, .report.wide td table th { overflow-wrap: anywhere; }
.report td.content > h2:first-child { border: 0; padding-top: 0; } .report h2 { border-top: .3mm solid #9aa0aa; padding-top: 3mm; }
.report td table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; font-size: 9pt; line-height: 1.35; }
.report td table th, .report td table td { border: .2mm solid #b8bcc4; padding: 1mm 1.6mm; text-align: left; vertical-align: top; }
.report td table th { background: #eef0f3; } .report td table tr { break-inside: avoid; }
.report [contenteditable] { background: #fffbe6; min-width: 22mm; height: 9mm; } .report :target { background: #fff1b8; }
.picture { width: 100%; height: auto; display: block; margin: 0 0 4mm; break-inside: avoid; }
.attached { margin: 0 0 5mm; } .attached > .exercise { display: block; font-size: 9pt; } .attached > h3 { margin-top: 1mm; }
.attached > h4, .attached > h5, .attached > h6 { font-size: 10.5pt; margin: 3mm 0 1mm; break-after: avoid; } .attached > .alt { color: #4a4e57; font-size: 9.5pt; }
.attached.of-text { border-left: .6mm solid #b8bcc4; padding-left: 5mm; } .attached.of-picture { break-inside: avoid; }
.attached table:not(.grid) { border-collapse: collapse; margin: 0 0 3mm; font-size: 9.5pt; } .attached table:not(.grid) :is(th, td) { border: .2mm solid #9aa0aa; padding: 1mm 1.8mm; text-align: left; vertical-align: top; }
.attached > img, .report img { display: block; max-width: 100%; max-height: 165mm; margin: 0 0 2mm; }
@media screen { .sheet { padding: 0; outline: 12mm solid #fff; margin: 20mm auto; } }
@media screen and (max-width: 210mm) { .sheet, .sheet.wide, .report { width: auto; height: auto; min-height: 0; margin: 4mm; outline-width: 4mm; }
  td.content { display: block; overflow-x: auto; max-width: calc(100vw - 12mm); } }
@media print { html { background: none; } .sheet { margin: 0; break-after: page; } .sheet:last-child { break-after: auto; }
  .report [contenteditable] { background: none; } }
`;
