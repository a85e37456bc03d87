import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/base/fault.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('what the log says of a fault', () => {
  it('is the message and the places in our code', () => {
    const fault = faultOf(new Error('a decision stayed stale'));
    expect(fault.error).toBe('a decision stayed stale');
    expect(fault.stack).toMatch(/^at .*fault\.test\.ts/);
  });

  it('never repeats the text that JSON stumbled over', () => {
    expect(JSON.stringify(faultOf(thrownBy(() => JSON.parse('{"name": Amina}'))))).not.toContain('Amina');
  });

  it('is never unknown', () => {
    for (const thrown of ['Amina', null, undefined, 5, {}, new Error('')]) {
      const { error } = faultOf(thrown);
      expect(error).not.toBe('');
      expect(error).not.toMatch(/unknown|Amina/);
    }
  });
});
