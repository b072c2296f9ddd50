// The server of the tutorial: what anybody writes who reads the first page about Socket.IO. Default options, nothing checked,
// nothing kept, one emit a message.
import { Server } from 'socket.io';
import { createPeerServer, listen } from './listen';

const http = createPeerServer();
const io = new Server(http);
io.on('connection', (socket) => {
  void socket.join('room');
  socket.on('message', (text: string, acknowledge: () => void) => {
    io.to('room').emit('message', text);
    acknowledge();
  });
});
listen(http);
