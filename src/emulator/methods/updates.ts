import { broken } from '../api-error.ts';
import type { Update } from '../telegram-types.ts';
import { dateOf, type World } from '../world.ts';
import { type Caller, Told } from './call.ts';

const LONGEST_POLL_S = 50;
const PORTS = new Set(['', '80', '88', '443', '8443']);
/** Real Telegram wants https; the emulator also posts to a bot on this machine. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

type Polling = { offset?: number; limit?: number; timeout?: number; allowed_updates?: string[] };

export function getUpdates(world: World, params: Polling, caller: Caller): Promise<Update[]> {
  const { offset = 0, limit = 100, timeout = 0 } = params;
  if (!world.updates.webhook) world.updates.allow(params.allowed_updates);
  return world.updates.poll(offset, limit, Math.min(Math.max(timeout, 0), LONGEST_POLL_S), caller.gone);
}

type Setting = {
  url: string;
  secret_token?: string;
  max_connections?: number;
  allowed_updates?: string[];
  drop_pending_updates?: boolean;
};

export function setWebhook(world: World, params: Setting, caller: Caller): Told {
  const { updates } = world;
  if (params.url === '') return deleteWebhook(world, params);
  checkAddress(params.url);
  const secret = params.secret_token ?? '';
  if (!/^[\w-]*$/.test(secret)) throw broken('secret token contains unallowed characters');
  const same = updates.webhook?.url === params.url;
  updates.allow(params.allowed_updates);
  if (params.drop_pending_updates) updates.dropAll();
  updates.setWebhook({
    url: params.url,
    secret,
    connections: params.max_connections ?? 40,
    callBack: caller.callBack,
    now: () => dateOf(world),
    stop: new AbortController(),
  });
  return new Told(true, same ? 'Webhook is already set' : 'Webhook was set');
}

function checkAddress(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) throw broken('invalid webhook URL specified');
  if (LOOPBACK.test(url.hostname)) return;
  if (url.protocol !== 'https:') throw broken('bad webhook: An HTTPS URL must be provided for webhook');
  if (!PORTS.has(url.port)) throw broken('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
}

export function deleteWebhook(world: World, params: { drop_pending_updates?: boolean }): Told {
  const had = world.updates.webhook !== undefined;
  if (params.drop_pending_updates) world.updates.dropAll();
  if (had) world.updates.setWebhook(undefined);
  return new Told(true, had ? 'Webhook was deleted' : 'Webhook is already deleted');
}

export function getWebhookInfo(world: World): Record<string, unknown> {
  const { webhook, allowed, queue } = world.updates;
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.length,
    ...(webhook ? { max_connections: webhook.connections, ip_address: '127.0.0.1' } : {}),
    ...(webhook?.error ? { last_error_date: webhook.error.at, last_error_message: webhook.error.message } : {}),
    ...(allowed ? { allowed_updates: allowed } : {}),
  };
}

/** Both only matter to a bot that moves between servers. */
export const logOut = (): true => true;
export const close = (): true => true;
