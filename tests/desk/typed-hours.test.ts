import { describe, expect, it } from 'vitest';
import { readHours } from '../../src/desk/typed-hours.ts';

const from = '2026-11-24';

describe('hours as people type them', () => {
  it.each([
    ['lun-ven 9-13', 'Mo-Fr 09:00-13:00'],
    ['lunedì-venerdì 9.00-13.00', 'Mo-Fr 09:00-13:00'],
    ['dal lunedì al venerdì dalle 9 alle 13', 'Mo-Fr 09:00-13:00'],
    ['Lun, mer e ven 8,30-12,30', 'Mo,We,Fr 08:30-12:30'],
    ['mar 10-12:45 e 15-17; gio 10-12:45', 'Tu 10:00-12:45,15:00-17:00; Th 10:00-12:45'],
    ['mar 10-12:45, 15-17\ngio 10-12:45', 'Tu 10:00-12:45,15:00-17:00; Th 10:00-12:45'],
    ['lun-ven 9-13, mar e gio anche 15-17', 'Mo,We,Fr 09:00-13:00; Tu,Th 09:00-13:00,15:00-17:00'],
    ['lunedì: chiuso. martedì: 9-12', 'Tu 09:00-12:00'],
    ['lun 9-13, pomeriggio chiuso; sab chiuso', 'Mo 09:00-13:00'],
    ['lun-ven 9-13, mer chiuso', 'Mo,Tu,Th,Fr 09:00-13:00'],
    ['tutti i giorni 9-13, chiuso sabato e domenica; mar anche 15-17', 'Mo,We-Fr 09:00-13:00; Tu 09:00-13:00,15:00-17:00'],
    ['lun 9-13, pomeriggio chiuso; sab 9-12', 'Mo 09:00-13:00; Sa 09:00-12:00'],
    ['mer 9-12 su appuntamento', 'We 09:00-12:00 "su appuntamento"'],
    ['lun 9-12; mer 9-12 solo su appuntamento', 'Mo 09:00-12:00, We 09:00-12:00 "su appuntamento"'],
    ['Monday to Friday 9-13; Sat by appointment 10 to 12', 'Mo-Fr 09:00-13:00, Sa 10:00-12:00 "su appuntamento"'],
    ['tutti i giorni 9-13', 'Mo-Su 09:00-13:00'],
    // by appointment, and nobody tells when
    ['lun 9-12; mer su appuntamento', 'Mo 09:00-12:00, We "su appuntamento"'],
    ['mar e gio solo su appuntamento', 'Tu,Th "su appuntamento"'],
    ['Solo su appuntamento', 'Mo-Su "su appuntamento"'],
    ['Solo su appuntamento.', 'Mo-Su "su appuntamento"'],
    ['lun-ven 9-12, solo su appuntamento!', 'Mo-Fr 09:00-12:00 "su appuntamento"'],
    ['lun 20-8', 'Mo 20:00-08:00'],
    ['lun 0-24', 'Mo 00:00-24:00'],
    // hours of the afternoon, as they are spoken
    ['mar pomeriggio 3-5', 'Tu 15:00-17:00'],
    ['mar 3-5 pomeriggio', 'Tu 15:00-17:00'],
    ['mar pomeriggio 2.30-6', 'Tu 14:30-18:00'],
    ['mar mattina 9-12, pomeriggio 3-5', 'Tu 09:00-12:00,15:00-17:00'],
    ['lun 9-13 pomeriggio 15-17; mar 8-9', 'Mo 09:00-13:00,15:00-17:00; Tu 08:00-09:00'],
    ['mon afternoon 12-3', 'Mo 12:00-15:00'],
    ['gio pomeriggio 3-5, ven 9-12', 'Th 15:00-17:00; Fr 09:00-12:00'],
    ['sab-lun 9-13', 'Mo,Sa,Su 09:00-13:00'],
    ['ven 22-2', 'Fr 22:00-02:00'],
    ['Tu 10:00-12:45,15:00-17:00; Th 10:00-12:45', 'Tu 10:00-12:45,15:00-17:00; Th 10:00-12:45'],
    ['Jul-Aug: Mo 08:00-12:00; Sep-Jun: Mo 09:00-13:00', 'Jul-Aug: Mo 08:00-12:00; Sep-Jun: Mo 09:00-13:00'],
    ['24/7', '24/7'],
  ])('%s', (typed, hours) => expect(readHours(typed, from)).toEqual({ hours }));

  it.each([
    ['quando capita', 'quando'],
    ['lun 9-13 e qualche volta mar', 'qualche'],
    ['9-13', '9'],
    ['lun 9', '09:00'],
    ['lun 9-13-15', '15:00'],
    ['lun 25-27', '25'],
    ['lunedì', 'lunedì'],
    ['mon <b>9-12', '<'],
    ['', ''],
    // days whose hours nobody told, or that stand after their hours
    ['lun-ven 9-13 e dalle 15 alle 17 il martedì', 'martedì'],
    // one time instead of another, or both?
    ['lun-ven 9-13, ven 9-12', '09:00-12:00'],
    ['lun-ven 9-13, mer solo su appuntamento 9-13', '09:00-13:00'],
    ['lun-ven 9-13, mer su appuntamento', 'mer'],
    // of which days is it said?
    ['solo su appuntamento lun-ven 9-12', 'solo su appuntamento'],
    ['lun 9-12; solo su appuntamento: mer 9-12', 'lun 9-12; solo su ap'],
    ['lun 9-12, solo su appuntamento il mer 15-17', 'lun 9-12, solo su ap'],
    // nobody receives at three in the night, nor from nine until one in it
    ['pomeriggio lun-ven 3-5', '03:00-05:00'],
    ['mar pomeriggio 3-5, mer 3-5', '03:00-05:00'],
    ['mar 9-12:30 e 2-5', '02:00-05:00'],
    ['mar 9-1', '09:00-01:00'],
    ['lun 13-9', '13:00-09:00'],
    ['lun 9-9', '09:00-09:00'],
    ['mar pomeriggio 3-3', '15:00-15:00'],
    ['lun-lun 9-10', 'lun'],
    // half a day
    ['lun-ven 9-17, mer pomeriggio chiuso', 'chiuso'],
    ['lun-ven 9-17, chiuso mer pomeriggio', 'pomeriggio'],
    ['lun 9-13, chiuso', 'chiuso'],
    ['lun 9-13, chiuso mar 9-12', '9'],
  ])('%s: «%s» is not understood', (typed, unknown) => expect(readHours(typed, from)).toEqual({ unknown }));

  it('school holidays are refused with the reason', () =>
    expect(readHours('Mo-Fr 09:00-13:00; SH off', from)).toEqual({ fault: 'school' }));

  it.each(['SH off; Mo 09:00-10:00', 'Mo-Fr sunrise-sunset'])('%s is refused, whatever it says', (typed) =>
    expect(readHours(typed, from)).not.toHaveProperty('hours'),
  );
});
