import { describe, expect, it } from 'vitest';
import { type Link, linkPayload, readLink } from '../../src/base/link.ts';

const links: readonly [string, Link][] = [
  ['f_permit-renewal', { to: 'flow', flow: 'permit-renewal', step: null }],
  ['f_permit-renewal_expiry-date', { to: 'flow', flow: 'permit-renewal', step: 'expiry-date' }],
  ['d_coeso-grosseto', { to: 'desk', desk: 'coeso-grosseto' }],
  ['p_questura-grosseto', { to: 'place', place: 'questura-grosseto' }],
  ['a_K7F-3QM', { to: 'appointment', code: 'K7F-3QM' }],
  ['sos', { to: 'safety' }],
  ['w_permit-renewal_job-loss', { to: 'found', ids: ['permit-renewal', 'job-loss'] }],
  ['w_0', { to: 'found', ids: [] }],
];

describe('deep links', () => {
  it.each(links)('%s', (payload, link) => {
    expect(linkPayload(link)).toBe(payload);
    expect(readLink(payload)).toEqual(link);
    expect(payload).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  });

  it('take long ids', () => {
    const link: Link = { to: 'flow', flow: 'citizenship-and-residence', step: 'years-of-legal-residence-in-italy' };
    expect(linkPayload(link)).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(readLink(linkPayload(link))).toEqual(link);
  });

  it.each([
    '',
    'f',
    'f_',
    'f__step',
    'f_permit-renewal_',
    'f_permit-renewal_expiry_more',
    'd_',
    'd_coeso-grosseto_x',
    'a_K7F-3QM_x',
    'x_permit-renewal',
    'permit-renewal',
    '_',
    '___',
  ])('«%s» was never given out', (payload) => {
    expect(readLink(payload)).toBeNull();
  });
});
