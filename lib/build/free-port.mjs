import { createServer } from 'node:net';

/**
 * @param {number} wanted taken when nobody has it; 0: any
 * @returns {Promise<number>} a port that was free a moment ago
 */
export function freePort(wanted) {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (wanted !== 0 && error.code === 'EADDRINUSE') found(freePort(0));
      else failed(error);
    });
    // Where the app's server listens.
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
