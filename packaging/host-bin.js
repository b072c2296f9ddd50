#!/usr/bin/env node
// Starts the server. The version of Node comes first: an older one would stumble over its code without saying why.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `hearth: Node 20.19 or newer is needed, this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}
await import('../out/main/server-cli.js');
