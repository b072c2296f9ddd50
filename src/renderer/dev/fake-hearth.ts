import type { HearthApi } from '../../shared/bridge/api';
import {
  callArguments,
  type Announcement,
  type CallInput,
  type CallName,
  type CallValue,
} from '../../shared/bridge/contract';
import type { AppPatch } from '../../shared/bridge/patch';
import { failure, success, type Result } from '../../shared/lib/result';
import type { Entry, WrittenContent } from '../../shared/model/entry';
import type { MemberId, RoomId, ServerId } from '../../shared/model/ids';
import { parseMessageLink } from '../../shared/model/message-link';
import { fakeAbout } from './fake-about';
import { createFakeData } from './fake-data';
import { createFakeDoctor } from './fake-doctor';
import { createFakeExport } from './fake-export';
import { createFakeHosting } from './fake-hosting';
import { createFakeMessages } from './fake-messages';
import { createFakeOrder } from './fake-order';
import { createFakeProfile } from './fake-profile';
import { createFakeRooms } from './fake-rooms';
import { createFakeServers } from './fake-servers';
import { createFakeUpdates } from './fake-updates';
import { createFakeWorld, type Answers } from './fake-world';
import { createScenario, ORDERLY } from './scenario';

/** A `window.hearth` without an app behind it: a made-up world that behaves. `calls` keeps what was asked. */
export interface FakeHearth extends HearthApi {
  readonly calls: { name: CallName; input: unknown }[];
  /** Changes the world as main would. */
  patch(patch: AppPatch): void;
  announce(announcement: Announcement): void;
  /** Somebody else says something. */
  say(serverId: ServerId, roomId: RoomId, author: Entry['author'], text: string): void;
  /** Somebody else says something or changes what was said. */
  write(serverId: ServerId, roomId: RoomId, author: MemberId, content: WrittenContent): void;
  /** Answers the next calls of that name differently, until told `null`. */
  answer<C extends CallName>(name: C, answer: (() => Result<CallValue<C>>) | null): void;
}

/** Creates the made-up world of a scenario. `delayMs` is how long the server takes. */
export function createFakeHearth(options: {
  scenario: string;
  now?: () => number;
  delayMs?: number;
}): FakeHearth {
  const { now = Date.now, delayMs = 0 } = options;
  const scenario = createScenario(options.scenario, now());
  const world = createFakeWorld({ first: scenario.view, now, delayMs });
  const { view, version, patch, announce, delay } = world;
  const calls: FakeHearth['calls'] = [];
  const overrides = new Map<CallName, () => unknown>();
  const messages = createFakeMessages(world, scenario);
  const exporting = createFakeExport(announce, delay);
  const lookAround = createFakeDoctor(announce, delay);

  const answers: Answers = {
    ...createFakeProfile(world),
    ...createFakeHosting(world),
    ...createFakeServers(world),
    ...createFakeRooms(world),
    ...createFakeData(),
    ...fakeAbout,
    ...createFakeUpdates((progress) => patch({ updates: { ...view().updates, progress } })),
    'app:snapshot': () =>
      scenario.isStuck
        ? new Promise(() => undefined)
        : success({ version: version(), view: view() }),
    ...createFakeOrder({ ...world, hasPast: ORDERLY.has(options.scenario) }),
    ...messages.answers,
    'export:run': ({ serverId, kind }) =>
      exporting.run(kind, view().servers[serverId]?.connection.state === 'online'),
    'export:check': () => exporting.check(),
    'export:cancel': () => {
      exporting.cancel();
      return success(null);
    },
    'link:open': ({ url }) => {
      const link = parseMessageLink(url);
      if (link !== null) announce({ type: 'message:requested', link });
      return success({ isOpened: true });
    },
    'doctor:run': ({ input, run }) => lookAround(input, run),
    'doctor:repair-firewall': () => success({ outcome: 'unavailable' }),
    'notification:test': () => success({ isShown: true }),
  };

  return {
    calls,
    patch,
    announce,
    say: (serverId, roomId, author, text) =>
      messages.append(serverId, roomId, author, { kind: 'message', text }),
    write: (serverId, roomId, author, content) =>
      messages.append(serverId, roomId, author, content),
    answer(name, answer) {
      if (answer === null) overrides.delete(name);
      else overrides.set(name, answer);
    },
    async call<C extends CallName>(name: C, input: CallInput<C>): Promise<Result<CallValue<C>>> {
      calls.push({ name, input });
      // Parsed as main parses it, so that a call main would refuse is refused here too.
      const parsed = callArguments[name].safeParse(input);
      if (!parsed.success) return failure('bad_request', parsed.error.message.slice(0, 400));
      const override = overrides.get(name);
      if (override !== undefined) return override() as Result<CallValue<C>>;
      const answer = answers[name] as
        | ((given: unknown) => Result<CallValue<C>> | Promise<Result<CallValue<C>>>)
        | undefined;
      await Promise.resolve();
      return answer === undefined ? success(null as CallValue<C>) : answer(parsed.data);
    },
    subscribe: world.subscribe,
  };
}
