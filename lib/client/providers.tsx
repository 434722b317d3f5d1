'use client';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { callErrorOf } from './registry/call';
import { registryKeys } from './registry/keys';

export function ClientProviders({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function newClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // The session ended on the server: whichever call learns of it, the page says so.
      onError: (error) => {
        if (callErrorOf(error).code === 'not-signed-in')
          void client.invalidateQueries({ queryKey: registryKeys.session });
      },
    }),
  });
  return client;
}
