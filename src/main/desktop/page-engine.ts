import type { CommandLine } from 'electron/main';

/** What V8 is told for the page (docs/decisions/0043). */
const SWITCHES = [
  // By how many hundredths of what is alive the memory may grow until V8 looks for garbage: by itself that is for every nine
  // megabytes, a hundred keys, and each time a key waits for 3 to 4 ms. A page that rests still gives back what it does not need.
  '--heap-growing-percent=200',
  // All functions of a file are compiled when it is read. Chromium keeps what is compiled by then for the next start, but not
  // what is compiled later, when the first picture is drawn: a thousand functions at every start.
  '--no-lazy',
];

/** Sets the engine of the page; what was given by hand goes before it. Must run before Electron is ready. */
export function setPageEngine(
  commandLine: Pick<CommandLine, 'getSwitchValue' | 'appendSwitch'>,
): void {
  const given = commandLine.getSwitchValue('js-flags');
  commandLine.appendSwitch('js-flags', [...SWITCHES, given].join(' ').trimEnd());
}
