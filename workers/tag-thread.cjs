// tsx registers itself in the main thread alone, so a thread does so before it takes TypeScript: by its CommonJS hooks,
// as those for ESM would cost another thread, and its memory, for each.
require('tsx/cjs/api').register();
require('./tag-thread.ts');
