import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** A request with the same delivery id was open when this one came. */
  readonly twiceAtOnce: boolean;
}

/** A receiver on this machine. @param answer status for the n-th request, from 1; 0: the connection is cut */
export async function receiver(answer: (nth: number) => number, delayMs = 0) {
  const received: Received[] = [];
  const open = new Set<string>();
  const server = createServer((request, response) => {
    const id = String(request.headers['behealthy-delivery']);
    const twiceAtOnce = open.has(id);
    open.add(id);
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.once('end', () => {
      received.push({ headers: request.headers, body, twiceAtOnce });
      const status = answer(received.length);
      setTimeout(() => {
        open.delete(id);
        if (status === 0) request.socket.destroy();
        else response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('an answer nobody reads');
      }, delayMs);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/hook`,
    received,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
