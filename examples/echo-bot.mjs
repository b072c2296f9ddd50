// A bot for Hearth on nothing but Socket.IO and Node; docs/PROTOCOL.md explains it part by part.
//   node examples/echo-bot.mjs 'hearth://join/1?k=…' [bot-key.pem]
import * as crypto from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { connect } from 'node:tls';
import { io } from 'socket.io-client';

const [link = '', keyFile = ''] = process.argv.slice(2);
const invite = new URLSearchParams(link.split(/[?#]/)[1]);
const { k: serverId, h: addresses = '', t: token } = Object.fromEntries(invite);

// 1. Who I am: an Ed25519 key, from a file or for today only.
const privateKey = existsSync(keyFile)
  ? crypto.createPrivateKey(readFileSync(keyFile))
  : crypto.generateKeyPairSync('ed25519').privateKey;
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
if (keyFile) writeFileSync(keyFile, pem, { mode: 0o600 });
const publicKey = crypto.createPublicKey(privateKey).export({ format: 'jwk' }).x;
const sha256 = (data) => crypto.createHash('sha256').update(data).digest('base64url');
const sign = (...lines) =>
  crypto.sign(null, Buffer.from(lines.join('\n')), privateKey).toString('base64url');

// 2. Whom I talk to: only the server whose key the invite names.
let exporter = '';
const agent = new Agent();
agent.createConnection = ({ host, port }, done) => {
  const tls = connect(Number(port), host ?? '', { rejectUnauthorized: false }, () => {
    const key = tls.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
    if (sha256(key) !== serverId) throw new Error('This server shows another key.');
    const bytes = tls.exportKeyingMaterial(32, 'EXPORTER-hearth-auth-v1', Buffer.alloc(0));
    exporter = bytes.toString('base64url');
    done?.(null, tls);
  }).once('error', (error) => done?.(error, tls));
  return undefined;
};

// 3. Come in: the signature covers this very TLS connection, so it is worth nothing anywhere else.
const socket = io(`https://${addresses.split(',')[0]}`, {
  agent: /** @type {any} */ (agent),
  transports: ['websocket'],
  auth(give) {
    const signature = sign('hearth-auth-v1', serverId, exporter);
    give({ protocol: { current: 1, oldest: 1 }, publicKey, name: 'Echo', signature, token });
  },
});
socket.on('connect_error', (/** @type {any} */ { message, data }) => {
  console.error(`Not connected: ${data?.code ?? message}`);
  if (data) process.exit(1);
});

// 4. Talk: ask with an event and get an answer; hear what others do through events.
async function ask(event, payload) {
  const answer = await socket.timeout(10_000).emitWithAck(event, payload);
  if (!answer.ok) throw new Error(`${event}: ${answer.code}`);
  return answer.value;
}
function say(roomId, text) {
  const clientId = crypto.randomUUID();
  const signature = sign('hearth-message-v1', serverId, roomId, clientId, sha256(text));
  return ask('message:send', { roomId, clientId, text, signature });
}
async function reply(roomId, { author, text = '', change }) {
  if (author === selfId) return;
  const words = /^echo\s+(.+)/is.exec(text)?.[1];
  if (words) await say(roomId, words);
  if (change !== 'joined') return;
  const { room } = await ask('direct:open', { memberId: author });
  await say(room.id, 'Welcome! Write "echo" and something after it.');
}
let selfId = '';
socket.on('session:welcomed', (welcome) => {
  selfId = welcome.selfId;
  console.log(`Echo is in ${welcome.serverName} as ${selfId}.`);
});
socket.on('entry:appended', ({ roomId, entries }) => {
  for (const entry of entries) reply(roomId, entry).catch(console.error);
});
