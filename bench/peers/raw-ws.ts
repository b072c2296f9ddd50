// As little as a Node server can do for a message without gathering: no protocol but a number to acknowledge by, the frame
// made once and written to each socket.
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { createPeerServer, listen } from './listen';

const http = createPeerServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
const sockets = new Set<Socket>();

/** The frame of a text of 126 bytes to 64 KiB, as a server sends it. */
function toFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const frame = Buffer.alloc(4 + payload.length);
  frame[0] = 0x81;
  frame[1] = 126;
  frame.writeUInt16BE(payload.length, 2);
  payload.copy(frame, 4);
  return frame;
}

server.on('connection', (connection, { socket }) => {
  sockets.add(socket);
  connection.on('close', () => sockets.delete(socket));
  connection.on('message', (data: Buffer) => {
    const text = data.toString();
    const end = text.indexOf('#');
    const frame = toFrame(`m${text.slice(end + 1)}`);
    for (const other of sockets) other.write(frame);
    connection.send(`a${text.slice(0, end)}`);
  });
});
listen(http);
