/** The looks of a poster: one A4 sheet, black on white, the same on the screen and on paper. */
export const posterStyle = `
@page { size: A4 portrait; margin: 12mm }
* { box-sizing: border-box }
html { background: #e4e8ec }
body { margin: 0; font: 13pt/1.35 system-ui, "Liberation Sans", Arial, sans-serif; color: #000 }
.hint { max-width: 186mm; margin: 4mm auto; padding: 0 4mm }
.hint p { margin: 0 }
.sheet { width: 210mm; min-height: 297mm; max-width: 100%; margin: 0 auto; padding: 12mm; background: #fff; display: flex; flex-direction: column; justify-content: space-between; gap: 4mm; text-align: center }
h1 { font-size: 23pt; line-height: 1.15; margin: 0; overflow-wrap: anywhere }
h2 { font-size: 27pt; line-height: 1.1; margin: 0 }
p, ol { margin: 0 }
.where { font-size: 16pt }
.half { border-top: 1.2mm solid #000; padding-top: 3mm }
ol { font-size: 15.5pt; text-align: left; display: inline-block; padding-left: 9mm; margin: 2mm auto }
.helps { font-size: 12.5pt }
.free { font-size: 15pt; font-weight: 700 }
.code svg { width: 80mm; height: 80mm; max-width: 100%; display: block; margin: 0 auto }
.link { font: 700 13pt/1.3 ui-monospace, "Liberation Mono", monospace; overflow-wrap: anywhere }
.link a { color: #000; text-decoration: none }
@media print { html { background: #fff } .hint { display: none } .sheet { width: auto; min-height: 0; height: 272mm; padding: 0 } }
`;
