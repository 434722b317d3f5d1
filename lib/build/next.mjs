/**
 * Next's command line (`start`, `dev`, `build`) without telemetry, on any system's shell. PORT is respected.
 * It listens on this machine alone unless BEHEALTHY_HOST says otherwise.
 */
process.env.NEXT_TELEMETRY_DISABLED = '1';
const [command, ...options] = process.argv.slice(2);
const serves = command === 'start' || command === 'dev';
if (serves && !options.some((option) => option === '-H' || option.startsWith('--hostname'))) {
  process.argv.push('--hostname', process.env.BEHEALTHY_HOST ?? '127.0.0.1');
}
await import('next/dist/bin/next');
