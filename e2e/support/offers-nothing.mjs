// Read before a server starts: it welcomes as servers did that had nothing but the base (CA-2).
const print = JSON.stringify;

const toOlder = (name, value) =>
  name === 'capabilities' && Array.isArray(value) ? undefined : value;

JSON.stringify = (value, replacer, space) => print(value, replacer ?? toOlder, space);
