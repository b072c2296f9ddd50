import { expect, it } from 'vitest';
import { callArguments } from '../../shared/bridge/contract';
import { success } from '../../shared/lib/result';
import { toWaiting, type LaterHandlers } from './waiting';

it('fetches the handlers with the first call, and answers with theirs', async () => {
  let fetched = 0;
  const real = {
    'quiet:set': async (input: unknown) => success(input),
  } as unknown as LaterHandlers;
  const handlers = toWaiting(() => {
    fetched += 1;
    return Promise.resolve(real);
  });
  expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(callArguments).toSorted());
  expect(fetched).toBe(0);
  expect(await handlers['quiet:set']({ length: 'hour' })).toEqual(success({ length: 'hour' }));
  expect(fetched).toBe(1);
});
