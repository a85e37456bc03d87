import { type Text, text } from '../base/screen.ts';
import type { Service, ServiceId } from '../desk/desk.ts';

/** What a group, a list or a message calls the reason of a visit: of a discreet one only that it is a talk. */
export function serviceText({ services }: { readonly services: ReadonlyMap<ServiceId, Service> }, id: ServiceId): Text {
  return text(services.get(id)?.discreet ? 'visit:discreet' : `common:service.${id}`);
}
