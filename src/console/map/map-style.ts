/** The looks of the map page and of what is printed from it. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #4a5768; --paper: #fff; --line: #c4ccd6; --deep: #0b5563; --open: #1c6b33; --land: #eef3ee; --sea: #dbe7f0 }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f6; --soft: #b7c2cf; --paper: #161c24; --line: #46525f; --deep: #7fd3e2; --open: #7fdc9a; --land: #26313c; --sea: #10161d } }
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
a { color: var(--deep) }
:focus-visible { outline: 3px solid var(--deep); outline-offset: 2px }
.skip { position: absolute; left: -100vw; background: var(--paper); padding: .5rem }
.skip:focus { left: .5rem; top: .5rem; z-index: 2000 }
header, footer, form, .count { padding: .5rem 1rem; margin: 0 }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between }
h1 { font-size: 1.35rem; margin: 0 } h2 { font-size: 1.1rem; margin: .5rem 0 } h3 { font-size: 1rem; margin: 0 }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; border-block: 1px solid var(--line) }
form label { display: grid; grid-template-columns: minmax(0, 1fr); flex: 1 1 12rem; min-width: 0; max-width: 100% } form select { width: 100% }
form label.tick { display: flex; gap: .5rem; align-items: center; min-height: 44px }
select, button, .button { font: inherit; min-height: 44px; max-width: 100%; padding: .4rem .7rem; border: 1px solid var(--soft); border-radius: 8px; background: var(--paper); color: var(--ink) }
input[type=checkbox] { width: 24px; height: 24px }
.button { display: inline-flex; align-items: center; color: var(--deep); font-weight: 600 }
main { display: flex; flex-direction: column }
.places { padding: 0 1rem } .places ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem }
.places li { border: 1px solid var(--line); border-radius: 12px; padding: .75rem; scroll-margin-top: 1rem; overflow-wrap: anywhere }
.places p { margin: .15rem 0 } .places .town { color: var(--soft) } .places .is-open { color: var(--open); font-weight: 600 }
.places details { margin: .4rem 0 } summary { padding: .6rem 0; cursor: pointer; color: var(--deep) }
.of { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.acts { display: flex; flex-wrap: wrap; gap: .5rem }
.frame { order: -1; padding: .5rem 1rem }
#map { height: 42vh; min-height: 260px; border-radius: 12px; border: 1px solid var(--line); background: var(--sea); z-index: 0 }
.leaflet-container { font: inherit } .leaflet-container a { color: var(--deep) } .leaflet-bar a { background: var(--paper) } .leaflet-control-attribution { overflow-wrap: anywhere; max-width: 100%; font-size: .7rem; line-height: 1.3 } .leaflet-container .leaflet-control-attribution { background: var(--paper); color: var(--ink) }
.outline { stroke: var(--soft); stroke-opacity: .55; fill: var(--land); fill-opacity: 1 }
.tiled .outline { fill-opacity: 0 }
.leaflet-overlay-pane { color: inherit }
.pin { display: grid; place-items: center; border-radius: 50%; background: #0b5563; border: 2px solid #fff; color: #fff; font-weight: 700; font-size: .8rem; box-shadow: 0 1px 3px #0006 }
.pin.open { background: #1c6b33 }
.town-label { white-space: nowrap; font-size: .75rem; color: var(--ink); pointer-events: none } .town-label span { position: absolute; left: 16px; top: -9px; text-shadow: 0 0 3px var(--land), 0 0 3px var(--land) }
.leaflet-popup-content ul { margin: 0; padding-left: 1rem } .leaflet-popup-content-wrapper, .leaflet-popup-tip { background: var(--paper); color: var(--ink) }
footer { border-top: 1px solid var(--line); margin-top: 1rem; color: var(--soft); font-size: .9rem }
@media (min-width: 900px) { main { display: grid; grid-template-columns: minmax(22rem, 2fr) 3fr; align-items: start } .frame { order: 0; position: sticky; top: 0 } #map { height: calc(100vh - 2rem) } .places { padding-bottom: 1rem } }
`;
