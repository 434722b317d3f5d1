/** Words of the system's picture. `note` stands under the name, at most about 30 characters; `does` is told beside it. */
export const diagram = {
  label: 'Parts of the system',
  title: 'BeHealthy, the system',
  saveSvg: 'Save as SVG',
  savePdf: 'Save as PDF',
  fileName: 'behealthy-system',
  live: 'Live page',
  code: 'Code',
  areas: {
    browser: 'This browser: note text stays here',
    server: 'Server of a site: no note text',
    node: 'A terminal: files in, files out',
  },
  wires: {
    intents: 'intents',
    live: 'live queries',
    calls: 'calls',
    rows: 'rows',
    gated: 'gated models',
    counts: 'counts',
    signed: 'signed models',
  },
  boxes: {
    read: { name: 'Read', note: '', does: 'A note with its marks, and what treats what.' },
    annotate: { name: 'Annotate', note: '', does: 'Clinicians tag; a model learns from them meanwhile.' },
    datasets: { name: 'Datasets', note: '', does: 'Notes come in, are checked and kept as versions.' },
    experiments: { name: 'Experiments', note: '', does: 'Models are trained, judged, compared and explained.' },
    models: { name: 'Models', note: '', does: 'Shared models are reviewed, deployed and rolled back.' },
    monitor: { name: 'Monitor', note: '', does: 'Key figures, drift, and what fired.' },
    pipelines: { name: 'Pipelines', note: '', does: 'Each run of each step, and the rules that start them.' },
    client: {
      name: 'Hooks and intents',
      note: 'what pages may ask for',
      does: 'Pages ask for work by intents and see its outcome by live queries. They compute nothing of their own.',
    },
    store: {
      name: 'Storage',
      note: 'IndexedDB by Dexie, encrypted',
      does: 'Notes, marks, runs, models and counts, each row encrypted. A dataset is stored whole or not at all.',
    },
    background: {
      name: 'Worker for long work',
      note: 'imports, trains, monitors, sends',
      does: 'Runs the pipelines apart from the page, so that nothing on the page waits for them.',
    },
    interactive: {
      name: 'Worker for single notes',
      note: 'reads and suggests',
      does: 'The same script a second time: reading stays quick while a model trains.',
    },
    data: {
      name: 'Data',
      note: 'check, split, freeze',
      does: 'Files become checked notes, then a version that never changes.',
    },
    training: {
      name: 'Training',
      note: 'features, fit, judge',
      does: 'A version, features and settings become a model with its figures.',
    },
    inference: {
      name: 'Inference',
      note: 'tag, pair, show',
      does: 'A note becomes marks with their confidence, and pairs of disease and treatment.',
    },
    monitoring: {
      name: 'Monitoring',
      note: 'count, compare, act',
      does: 'Readings become counts, counts become levels, levels start what the rules say.',
    },
    rules: {
      name: 'Rules',
      note: 'pure: no clock, no chance',
      does: 'What is right, drifted, promoted or refused. The same code runs in browser, server and terminal.',
    },
    formats: {
      name: 'Formats',
      note: 'files in and out',
      does: 'Eight formats of annotated notes, each with a report of what it could not hold.',
    },
    engine: {
      name: 'Engine',
      note: 'crfsuite-wasm, WebAssembly',
      does: 'Conditional random fields with CRFsuite’s parameters and model file.',
    },
    offline: {
      name: 'The app itself',
      note: 'kept whole, by version',
      does: 'A service worker keeps every file of a version, so the app opens without a network.',
    },
    checks: {
      name: 'Checks of what arrives',
      note: 'signature, hash, self-test',
      does: 'A deployed model is taken after the last check and not before. Else the last good one goes on.',
    },
    outbox: {
      name: 'Outbox',
      note: 'every byte can be looked at',
      does: 'The one door to the server. A row is written in the transaction of the change that it tells of.',
    },
    registry: {
      name: 'Registry of models',
      note: 'versions and reviews',
      does: 'Keeps models that passed the privacy gate, their cards and decisions.',
    },
    fleet: {
      name: 'Counts of all browsers',
      note: 'windows, key figures, firings',
      does: 'Adds up counts. No browser’s window is shown by itself.',
    },
    deployments: {
      name: 'Deployments',
      note: 'signed, in stages',
      does: 'Says which model is in use, under a number that only rises.',
    },
    people: {
      name: 'People and sessions',
      note: 'invitation, roles, sign-in',
      does: 'Who may share, review and deploy.',
    },
    audit: {
      name: 'Audit log',
      note: 'append-only, chained by hash',
      does: 'Who did what, when and why. A change of the past breaks the chain.',
    },
    database: {
      name: 'Database',
      note: 'SQLite file or PostgreSQL',
      does: 'One schema and one code path for both.',
    },
    commands: {
      name: 'Command line',
      note: 'the same pipelines in Node',
      does: 'Trains, tags, gates and simulates over files, by the same rules.',
    },
  },
} as const;
