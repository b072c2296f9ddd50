import { mustOpenRaw, openRaw, toUpgrade } from '../harness/raw-socket';
import { createWorld } from '../harness/world';
import type { Attack } from '../run';
import { CUT_WITHIN_MS } from './usual';

const get = (path: string, headers = 'Host: localhost\r\n') =>
  `GET ${path} HTTP/1.1\r\n${headers}\r\n`;

/** Requests that must all end in a refusal. */
const REQUESTS: Record<string, string> = {
  polling: get('/socket.io/?EIO=4&transport=polling'),
  'polling of a known name': get('/socket.io/?EIO=4&transport=polling&sid=__proto__'),
  'an upgrade without a version': toUpgrade('transport=websocket'),
  'an upgrade of version 3': toUpgrade('EIO=3&transport=websocket'),
  'an upgrade of a connection': toUpgrade('EIO=4&transport=websocket&sid=__proto__'),
  'an upgrade from a web page': toUpgrade(undefined, 'Origin: https://example.com\r\n'),
  'an upgrade from a file': toUpgrade(undefined, 'Origin: null\r\n'),
  'another name of the machine': get('/v1/hello', 'Host: evil.example\r\n'),
  'no name of the machine': get('/v1/hello', ''),
  'a body': 'POST /v1/hello HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"a":[[]]}',
  'a form':
    'POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: 4\r\n\r\n4abc',
  'two lengths':
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
  'a length and chunks':
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'a head of 20 KB': get('/', `Host: localhost\r\nX: ${'x'.repeat(20_000)}\r\n`),
  'a path out of the folder': get('/../../etc/passwd'),
  'another protocol': 'SSH-2.0-OpenSSH_9.6\r\n\r\n',
  'a method of its own': 'CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n',
};

export const http: Attack = {
  name: 'http',
  ids: ['E10', 'E17'],
  about: 'what is not switched on, what comes from web pages, and requests that are none',
  size: { short: 3, full: 50 },
  withinSeconds: { short: 60, full: 600 },
  async run(context) {
    const world = await createWorld(context);
    const failures: string[] = [];
    let cases = 0;
    const verdict = await world.withstand(async () => {
      const old = await openRaw(world.host.port, undefined, { maxVersion: 'TLSv1.2' });
      if (old !== null) failures.push('Not refused: TLS 1.2.');
      old?.destroy();
      cases += 1;
      for (let turn = 0; turn < context.size; turn += 1) {
        for (const [what, request] of Object.entries(REQUESTS)) {
          const raw = await mustOpenRaw(world.host.port);
          raw.write(request);
          cases += 1;
          await raw.closed(CUT_WITHIN_MS).catch(() => failures.push(`Left open: ${what}.`));
          const answer = raw.received();
          if (answer !== '' && !/^HTTP\/1\.1 4\d\d /.test(answer)) {
            failures.push(`Not refused: ${what}: ${answer.split('\r\n', 1)[0]}.`);
          }
        }
      }
    });
    return { cases, note: verdict.note, failures: [...verdict.failures, ...new Set(failures)] };
  },
};
