// The control: a chat server as tutorials write them. It acknowledges first and writes later, tells everybody at once,
// numbers in memory, and has no unique key. The suite must find what it loses, or the suite finds nothing.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { Server } from 'socket.io';

const { values } = parseArgs({
  options: { name: { type: 'string' }, port: { type: 'string' }, data: { type: 'string' } },
});
const folder = values.data ?? '.';
const WRITE_EVERY_MS = 50;

mkdirSync(folder, { recursive: true });
const database = new DatabaseSync(join(folder, 'naive.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS messages (key INTEGER PRIMARY KEY, text TEXT NOT NULL)');
const insert = database.prepare('INSERT INTO messages (text) VALUES (?)');
let head = (database.prepare('SELECT count(*) AS count FROM messages').get() as { count: number })
  .count;
let unwritten: string[] = [];

function write(): void {
  const texts = unwritten;
  unwritten = [];
  for (const text of texts) insert.run(text);
}
setInterval(write, WRITE_EVERY_MS);

const http = createServer();
const io = new Server(http);
io.on('connection', (socket) => {
  socket.on('message', (text: string, acknowledge: (seq: number) => void) => {
    head += 1;
    acknowledge(head);
    io.emit('message', head, text);
    unwritten.push(text);
  });
});
http.listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write('Ctrl+C stops the server.\n');
});
process.on('SIGTERM', () => {
  write();
  database.close();
  process.exit(0);
});
