// Loaded before the kernel, which sends without waiting. A zeromq socket takes one message at a time and refuses the next:
// whatever was to be answered then has no answer. Here a message waits for the one before it.
const { Publisher } = require("zeromq");

const prototype = Object.getPrototypeOf(Publisher.prototype);
const { send } = prototype;
const underway = new WeakMap();

function sendInTurn(...message) {
  const before = underway.get(this);
  // At once where nothing is under way: a socket may be closed right after its last message.
  const sent = before ? before.then(() => send.apply(this, message)) : send.apply(this, message);
  const done = sent.then(
    () => {},
    () => {},
  );
  underway.set(this, done);
  void done.then(() => {
    if (underway.get(this) === done) underway.delete(this);
  });
  return sent;
}

Object.defineProperty(prototype, "send", { value: sendInTurn, configurable: true });
