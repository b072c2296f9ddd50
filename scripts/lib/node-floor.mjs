/** Ends the process with one sentence where Node is too old to go on. Imported first by every script. */
const floorMajor = 20;
const floorMinor = 19;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < floorMajor || (major === floorMajor && minor < floorMinor)) {
  process.stderr.write(
    `hearth: Node ${floorMajor}.${floorMinor} or newer is needed, this is ${process.versions.node}: install a newer one from https://nodejs.org.\n`,
  );
  process.exit(1);
}
