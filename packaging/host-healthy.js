#!/usr/bin/env node
// Ends with 0 while a server answers on this machine: `hearth-host-healthy [PORT]`.
import { request } from 'node:https';

const port = Number(process.argv[2] ?? 7788);
const asked = request(
  // Whether it answers, not who it is: the key is for those who join.
  { host: '127.0.0.1', port, path: '/v1/health', rejectUnauthorized: false, timeout: 4000 },
  (answer) => {
    answer.resume();
    process.exitCode = answer.statusCode === 200 ? 0 : 1;
  },
);
asked.once('timeout', () => asked.destroy(new Error('It does not answer.')));
asked.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
asked.end();
