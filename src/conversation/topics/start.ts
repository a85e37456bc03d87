import { type Link, linkPayload, readLink } from '../../base/link.ts';
import type { Text } from '../../base/screen.ts';
import type { Appointment } from '../../desk/appointment.ts';
import type { Decision } from '../../desk/change.ts';
import type { MadeClosure } from '../../desk/desk.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { Person } from '../../desk/session.ts';
import { type Place, withSession } from '../../desk/session.ts';
import { appointmentScreen } from '../../screens/appointment-screens.ts';
import { because } from '../../screens/buttons.ts';
import { deskScreen } from '../../screens/desk-screens.ts';
import { menuScreen, safetyScreen } from '../../screens/menu-screens.ts';
import { placeScreen } from '../../screens/near-screen.ts';
import { otherOf } from '../../screens/other-person.ts';
import { foundScreen } from '../../screens/search-screens.ts';
import { firstScreen, noticeScreen, privacyScreen } from '../../screens/settings-screens.ts';
import { languageSet, notUnderstood, unknownCode, unknownLink } from '../../screens/words.ts';
import { type Situation, show, type Topic } from '../situation.ts';
import { openStep } from './guide.ts';

/** What a button can carry of a link besides its code and a language; our own links are shorter. */
const longestCarried = 52;

/** A link on a button, while nothing is stored: what is no link of ours is carried too, so that it is told at the end. */
function carried(payload: string | null): string {
  return payload && payload.length <= longestCarried && /^[A-Za-z0-9_:-]*$/.test(payload) ? payload : '';
}

/**
 * The first meeting: language, notice, then where the link led or the menu. Until the notice is accepted nothing is written: the language and
 * the link travel on the buttons.
 */
/** The appointment behind the link with its request, and what desks closed, where the link leads to one. */
interface Known {
  readonly linked: Linked | null;
  readonly made: readonly MadeClosure[];
}

interface Linked {
  readonly appointment: Appointment;
  readonly handoff: Handoff | null;
}

export const start: Topic<Known> = {
  async read(reads, { input, person, today }) {
    const link = readLink(payloadOf(input, person) ?? '');
    const appointment = link?.to === 'appointment' ? await reads.appointmentByCode(link.code) : null;
    const linked = appointment && { appointment, handoff: await reads.handoffOf(appointment.id) };
    return { linked, made: link?.to === 'desk' ? await reads.closures(today) : [] };
  },
  decide(given, { linked, made }) {
    const situation: Situation = { ...given, made };
    const { input, person, content } = situation;
    const pressed = input.kind === 'press' ? input.act : null;
    const payload = payloadOf(input, person) ?? wordsAsLink(situation);
    const chosen = pressed && 'lang' in pressed && content.languages.some((each) => each.id === pressed.lang) ? pressed.lang : null;
    if (pressed?.do === 'meet-ok' || pressed?.do === 'privacy-ok') {
      const meeting = person.privacy_on ? person : { ...person, privacy_on: situation.now };
      return enter(situation, chosen ? { ...meeting, lang: chosen, lang_chosen: true } : meeting, payload, linked);
    }
    if (!person.privacy_on && !pressed) {
      const danger = inDanger(situation, payload);
      if (danger) return danger;
    }
    if (person.privacy_on) {
      const known = chosen ? { ...person, lang: chosen, lang_chosen: true } : person;
      return enter(situation, known, payload, linked, chosen ? languageSet(chosen) : undefined);
    }
    const lang = chosen ?? (person.lang_chosen && !pressed ? person.lang : null);
    if (lang === null) return show(firstScreen(situation, carried(payload)));
    if (pressed?.do === 'meet-notice')
      return { ...show(privacyScreen(situation, { do: 'meet-ok', lang, payload: carried(payload) })), lang };
    return { ...show(noticeScreen(lang, carried(payload))), lang };
  },
};

/** So many things that words found are carried to after the notice, as far as there is room. */
const mostCarried = 3;

/** Before anything is asked or stored: a link to danger, or words that may mean it, lead there at once. Null: it is no danger. */
function inDanger(situation: Situation, payload: string | null): Decision | null {
  const { input, content, person } = situation;
  const link = payload ? readLink(payload) : null;
  const card = link?.to === 'flow' ? content.flows.get(link.flow) : undefined;
  if (card?.safety) return openStep(situation, card, null);
  if (link?.to === 'safety') return show(safetyScreen(situation));
  if (input.kind !== 'say') return null;
  const found = content.search.find(person.lang, input.text, mostCarried).filter(({ danger }) => danger);
  return found.length > 0
    ? show(
        safetyScreen(
          situation,
          found.map(({ id }) => id),
        ),
      )
    : null;
}

/** What the words found, as a link that the buttons carry. */
function wordsAsLink({ input, content, person }: Situation): string | null {
  if (input.kind !== 'say') return null;
  const ids: string[] = [];
  for (const { id } of content.search.find(person.lang, input.text, mostCarried))
    if (linkPayload({ to: 'found', ids: [...ids, id] }).length <= longestCarried) ids.push(id);
  return linkPayload({ to: 'found', ids });
}

/** The link that led here: in the command, on the button, or stored by an earlier version. */
function payloadOf(input: Situation['input'], person: Person): string | null {
  if (input.kind === 'command' && input.name === 'start') return input.payload || null;
  if (input.kind === 'press' && input.act && 'payload' in input.act) return input.act.payload || null;
  return person.session.place.at === 'start' ? person.session.place.payload : null;
}

/** Past the notice: the link's screen, or the menu. */
function enter(situation: Situation, person: Person, payload: string | null, linked: Linked | null, above?: Text): Decision {
  const inside: Situation = { ...situation, person };
  const link = payload ? readLink(payload) : null;
  const opened = link ? open(inside, link, linked) : null;
  if (opened) return opened;
  const said = payload ? unknownLink : above;
  return { change: [{ write: 'person', person: withSession(person, { place: { at: 'menu' } }) }], screens: [menuScreen(inside, said)] };
}

function open(situation: Situation, link: Link, linked: Linked | null): Decision | null {
  const { content, person } = situation;
  const remembered = (place: Place) => ({ write: 'person', person: withSession(person, { place }) }) as const;
  switch (link.to) {
    case 'flow': {
      const flow = content.flows.get(link.flow);
      return flow ? openStep(situation, flow, link.step) : null;
    }
    case 'safety':
      return { change: [remembered({ at: 'menu' })], screens: [safetyScreen(situation)] };
    case 'found': {
      const found = link.ids.flatMap((id) => content.search.byId(id) ?? []);
      const screen = found.length > 0 ? foundScreen(situation, found) : menuScreen(situation, notUnderstood);
      return { change: [remembered({ at: 'menu' })], screens: [screen] };
    }
    case 'desk': {
      const desk = content.desks.get(link.desk);
      return desk ? { change: [remembered({ at: 'desks', asks: null })], screens: [deskScreen(situation, desk)] } : null;
    }
    case 'place': {
      const office = content.offices.find(({ id }) => id === link.place);
      return office ? { change: [remembered({ at: 'desks', asks: null })], screens: [placeScreen(situation, office)] } : null;
    }
    // Followed before it comes here: a carried one leads nowhere.
    case 'sheet':
    case 'invitation':
      return null;
    case 'appointment': {
      const own = linked && linked.appointment.chat === person.chat && linked.appointment.status !== 'held' ? linked : null;
      const screen = own
        ? appointmentScreen(situation, own.appointment, null, otherOf(own.handoff))
        : because(unknownCode, menuScreen(situation));
      return { change: [remembered({ at: 'menu' })], screens: [screen] };
    }
  }
}
