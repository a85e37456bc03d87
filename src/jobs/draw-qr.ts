import { linkPayload } from '../base/link.ts';
import type { AppointmentId } from '../desk/ids.ts';
import { qrCaption } from '../screens/appointment-lines.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';
import { qrPicture } from './qr-picture.ts';

/** The code of an appointment as a picture: an operator's camera opens the sheet by it, anybody else's nothing of that person. */
export async function drawQr({ store, content, zone, now, chatLink }: DrawDeps, id: AppointmentId, lang: string): Promise<Drawn | Untrue> {
  const appointment = await store.appointment(id);
  if (appointment?.status !== 'booked' || appointment.ends_at <= now()) return { untrue: 'no longer booked' };
  const link = chatLink?.(linkPayload({ to: 'appointment', code: appointment.code }));
  if (!link) return { untrue: 'the bot has no name yet' };
  const caption = qrCaption(appointment, content.desks.get(appointment.desk), zone);
  return { what: { what: 'picture', file: await qrPicture(link), caption }, lang, after: () => [] };
}
