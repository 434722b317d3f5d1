'use client';
import * as tanstack from '@tanstack/react-query';
import { onForget } from './on-forget';
import { callErrorOf } from './registry/call';
import { registryKeys } from './registry/keys';

let client: tanstack.QueryClient | undefined;

/**
 * The one cache of what the registry said. Given to each hook here and not by a provider around the pages: then a page that
 * asks the registry nothing, as Read, loads none of it.
 */
export function queryClient(): tanstack.QueryClient {
  if (client) return client;
  const made: tanstack.QueryClient = new tanstack.QueryClient({
    queryCache: new tanstack.QueryCache({
      // The session ended on the server: whichever call learns of it, the page says so.
      onError: (error) => {
        if (callErrorOf(error).code === 'not-signed-in')
          void made.invalidateQueries({ queryKey: registryKeys.session });
      },
    }),
  });
  // Pages are prerendered with it too, where nothing comes into view or goes offline.
  if (typeof window !== 'undefined') made.mount();
  onForget(() => made.clear());
  client = made;
  return made;
}

export const useQueryClient = queryClient;

export const useQuery = ((options: tanstack.UseQueryOptions) =>
  tanstack.useQuery(options, queryClient())) as typeof tanstack.useQuery;

export const useMutation = ((options: tanstack.UseMutationOptions) =>
  tanstack.useMutation(options, queryClient())) as typeof tanstack.useMutation;
