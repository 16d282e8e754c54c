/** Does what its event says. */
module.exports = async ({ type, data }, { PermanentError, fetch, emit }) => {
  if (type === 'throws') throw new Error('try again');
  if (type === 'refuses') throw new PermanentError('never');
  if (type === 'misreads') JSON.parse('<h1>Bad Gateway</h1>');
  if (type === 'loops') for (;;);
  if (type === 'fills') for (const all = []; ;) all.push(new Array(1000).fill(Math.random()));
  if (type === 'waits') await new Promise(() => undefined);
  if (type === 'exits') process.exit(3);
  if (type === 'floods') for (;;) void emit({ type: 'x' });
  if (type === 'says') data.forEach((text) => console.log(text));
  if (type === 'answers') return data;
  if (type === 'emits nowhere') return emit({ into: 'nowhere', type: 'x' });
  if (type.startsWith('http')) return (await fetch(type)).text();
  return Object.keys(process.env);
};
