/** Next's command line (`start`, `dev`, `build`) without telemetry, on any system's shell. PORT is respected. */
process.env.NEXT_TELEMETRY_DISABLED = '1';
await import('next/dist/bin/next');
