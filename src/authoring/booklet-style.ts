/** The looks of a booklet on a screen and on A4 paper. */
export const style = `
body { font: 11pt/1.45 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111 }
h1 { font-size: 1.6rem } h2 { font-size: 1.25rem; border-bottom: 1px solid #888; margin-top: 2rem } h3 { font-size: 1.05rem; margin: .5rem 0 .2rem } h4 { margin: .6rem 0 0 }
code { font-size: .8em; color: #555 } ul, ol { margin: .3rem 0 } sup { color: #777; font-size: .65em }
.rule { color: #555; font-size: .9em } p { margin: .4rem 0 } .same { color: #666; font-size: .85em; margin: .15rem 0 } .again { color: #666; font-size: .85em } .sources { font-size: .85em; list-style: none; padding: 0 }
.caveat { background: #fff3cd; padding: .1rem .4rem }
.mark { background: #ffe08a; border: 1px solid #b58900; border-radius: 3px; font: bold .7rem sans-serif; padding: 0 .3em }
article { border: 1px solid #bbb; border-radius: 4px; padding: .2rem 1rem; margin: .8rem 0 } article h3 { break-after: avoid } .verdict { font-size: .85em; margin: .4rem 0 }
table { border-collapse: collapse; font-size: .8em } th, td { border: 1px solid #bbb; padding: .2rem .4rem; vertical-align: top; text-align: left; overflow-wrap: anywhere }
.past { color: #888 } .signature { break-inside: avoid } .line { display: inline-block; border-bottom: 1px solid #111; width: 20rem; max-width: 60% } .short { width: 9rem }
@page { size: A4; margin: 14mm } @media print { body { margin: 0; max-width: none; font-size: 9.5pt; line-height: 1.3 } a { color: inherit; text-decoration: none } }
`;
