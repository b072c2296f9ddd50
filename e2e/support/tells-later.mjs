// Read before a server starts: it tells what is said as a later version might. Questions are messages with a poll beside
// their words, and who came in is an entry of another kind.
const print = JSON.stringify;

const toLater = (_name, value) => {
  if (typeof value?.seq !== 'number') return value;
  const { roomId, seq, at, author, kind, text } = value;
  if (kind === 'membership') return { roomId, seq, at, author, kind: 'welcome', words: 'Hello!' };
  const isQuestion = kind === 'message' && text.endsWith('?');
  return isQuestion ? { ...value, poll: { answers: ['yes', 'no'] } } : value;
};

JSON.stringify = (value, replacer, space) => print(value, replacer ?? toLater, space);
