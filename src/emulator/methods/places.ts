import { broken } from '../api-error.ts';
import type { Message } from '../telegram-types.ts';
import type { World } from '../world.ts';
import { type Sending, send } from './send.ts';

type Place = { latitude: number; longitude: number };

export function sendLocation(world: World, params: Sending & Place): Message {
  return send(world, params, { location: location(params) });
}

export function sendVenue(world: World, params: Sending & Place & { title: string; address: string }): Message {
  if (params.title.trim() === '') throw broken('venue title must be non-empty');
  if (params.address.trim() === '') throw broken('venue address must be non-empty');
  return send(world, params, { venue: { location: location(params), title: params.title, address: params.address } });
}

export function sendContact(
  world: World,
  params: Sending & { phone_number: string; first_name: string; last_name?: string; vcard?: string },
): Message {
  const { phone_number, first_name, last_name, vcard } = params;
  if (phone_number === '' || first_name === '') throw broken('contact must have a phone number and a first name');
  return send(world, params, { contact: { phone_number, first_name, ...(last_name ? { last_name } : {}), ...(vcard ? { vcard } : {}) } });
}

function location({ latitude, longitude }: Place): Place {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw broken('wrong location specified');
  return { latitude, longitude };
}
