// Stands where a known server stood, under another key, and says on the network that it is that server. Counts who comes
// and every byte of application data that is said to it: one line of JSON each time either changes.
// node counting-impostor.mjs PORT KEY.pem CERTIFICATE.pem ANNOUNCEMENT-IN-HEX
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:tls';

const GROUP = '224.0.0.251';
const GROUP_PORT = 5353;
const SAY_EVERY_MS = 300;

const [port, keyFile, certificateFile, announcement] = process.argv.slice(2);
const heard = { visits: 0, bytes: 0 };
const tell = () => void process.stdout.write(`${JSON.stringify(heard)}\n`);

const server = createServer(
  { key: readFileSync(keyFile), cert: readFileSync(certificateFile), minVersion: 'TLSv1.3' },
  (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard.bytes += chunk.length;
      tell();
    });
  },
);
server.on('connection', () => {
  heard.visits += 1;
  tell();
});
server.listen(Number(port), tell);

const mouth = createSocket({ type: 'udp4', reuseAddr: true });
mouth.bind(GROUP_PORT, () => {
  const say = () =>
    mouth.send(Buffer.from(announcement, 'hex'), GROUP_PORT, GROUP, () => undefined);
  say();
  setInterval(say, SAY_EVERY_MS);
});
