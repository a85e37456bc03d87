import { type Link, readLink } from '../../base/link.ts';
import type { Text } from '../../base/screen.ts';
import type { Appointment } from '../../desk/appointment.ts';
import type { Decision } from '../../desk/change.ts';
import type { Person } from '../../desk/session.ts';
import { withSession } from '../../desk/session.ts';
import { appointmentScreen } from '../../screens/appointment-screens.ts';
import { because } from '../../screens/buttons.ts';
import { deskScreen } from '../../screens/desk-screens.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { firstScreen, noticeScreen } from '../../screens/settings-screens.ts';
import { languageSet, unknownCode, unknownLink } from '../../screens/words.ts';
import type { Situation, Topic } from '../situation.ts';
import { openStep } from './guide.ts';

/** The first meeting: language, notice, then where the link led or the menu. Also the way back in for who never finished it. */
export const start: Topic<Appointment | null> = {
  async read(reads, { input, person }) {
    const link = readLink((input.kind === 'command' ? input.payload : payloadOf(person)) ?? '');
    return link?.to === 'appointment' ? await reads.appointmentByCode(link.code) : null;
  },
  decide(situation, linked) {
    const { input, person } = situation;
    if (input.kind === 'press' && input.act?.do === 'language') return choose(situation, input.act.lang, linked);
    if (input.kind === 'press' && input.act?.do === 'privacy-ok')
      return enter(situation, { ...person, privacy_on: person.privacy_on ?? situation.now }, payloadOf(person), linked);
    const payload = input.kind === 'command' && input.name === 'start' ? input.payload || null : payloadOf(person);
    if (person.privacy_on) return enter(situation, person, payload, linked);
    const waiting = withSession(person, { place: { at: 'start', payload } });
    return { change: [{ write: 'person', person: waiting }], screens: [person.lang_chosen ? noticeScreen() : firstScreen(situation)] };
  },
};

function payloadOf(person: Person): string | null {
  return person.session.place.at === 'start' ? person.session.place.payload : null;
}

function choose(situation: Situation, lang: string, linked: Appointment | null): Decision {
  const { content, person } = situation;
  if (!content.languages.some((each) => each.id === lang)) return { change: [], screens: [firstScreen(situation)] };
  const chosen: Person = { ...person, lang, lang_chosen: true };
  if (person.privacy_on) return enter(situation, chosen, payloadOf(person), linked, languageSet(lang));
  return { change: [{ write: 'person', person: chosen }], screens: [noticeScreen()] };
}

/** Past the notice: the link's screen, or the menu. */
function enter(situation: Situation, person: Person, payload: string | null, linked: Appointment | null, above?: Text): Decision {
  const inside: Situation = { ...situation, person };
  const link = payload ? readLink(payload) : null;
  const opened = link ? open(inside, link, linked) : null;
  if (opened) return opened;
  const said = payload ? unknownLink : above;
  return { change: [{ write: 'person', person: withSession(person, { place: { at: 'menu' } }) }], screens: [menuScreen(inside, said)] };
}

function open(situation: Situation, link: Link, linked: Appointment | null): Decision | null {
  const { content, person } = situation;
  const remembered = (at: 'menu' | 'desks') => ({ write: 'person', person: withSession(person, { place: { at } }) }) as const;
  switch (link.to) {
    case 'flow': {
      const flow = content.flows.get(link.flow);
      return flow ? openStep(situation, flow, link.step) : null;
    }
    case 'desk': {
      const desk = content.desks.get(link.desk);
      return desk ? { change: [remembered('desks')], screens: [deskScreen(situation, desk)] } : null;
    }
    case 'appointment': {
      const own = linked && linked.chat === person.chat && linked.status !== 'held' ? linked : null;
      const screen = own ? appointmentScreen(situation, own) : because(unknownCode, menuScreen(situation));
      return { change: [remembered('menu')], screens: [screen] };
    }
  }
}
