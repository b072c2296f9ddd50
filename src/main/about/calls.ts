import { readFile } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { z } from 'zod';
import type { AboutFacts, Licence } from '../../shared/bridge/about';
import type { CallArguments, CallName, CallValue } from '../../shared/bridge/contract';
import type { AppView } from '../../shared/bridge/views';
import { success, type Result } from '../../shared/lib/result';
import { PROTOCOL } from '../../shared/protocol/version';
import type { DataCalls } from '../data/calls';
import { toReport } from './report';

type AboutCallName = Extract<CallName, `about:${string}`>;
/** The calls that concern the app itself. */
export type AboutCalls = {
  [C in AboutCallName]: (input: CallArguments<C>) => Promise<Result<CallValue<C>>>;
};

const licencesSchema = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    licence: z.string(),
    text: z.string().nullable(),
  }),
);

/** The lists that the build has written beside its bundles, as one; a part that is in several stands in it once. */
export async function readLicences(paths: readonly string[]): Promise<Licence[]> {
  const lists = await Promise.all(
    paths.map(async (path) => licencesSchema.parse(JSON.parse(await readFile(path, 'utf8')))),
  );
  const byName = new Map(lists.flat().map((one) => [`${one.name} ${one.version}`, one]));
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Creates the calls. */
export function createAboutCalls(deps: {
  appVersion: string;
  /** Of Electron, Chromium and Node: `process.versions`. */
  versions: Readonly<Record<string, string | undefined>>;
  locale(): string;
  licences: readonly string[];
  view(): AppView;
  data: Pick<DataCalls, 'data:facts'>;
}): AboutCalls {
  const { versions } = deps;
  const facts: AboutFacts = {
    app: deps.appVersion,
    electron: versions['electron'] ?? '',
    chromium: versions['chrome'] ?? '',
    node: versions['node'] ?? '',
    protocol: PROTOCOL.current,
  };
  return {
    async 'about:facts'() {
      return success(facts);
    },
    async 'about:licences'() {
      return success({ licences: await readLicences(deps.licences) });
    },
    async 'about:report'() {
      const data = await deps.data['data:facts']({});
      if (!data.ok) return data;
      const system = `${platform()} ${release()} ${arch()}`;
      const about = { ...facts, ...data.value, system, locale: deps.locale() };
      return success({ text: toReport(deps.view(), about) });
    },
  };
}
