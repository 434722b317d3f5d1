import { z } from 'zod';

// Its compiled checks would be made by eval, which the Content-Security-Policy refuses and the browser reports.
z.config({ jitless: true });

export { z };
