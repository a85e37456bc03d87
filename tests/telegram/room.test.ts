import { expect, it } from 'vitest';
import { withRoom } from '../../src/telegram/room.ts';
import { gate } from './bot-stage.ts';

it('deals with no more than there is room for until screens are shown, in the order of asking', async () => {
  const handled: string[] = [];
  const screens = new Map(['a', 'b', 'c', 'd'].map((name) => [name, gate()]));
  const handle = withRoom(async (name: string) => {
    handled.push(name);
    if (name === 'c') throw new Error('a fault');
    return async () => await screens.get(name)?.opened;
  }, 2);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(handle);
  const failed = expect(c).rejects.toThrow('a fault');
  const [showA, showB] = await Promise.all([a, b]);
  const shown = [showA?.(), showB?.()];
  expect(handled).toEqual(['a', 'b']);
  screens.get('b')?.open();
  await shown[1];
  // One that fails gives its place on.
  await failed;
  const showD = await d;
  expect(handled).toEqual(['a', 'b', 'c', 'd']);
  for (const each of ['a', 'd']) screens.get(each)?.open();
  await Promise.all([shown[0], showD?.()]);
});
