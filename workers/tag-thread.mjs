// tsx registers itself in the main thread alone, so a thread does so before it takes TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./tag-thread.ts');
