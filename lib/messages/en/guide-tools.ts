interface ToolWords {
  readonly name: string;
  readonly does: string;
  readonly instead: string;
  readonly why: string;
}

/** Tools in the order in which a note meets them. */
export const tools = {
  next: {
    name: 'Next.js',
    does: 'pages and server',
    instead: 'Vite with a server beside it',
    why: 'Pages and the small server are one build. Pages are made when it is built: they open offline, and the policy names each of their scripts by its hash.',
  },
  react: {
    name: 'React',
    does: 'what is on screen',
    instead: 'Svelte, Vue',
    why: 'They make smaller pages. React has the accessible menus, dialogs and tabs that we would have to write. In a note of 50,000 words with 4,000 marks, one more mark takes 14 ms.',
  },
  query: {
    name: 'TanStack Query',
    does: 'what the server says',
    instead: 'fetch in effects, SWR',
    why: 'It keeps, repeats and cancels calls, and knows when an answer is old. Notes are not in it: one fact has one owner, and theirs is the storage.',
  },
  dexie: {
    name: 'Dexie',
    does: 'storage in the browser',
    instead: 'localStorage, SQLite in WebAssembly',
    why: 'Transactions, numbered migrations, and queries that tell every tab of a change. localStorage blocks the page and is small; SQLite would be one more engine to load.',
  },
  comlink: {
    name: 'Comlink',
    does: 'calls to the workers',
    instead: 'messages by hand',
    why: 'A call to a worker reads like a call and is typed. It drops the codes of errors, so every answer is a value that carries its own.',
  },
  engine: {
    name: 'crfsuite-wasm',
    does: 'the model',
    instead: 'a language model, CRFsuite on a server',
    why: 'A conditional random field learns from some hundred notes, in seconds, on the computer where they are. On the case study’s data ours trains 5.6 to 8.1 times as fast as native CRFsuite by processor time, gives the same tags, and writes its file format. A large model may find more; it needs a graphics card, or a server that sees the notes.',
  },
  tailwind: {
    name: 'Tailwind',
    does: 'layout',
    instead: 'a ready-made set of components',
    why: 'It knows our tokens and nothing else: a colour that is no token has no class. What is not used is not sent.',
  },
  recharts: {
    name: 'Recharts',
    does: 'charts',
    instead: 'D3, a canvas',
    why: 'Charts are SVG in React, so they take the theme and have a table behind them. Where it was too slow, points are plain SVG: the search’s first picture took 178 ms before.',
  },
  zod: {
    name: 'zod',
    does: 'every border',
    instead: 'types alone, JSON Schema by hand',
    why: 'Types are gone when data arrives. One schema checks a request, types the code behind it and writes the description of the interface.',
  },
  kysely: {
    name: 'Kysely',
    does: 'the server’s database',
    instead: 'Prisma, one database alone',
    why: 'Typed SQL without a generator, and the same code on SQLite and PostgreSQL. 200 browsers that poll and 20 that upload: p95 of a poll 17 ms on SQLite, 71 ms on PostgreSQL, on two cores.',
  },
  auth: {
    name: 'better-auth',
    does: 'sign-in',
    instead: 'a hosted service, sessions of our own',
    why: 'It runs in our server, on our database: no third party learns who signs in. Sessions are a poor place for inventions.',
  },
} satisfies Record<string, ToolWords>;
