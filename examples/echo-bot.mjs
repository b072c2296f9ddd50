// A bot for Hearth on nothing but Socket.IO and Node: repeats what follows "echo", greets newcomers personally.
//   node examples/echo-bot.mjs 'hearth://join/1?k=…' [--key bot-key.pem]
// docs/PROTOCOL.md explains it part by part.
import * as crypto from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { connect } from 'node:tls';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';

const { values, positionals } = parseArgs({
  options: { key: { type: 'string', default: '' } },
  allowPositionals: true,
});
const invite = new URLSearchParams(positionals[0]?.split(/[?#]/)[1]);
const [serverId, address] = [invite.get('k') ?? '', invite.get('h')?.split(',')[0]];

// 1. Who I am: an Ed25519 key, from a file or for today only.
const privateKey = existsSync(values.key)
  ? crypto.createPrivateKey(readFileSync(values.key))
  : crypto.generateKeyPairSync('ed25519').privateKey;
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
if (values.key !== '') writeFileSync(values.key, pem, { mode: 0o600 });
const publicKey = crypto.createPublicKey(privateKey).export({ format: 'jwk' }).x;
const sha256 = (/** @type {crypto.BinaryLike} */ data) =>
  crypto.createHash('sha256').update(data).digest('base64url');
const sign = (/** @type {string[]} */ ...lines) =>
  crypto.sign(null, Buffer.from(lines.join('\n')), privateKey).toString('base64url');

// 2. Whom I talk to: only the server whose key the invite names.
let exporter = '';
const agent = new Agent();
agent.createConnection = ({ host, port }, done) => {
  const where = { host: host ?? '', port: Number(port), rejectUnauthorized: false };
  const tls = connect({ ...where, minVersion: 'TLSv1.3' }, () => {
    const key = tls.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
    if (sha256(key ?? '') !== serverId) throw new Error('This server shows another key.');
    const bytes = tls.exportKeyingMaterial(32, 'EXPORTER-hearth-auth-v1', Buffer.alloc(0));
    exporter = bytes.toString('base64url');
    done?.(null, tls);
  }).once('error', (error) => done?.(error, tls));
  return undefined;
};

// 3. Come in: the signature covers this very TLS connection, so it is worth nothing anywhere else.
/** @type {Record<string, unknown>} */
const transport = { agent, transports: ['websocket'], timeout: 3_000 };
const socket = io(`https://${address}`, {
  ...transport,
  auth: (give) => {
    const signature = sign('hearth-auth-v1', serverId, exporter);
    const [token, protocol] = [invite.get('t') ?? undefined, { current: 1, oldest: 1 }];
    give({ protocol, publicKey, name: 'Echo', signature, token });
  },
});
socket.on('connect_error', (/** @type {Error & { data?: { code: string } }} */ error) => {
  console.error(`Not connected: ${error.data?.code ?? error.message}`);
  if (error.data !== undefined) process.exit(1);
});

// 4. Talk: ask with an event and get an answer; hear what others do through events.
/** @type {(event: string, payload: object) => Promise<{ room: { id: string } }>} */
async function ask(event, payload) {
  const answer = await socket.timeout(10_000).emitWithAck(event, payload);
  if (!answer.ok) throw new Error(`${event}: ${answer.code}`);
  return answer.value;
}
/** @type {(roomId: string, text: string) => Promise<unknown>} */
function say(roomId, text) {
  const clientId = crypto.randomUUID();
  const signature = sign('hearth-message-v1', serverId, roomId, clientId, sha256(text));
  return ask('message:send', { roomId, clientId, text, signature });
}
let [selfId, lobbyId] = ['', ''];
socket.on('session:welcomed', (welcome) => {
  selfId = welcome.selfId;
  for (const room of welcome.rooms) if (room.isLobby) lobbyId = room.id;
  console.log(`Echo is in ${welcome.serverName} as ${selfId}.`);
});
socket.on('entry:appended', async ({ roomId, entries }) => {
  for (const { author, text = '', change, memberId } of entries) {
    if (author === selfId) continue;
    const words = /^echo\s+(.+)/is.exec(text)?.[1];
    if (words !== undefined) await say(roomId, words).catch(console.error);
    if (roomId !== lobbyId || change !== 'joined') continue;
    const greeting = 'Welcome! Write "echo" and something after it.';
    const direct = ask('direct:open', { memberId });
    await direct.then(({ room }) => say(room.id, greeting)).catch(console.error);
  }
});
